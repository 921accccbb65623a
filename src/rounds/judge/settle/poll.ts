import type { ItemId } from "../../../model/ids.ts";
import type { Round } from "../../../model/kind.ts";
import type { Judge, Scale } from "../../../model/vocabulary.ts";
import { poll } from "../../../judgement/poll.ts";
import { standing } from "../../../judgement/standing.ts";
import type { Cast } from "../entry.ts";
import { verdictOf, type PollFigures } from "../figures.ts";
import type { JudgeOwn } from "../index.ts";
import { answersOf, endsOf, isPerSide, levelOf } from "../scale.ts";
import { answersTo, countBySide, leastOf, membersOf } from "./answers.ts";

type PollScale = Extract<Scale, { s: "gradient" | "fist" }>;
type Row = Omit<PollFigures["rows"][number], "rank">;

/**
 * Gradients of agreement and fist to five. Where each side has to reach the level, a row is one word, whether it is reached
 * or not, and says neither of which side it is nor how many they are.
 */
export function settlePoll(
  round: Round<Judge, JudgeOwn>,
  scale: PollScale,
  entries: readonly Cast[],
  took: Pick<PollFigures, "panel" | "ballots">,
): PollFigures {
  const rows = round.run.input.map((item) => rowOf(round, scale, item, entries, took.ballots));
  const sorted = rows.toSorted((a, b) => Number(b.reached) - Number(a.reached) || share(b) - share(a));
  const ranked = [...standing(sorted, (a, b) => a.reached === b.reached && share(a) === share(b))];
  const shared = { ...took, rows: ranked, reasons: [], verdict: verdictOf(ranked) };
  if (scale.s === "fist") return { scale: "fist", ...shared };
  const level = levelOf(scale, round.around);
  const atOrBelow = "atOrBelow" in level ? level.atOrBelow : scale.levels;
  return { scale: "gradient", ...shared, levels: scale.levels, atOrBelow, perSide: isPerSide(round.around) };
}

const share = (row: Row): number => (row.forward ?? 0) / Math.max(1, row.voters);

function rowOf(round: Round<Judge, JudgeOwn>, scale: PollScale, item: ItemId, entries: readonly Cast[], ballots: number): Row {
  const given = answersTo(entries, item);
  const perSide = scale.s === "gradient" && isPerSide(round.around);
  const polled = poll(
    given.map(({ side, answer }) => ({ side, answer: Number(answer) })),
    {
      scale: endsOf(scale),
      level: levelOf(scale, round.around),
      sides: perSide ? round.plan.sides.map(({ id }) => ({ side: id, members: membersOf(round, id) })) : [],
      atLeast: leastOf(round),
    },
  );
  const reached = polled.is !== "withheld" && polled.word === "forward";
  if (perSide) return { ...nothing(item, null), voters: ballots, reached };
  if (polled.is !== "counts") return nothing(item, given.length);
  const { median, forward, histogram } = polled.counts;
  const { tally } = round.run.spec;
  return {
    item,
    voters: given.length,
    n: given.length,
    histogram: tally.includes("histogram") ? [...histogram] : null,
    median: tally.includes("median") ? median : null,
    forward,
    reached,
    bySide: countBySide(round, given, answersOf(round.run.spec, scale)),
  };
}

const nothing = (item: ItemId, n: number | null): Row => ({
  item,
  voters: n ?? 0,
  n,
  histogram: null,
  median: null,
  forward: null,
  reached: false,
  bySide: null,
});
