import type { Round } from "../../../model/kind.ts";
import type { Judge, Scale } from "../../../model/vocabulary.ts";
import type { ItemId } from "../../../model/ids.ts";
import { appropriateness } from "../../../judgement/appropriateness.ts";
import { outcome } from "../../../judgement/delphi-outcome.ts";
import { delphiEnd, type DelphiStop } from "../../../judgement/delphi-stop.ts";
import { histogram } from "../../../judgement/histogram.ts";
import { quartiles } from "../../../judgement/quantile.ts";
import { summarise } from "../../../judgement/rating-summary.ts";
import { isRating } from "../../../judgement/regions.ts";
import { movement, type Movement } from "../../../judgement/stability.ts";
import { standing } from "../../../judgement/standing.ts";
import { thirdsOf } from "../../../judgement/thirds.ts";
import type { Cast } from "../entry.ts";
import type { RateFigures } from "../figures.ts";
import type { JudgeOwn } from "../index.ts";
import { answersOf, isFromOneToNine } from "../scale.ts";
import { answersTo, countBySide, leastOf } from "./answers.ts";

type Rate = Extract<Scale, { s: "rate" }>;
type Row = Omit<RateFigures["rows"][number], "rank">;
type JudgeRound = Round<Judge, JudgeOwn>;

/** Share of people who may move between regions where no rule of a Delphi says otherwise (Scheibe et al. 1975). */
const MAY_MOVE = 0.15;

/**
 * Ratings: median, middle half and thirds of each item; on 1 to 9 also disagreement by IPRAS; in a Delphi the outcome of
 * each statement, whether it is stable against the pass before, and whether the rating ends here. Of who changed their
 * mind, and by how much, nothing is published.
 */
export function settleRates(
  round: JudgeRound,
  scale: Rate,
  entries: readonly Cast[],
  before: readonly Cast[],
  took: Pick<RateFigures, "panel" | "ballots">,
  answered: number,
): RateFigures {
  const rule = round.around?.until.rule === "delphi" ? round.around.until : null;
  const items = round.run.input.map((item) => {
    const moved = isFromOneToNine(scale) ? movementOf(round, item, entries, before, rule) : null;
    return { moved, row: rowOf(round, scale, item, entries, rule, moved) };
  });
  const rows = items.map(({ row }) => row).toSorted((a, b) => best(b) - best(a) || share(b) - share(a));
  return {
    scale: "rate",
    ...took,
    min: scale.min,
    max: scale.max,
    rows: [...standing(rows, (a, b) => best(a) === best(b) && share(a) === share(b))],
    reasons: [],
    stop:
      rule &&
      stopOf(
        round,
        rule,
        items.map(({ moved }) => moved),
        answered,
      ),
  };
}

/** Items of which nothing can be said stand last. */
const best = (row: Row): number => row.median ?? -Infinity;
const share = (row: Row): number => (row.high ?? 0) / Math.max(1, row.voters);

function rowOf(
  round: JudgeRound,
  scale: Rate,
  item: ItemId,
  entries: readonly Cast[],
  rule: DelphiStop | null,
  moved: Movement | null,
): Row {
  const { tally, feedback } = round.run.spec;
  const answers = answersTo(entries, item);
  const values = answers.map(({ answer }) => Number(answer));
  const middle = values.length >= leastOf(round) ? quartiles(values) : null;
  if (!middle) return withheld(item, values.length);
  const wantsAll = tally.includes("histogram") || feedback?.group === "histogram";
  return {
    item,
    voters: values.length,
    n: values.length,
    median: middle.median,
    q25: middle.q1,
    q75: middle.q3,
    iqr: middle.iqr,
    ...thirdsOf(values, scale),
    histogram: wantsAll ? [...histogram(values, scale)] : null,
    ...panelWords(round, scale, values, rule),
    stable: moved?.stable ?? null,
    bySide: countBySide(round, answers, answersOf(round.run.spec, scale)),
  };
}

/** Disagreement, class and outcome are defined on ratings from 1 to 9 alone. */
function panelWords(round: JudgeRound, scale: Rate, values: readonly number[], rule: DelphiStop | null) {
  const ratings = isFromOneToNine(scale) ? values.filter(isRating) : [];
  const summary = summarise(ratings, leastOf(round));
  const asked = round.run.spec.tally.includes("ipras");
  return {
    disagreement: summary?.disagreement ?? null,
    class: asked ? (appropriateness(ratings, leastOf(round))?.class ?? null) : null,
    outcome: summary && rule ? outcome(summary, rule.iqr) : null,
  };
}

const withheld = (item: ItemId, voters: number): Row => ({
  item,
  voters,
  n: voters,
  median: null,
  q25: null,
  q75: null,
  iqr: null,
  low: null,
  middle: null,
  high: null,
  histogram: null,
  disagreement: null,
  class: null,
  outcome: null,
  stable: null,
  bySide: null,
});

/** People paired with their own rating of the pass before, while its key lives. */
function movementOf(
  round: JudgeRound,
  item: ItemId,
  now: readonly Cast[],
  before: readonly Cast[],
  rule: DelphiStop | null,
): Movement | null {
  const earlier = new Map(answersTo(before, item).map(({ who, answer }) => [who, Number(answer)]));
  const pairs = answersTo(now, item).flatMap(({ who, answer }) => {
    const pair = { before: earlier.get(who) ?? NaN, now: Number(answer) };
    return isRating(pair.before) && isRating(pair.now) ? [{ before: pair.before, now: pair.now }] : [];
  });
  return movement(pairs, rule?.scheibe ?? MAY_MOVE, leastOf(round));
}

function stopOf(
  { around, run }: JudgeRound,
  rule: DelphiStop,
  movements: readonly (Movement | null)[],
  answered: number,
): RateFigures["stop"] {
  if (!around) return null;
  // Somebody may have answered and be invited no more: they were invited when they did.
  const invited = Math.max(1, run.eligible.length, answered);
  const end = delphiEnd(rule, { number: around.pass, max: around.max, answered, invited, movements });
  return { stop: end !== null, why: end ?? "another" };
}
