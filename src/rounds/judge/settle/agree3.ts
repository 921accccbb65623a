import type { ItemId } from "../../../model/ids.ts";
import type { Round } from "../../../model/kind.ts";
import type { Judge } from "../../../model/vocabulary.ts";
import { countAgree3, type Agree3 } from "../../../judgement/agree3.ts";
import { acrossSides, type Agreement } from "../../../judgement/across.ts";
import { standing } from "../../../judgement/standing.ts";
import type { Cast } from "../entry.ts";
import type { Agree3Figures } from "../figures.ts";
import type { JudgeOwn } from "../index.ts";
import { answersTo, countBySide, leastOf, type Answer } from "./answers.ts";
import { mapFigures, opinionsIn, withOpinions } from "./opinions.ts";

type Row = Omit<Agree3Figures["rows"][number], "rank">;
const ANSWERS: readonly Agree3[] = ["agree", "disagree", "pass"];

/**
 * Votes on statements, those most agreed with first, or, where the protocol asks for it, those that most of every group of
 * opinion agree with, or that every declared side agrees with most surely. A statement that came late is seen by few: below the threshold it is not counted.
 */
export function settleAgree3(
  round: Round<Judge, JudgeOwn>,
  entries: readonly Cast[],
  took: Pick<Agree3Figures, "panel" | "ballots">,
): Agree3Figures {
  const { input, spec } = round.run;
  const opinions = opinionsIn(round, entries);
  const byGroups = spec.tally.includes("groupConsensus") ? opinions : null;
  const made = input.map((item, at): Ordered => {
    const { row, worth } = rowOf(round, item, entries);
    const order = byGroups ? (byGroups.consensus[at] ?? null) : worth;
    return { row: opinions ? withOpinions(round, row, opinions) : row, worth: row.agree === null ? LAST : (order ?? share(row)) };
  });
  const sorted = made.toSorted((a, b) => b.worth - a.worth);
  const rows = standing(
    sorted.map(({ row, worth }) => ({ ...row, worth })),
    (a, b) => a.worth === b.worth,
  ).map(({ worth: _worth, ...row }) => row);
  const found = opinions && spec.tally.includes("opinionMap") ? { opinions: mapFigures(opinions) } : {};
  return { scale: "agree3", ...took, rows, reasons: [], ...found };
}

interface Ordered {
  readonly row: Row;
  readonly worth: number;
}

/** Of a statement that too few voted on, after whatever has an order. */
const LAST = -3;

const share = ({ agree, voters }: Row): number => (agree ?? 0) / Math.max(1, voters);

/** A statement with its votes, and what it is put in order by where sides are compared; null: they are not. */
function rowOf(
  round: Round<Judge, JudgeOwn>,
  item: ItemId,
  entries: readonly Cast[],
): { readonly row: Row; readonly worth: number | null } {
  const given = answersTo(entries, item);
  const votes = given.flatMap(({ answer }) => ANSWERS.filter((each) => each === answer));
  const found = countAgree3(votes, leastOf(round));
  const bySide = found && countBySide(round, given, ANSWERS);
  const row = {
    item,
    voters: votes.length,
    agree: found?.agree ?? null,
    disagree: found?.disagree ?? null,
    pass: found?.pass ?? null,
    bySide,
  };
  if (round.run.spec.breakdown !== "side") return { row, worth: null };
  const sides = round.plan.sides.map(({ id }) => agreementOf(given.filter(({ side }) => side === id)));
  const { word, worth } = acrossSides(sides, agreementOf(given), bySide !== null);
  return { row: { ...row, across: word }, worth };
}

const agreementOf = (given: readonly Answer[]): Agreement => ({
  agree: given.filter(({ answer }) => answer === "agree").length,
  votes: given.length,
});
