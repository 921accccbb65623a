import type { ItemId } from "../../../model/ids.ts";
import type { Round } from "../../../model/kind.ts";
import type { Judge } from "../../../model/vocabulary.ts";
import { countAgree3, type Agree3 } from "../../../judgement/agree3.ts";
import { standing } from "../../../judgement/standing.ts";
import type { Cast } from "../entry.ts";
import type { Agree3Figures } from "../figures.ts";
import type { JudgeOwn } from "../index.ts";
import { answersTo, countBySide, leastOf } from "./answers.ts";
import { mapFigures, opinionsIn, withOpinions } from "./opinions.ts";

type Row = Omit<Agree3Figures["rows"][number], "rank">;
const ANSWERS: readonly Agree3[] = ["agree", "disagree", "pass"];

/**
 * Votes on statements, those most agreed with first, or, where the protocol asks for it, those that most of every group of
 * opinion agree with. A statement that came late is seen by few: below the threshold it is not counted.
 */
export function settleAgree3(
  round: Round<Judge, JudgeOwn>,
  entries: readonly Cast[],
  took: Pick<Agree3Figures, "panel" | "ballots">,
): Agree3Figures {
  const { input, spec } = round.run;
  const opinions = opinionsIn(round, entries);
  const byGroups = spec.tally.includes("groupConsensus") ? opinions : null;
  const order = new Map(input.map((item, at) => [item, byGroups?.consensus[at] ?? null]));
  const worth = (row: Row): number => (row.agree === null ? -1 : (order.get(row.item) ?? row.agree / Math.max(1, row.voters)));
  const rows = input.map((item) => rowOf(round, item, entries)).map((row) => (opinions ? withOpinions(round, row, opinions) : row));
  const sorted = rows.toSorted((a, b) => worth(b) - worth(a));
  const found = opinions && spec.tally.includes("opinionMap") ? { opinions: mapFigures(opinions) } : {};
  return { scale: "agree3", ...took, rows: [...standing(sorted, (a, b) => worth(a) === worth(b))], reasons: [], ...found };
}

function rowOf(round: Round<Judge, JudgeOwn>, item: ItemId, entries: readonly Cast[]): Row {
  const given = answersTo(entries, item);
  const votes = given.flatMap(({ answer }) => ANSWERS.filter((each) => each === answer));
  const found = countAgree3(votes, leastOf(round));
  const bySide = found && countBySide(round, given, ANSWERS);
  return { item, voters: votes.length, agree: found?.agree ?? null, disagree: found?.disagree ?? null, pass: found?.pass ?? null, bySide };
}
