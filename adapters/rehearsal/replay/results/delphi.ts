import { stableShare } from "../../../../src/judgement/delphi-stop.ts";
import { summarise } from "../../../../src/judgement/rating-summary.ts";
import { isRating, type Rating } from "../../../../src/judgement/regions.ts";
import { movement, type Movement, type RatingPair } from "../../../../src/judgement/stability.ts";
import { histogram, NINE } from "../../../../src/judgement/histogram.ts";
import type { RateFigures } from "../../../../src/rounds/judge/figures.ts";
import type { ItemId } from "../../../../src/model/ids.ts";
import { wordIn } from "../../scripts/raw.ts";
import { judged } from "./figures.ts";
import type { Finding, Played } from "./index.ts";
import { round } from "./round.ts";

/** The protocol's own rule for a panel of ratings, and how few may be told of. */
const SCHEIBE = 0.15;
const LEAST = 5;

const OUTCOMES = { agreedFor: "agreed-for", agreedAgainst: "agreed-against", polarised: "polarised", open: "open" } as const;

interface Wave {
  readonly name: string;
  readonly pass: number;
  readonly figures: RateFigures;
}

/**
 * The Delphi table. What was published comes out of the figures of the passes; who moved, which nobody publishes, out of
 * what the people of the script sent.
 */
export const delphi: Finding = (played) => {
  const waves = wavesOf(played);
  const [first, last] = [waves[0], waves.at(-1)];
  if (!first || !last) return {};
  const statements = last.figures.rows.map(({ item }) => statementOf(played, waves, item)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const outcomes: Record<string, number> = {};
  for (const { found } of statements) outcomes[found.outcome] = (outcomes[found.outcome] ?? 0) + 1;
  const share = stableShare(statements.map(({ moved }) => moved));
  return {
    statements: Object.fromEntries(statements.map(({ id, found }) => [id, found])),
    ...(share === null ? {} : { stableShare: round(share, 3) }),
    outcomes: Object.fromEntries(Object.entries(outcomes).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    ...ranked(played),
    responses: Object.fromEntries(waves.map(({ name, figures }) => [name, figures.ballots])),
  };
};

function wavesOf({ state, scenario }: Played): readonly Wave[] {
  const rated = judged(state).flatMap(({ path, figures }) => (figures.scale === "rate" && figures.stop ? [{ path, figures }] : []));
  const names = scenario.script.flatMap(({ action, payload }) => (action === "open" && payload?.["wave"] ? [wordIn(payload["wave"])] : []));
  return rated.map(({ figures }, index) => ({ name: names[index] ?? `R${index + 1}`, pass: index + 1, figures }));
}

function statementOf(played: Played, waves: readonly Wave[], item: ItemId) {
  const id = played.nameOf(item);
  const byWave = waves.map(({ name, figures }) => [name.toLowerCase(), publishedOf(figures, item)]);
  const pairs = pairsOf(played, waves, id);
  const moved: Movement | null = movement(pairs, SCHEIBE, LEAST);
  const onNine = netOnNine(pairs);
  const row = waves.at(-1)?.figures.rows.find((each) => each.item === item);
  const found = {
    ...Object.fromEntries(byWave),
    netChange9: round(onNine, 3),
    netChange3: moved && round(moved.netChange, 3),
    changedIndividually: moved && round(moved.changed, 3),
    pairs: pairs.length,
    stable9: onNine <= SCHEIBE,
    stable: row?.stable ?? null,
    outcome: OUTCOMES[row?.outcome ?? "open"],
  };
  return { id, found, moved };
}

/** As the table prints it; the spread by IPRAS follows from the published histogram. */
function publishedOf(figures: RateFigures, item: ItemId) {
  const row = figures.rows.find((each) => each.item === item);
  const cells = row?.histogram ?? [];
  const ratings = cells.flatMap((people, index): readonly Rating[] => Array.from({ length: people }, () => (index + 1) as Rating));
  const whole = summarise(ratings, LEAST);
  if (!row || !whole) return null;
  const percent = (people: number | null): number => round((100 * (people ?? 0)) / whole.n, 1);
  return {
    n: row.n,
    median: row.median,
    q1: row.q25,
    q3: row.q75,
    iqr: row.iqr,
    pct7to9: percent(row.high),
    pct1to3: percent(row.low),
    ipr: round(whole.ipr, 3),
    ipras: round(whole.ipras, 3),
    disagreement: row.disagreement,
    hist: Object.fromEntries(cells.flatMap((people, index) => (people > 0 ? [[String(index + 1), people]] : []))),
  };
}

/** Those who rated it in the last two waves. */
function pairsOf({ cast }: Played, waves: readonly Wave[], id: string): readonly RatingPair[] {
  const of = (pass: number) => cast.filter((each) => each.pass === pass && id in each.answers && each.round === "rate");
  const now = of(waves.length);
  const before = of(waves.length - 1);
  return now.flatMap(({ actor, answers }): readonly RatingPair[] => {
    const [from, to] = [Number(before.find((each) => each.actor === actor)?.answers[id]), Number(answers[id])];
    return isRating(from) && isRating(to) ? [{ before: from, now: to }] : [];
  });
}

/** Scheibe's own measure, over the nine cells: which no small panel meets. */
function netOnNine(pairs: readonly RatingPair[]): number {
  const cells = (values: readonly Rating[]) => histogram(values, NINE);
  const [from, to] = [cells(pairs.map(({ before }) => before)), cells(pairs.map(({ now }) => now))];
  const moved = from.reduce((sum, people, cell) => sum + Math.abs(people - (to[cell] ?? 0)), 0) / 2;
  return moved / Math.max(1, pairs.length);
}

/** As the files list them: by the median, then the narrower middle half, then the share in 7–9; ties by their ids. */
function strongestFirst({ state, nameOf }: Played): readonly ItemId[] {
  const rated = judged(state).findLast((each) => each.figures.scale === "rate")?.figures;
  if (rated?.scale !== "rate") return [];
  const by = ({ median, iqr, high }: RateFigures["rows"][number]): readonly number[] => [-(median ?? 0), iqr ?? Infinity, -(high ?? 0)];
  const compared = (a: readonly number[], b: readonly number[]): number =>
    a.map((each, index) => each - (b[index] ?? 0)).find((each) => each !== 0) ?? 0;
  return rated.rows.toSorted((a, b) => compared(by(a), by(b)) || (nameOf(a.item) < nameOf(b.item) ? -1 : 1)).map(({ item }) => item);
}

function ranked(played: Played): Record<string, unknown> {
  const { state, nameOf } = played;
  const figures = judged(state)
    .map((each) => each.figures)
    .findLast((each) => each.scale === "rank");
  if (!figures) return {};
  const chosen = strongestFirst(played).filter((item) => figures.rows.some((row) => row.item === item));
  const top = figures.rows.length;
  // Whoever ranks all of n gives n points to the first and one to the last: the sum of the places is what is missing to n + 1.
  const sums = figures.rows.map(({ item, points, voters }) => [nameOf(item), voters * (top + 1) - points] as const);
  return {
    [`top${top}`]: chosen.map(nameOf),
    ...(figures.w === null ? {} : { kendallW: round(figures.w, 4) }),
    rankSums: Object.fromEntries(chosen.flatMap((item) => sums.filter(([name]) => name === nameOf(item)))),
  };
}
