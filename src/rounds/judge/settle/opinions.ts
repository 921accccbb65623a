import type { ItemId } from "../../../model/ids.ts";
import type { Round } from "../../../model/kind.ts";
import type { Judge } from "../../../model/vocabulary.ts";
import { mayShowBreakdown, THRESHOLDS } from "../../../confidentiality/thresholds.ts";
import type { Agree3 } from "../../../judgement/agree3.ts";
import { DIVIDES } from "../../../judgement/opinion/consensus.ts";
import { voteMatrix, type Vote, type VoteMatrix } from "../../../judgement/opinion/matrix.ts";
import { OPINION_SEED, opinionsOf, type Opinions } from "../../../judgement/opinion/opinions.ts";
import { seeded } from "../../../judgement/opinion/seeded.ts";
import { choicesIn, type Cast } from "../entry.ts";
import type { Agree3Figures } from "../figures.ts";
import type { JudgeOwn } from "../index.ts";

type JudgeRound = Round<Judge, JudgeOwn>;
type Row = Omit<Agree3Figures["rows"][number], "rank">;

const VOTE: Readonly<Record<Agree3, Vote>> = { agree: 1, disagree: -1, pass: 0 };

/** Shares of those who voted on a statement: nearly everyone; one of two halves that stand against each other. */
const NEARLY_ALL = 2 / 3;
const HALF = 1 / 3;

/** Votes, in a ballot that everybody filled in, from which on a map takes longer than people should wait for a page. */
const MANY_VOTES = 5_000;

/** A map of many votes takes from a tenth of a second to seconds. */
export const isHeavy = ({ run }: JudgeRound, entries: readonly unknown[]): boolean =>
  asksForMap(run.spec) && entries.length * run.input.length >= MANY_VOTES;

const asksForMap = ({ tally }: Judge): boolean => tally.includes("opinionMap") || tally.includes("groupConsensus");

/** The map of all votes, where the protocol asks for it; null: it does not. It is made while a round is settled, and is then gone. */
export function opinionsIn({ run }: JudgeRound, entries: readonly Cast[]): Opinions | null {
  if (!asksForMap(run.spec)) return null;
  return opinionsOf(matrixOf(run.input, entries), seeded(OPINION_SEED));
}

function matrixOf(input: readonly ItemId[], entries: readonly Cast[]): VoteMatrix {
  const place = new Map(input.map((item, at) => [item, at]));
  const cast = entries.flatMap(({ ballot }, person) =>
    Object.entries(choicesIn(ballot)?.choices ?? {}).flatMap(([item, answer]) => {
      const statement = place.get(item as ItemId);
      return statement === undefined ? [] : [{ person, statement, vote: VOTE[answer as Agree3] }];
    }),
  );
  return voteMatrix(entries.length, input.length, {
    person: Int32Array.from(cast, ({ person }) => person),
    statement: Int32Array.from(cast, ({ statement }) => statement),
    vote: Int8Array.from(cast, ({ vote }) => vote),
  });
}

/** What is published of the map itself: how many, and how far to trust it. */
export const mapFigures = (opinions: Opinions): NonNullable<Agree3Figures["opinions"]> => ({
  voters: opinions.voters,
  placed: opinions.placed,
  verdict: opinions.verdict,
  why: opinions.why,
  groups: [...opinions.groups],
  agreeing: opinions.isAgreeing,
  evenedOut: opinions.isEvenedOut,
});

/** The row with how the statement stands, and, where the protocol asks for it and nobody could be read off them, each group's shares. */
export function withOpinions({ run }: JudgeRound, row: Row, opinions: Opinions): Row {
  const at = run.input.indexOf(row.item);
  if (row.agree === null || !run.spec.tally.includes("opinionMap")) return row;
  const stands = standsOf(row, at, opinions);
  return { ...row, stands, byGroup: run.spec.breakdown === "group" ? sharesByGroup(row, at, opinions) : null };
}

/**
 * By the groups, where enough people of each voted on it; else by all together: a word that hung on the one vote of a small
 * group would tell that vote, and mean nothing.
 */
function standsOf({ agree, disagree, voters }: Row, at: number, { tallies, division }: Opinions): "shared" | "divides" | null {
  const votes = tallies.flatMap((group) => group[at] ?? []);
  const isByGroups = votes.length > 0 && votes.every(({ seen }) => seen >= THRESHOLDS.cell);
  const isMostEverywhere = !isByGroups || votes.every((each) => 2 * (each.agree + 1) >= each.seen + 2);
  if ((agree ?? 0) >= NEARLY_ALL * voters && isMostEverywhere) return "shared";
  if (isByGroups && (division?.[at] ?? 0) >= DIVIDES) return "divides";
  return Math.min(agree ?? 0, disagree ?? 0) >= HALF * voters ? "divides" : null;
}

/** All groups or none, by the rule for every breakdown: whoever is in no group counts as one more. In whole per cent. */
function sharesByGroup({ agree, disagree, pass }: Row, at: number, { tallies }: Opinions): { agree: number; disagree: number }[] | null {
  const votes = tallies.flatMap((group) => group[at] ?? []);
  const cells = votes.map((each) => [each.agree, each.disagree, each.seen - each.agree - each.disagree]);
  if (!mayShowBreakdown(cells, [agree ?? 0, disagree ?? 0, pass ?? 0])) return null;
  const share = (part: number, whole: number): number => Math.round((100 * part) / whole);
  return votes.map((each) => ({ agree: share(each.agree, each.seen), disagree: share(each.disagree, each.seen) }));
}
