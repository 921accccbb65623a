import type { Random } from "../../model/command.ts";
import type { Points } from "./project.ts";
import { shareBy } from "./seeded.ts";

export interface Clusters {
  /** The cluster of each point, from 0, the largest first. */
  readonly label: Uint8Array;
  readonly centres: Centres;
  readonly sizes: readonly number[];
}

/** x and y of each centre, one after the other. */
export type Centres = Float64Array;

/** Points above which the first tries are made on a sample: 8,000 lie as 4,000 of them do. */
const MANY = 8000;
const SAMPLE = 4000;
const MOST_STEPS = 100;

interface Weighed {
  readonly points: Points;
  /** How often each point counts; null: once. */
  readonly weight: Float64Array | null;
}

/**
 * `k` clusters by k-means (Lloyd 1982), begun several times by k-means++ (Arthur and Vassilvitskii 2007); the tightest is kept
 * of those without a cluster that is too small, so that one person far out does not take a cluster for themselves.
 * The same points in the same order with a generator of the same seed give the same clusters.
 *
 * @param least points in a cluster below which it is too small; where every try has one, the tightest is kept all the same
 * @param weight how often each point counts; null: once
 */
export function kMeans(
  points: Points,
  k: number,
  random: Random,
  { tries, least, weight = null }: { readonly tries: number; readonly least: number; readonly weight?: Float64Array | null },
): Clusters {
  const all = points.x.length;
  const whole: Weighed = { points, weight };
  const isSampled = all > MANY;
  const tried = isSampled ? sampleOf(whole) : whole;
  const leastTried = isSampled ? (least * SAMPLE) / all : least;
  let best: Settled | null = null;
  for (let trial = 0; trial < tries; trial++) {
    const found = settle(tried, begin(tried, k, random));
    if (best === null || isBetter(found, best, leastTried)) best = found;
  }
  const centres = best?.centres ?? new Float64Array(0);
  return inOrderOfSize(points, isSampled ? settle(whole, centres).centres : centres);
}

interface Settled {
  readonly centres: Centres;
  /** Sum of the squared distances to them. */
  readonly spread: number;
  /** Weight of the smallest cluster. */
  readonly smallest: number;
}

function isBetter(found: Settled, best: Settled, least: number): boolean {
  if (found.smallest >= least !== best.smallest >= least) return found.smallest >= least;
  return found.spread < best.spread * (1 - 1e-12);
}

/** The nearest centre of each point; the earlier one where two are as near. */
export function nearest({ x, y }: Points, centres: Centres): Uint8Array {
  const label = new Uint8Array(x.length);
  for (let point = 0; point < x.length; point++) label[point] = nearestTo(x[point] as number, y[point] as number, centres);
  return label;
}

function nearestTo(x: number, y: number, centres: Centres): number {
  let best = 0;
  let least = Infinity;
  for (let at = 0; at < centres.length; at += 2) {
    const dx = x - (centres[at] as number);
    const dy = y - (centres[at + 1] as number);
    const distance = dx * dx + dy * dy;
    if (distance < least) {
      least = distance;
      best = at;
    }
  }
  return best >> 1;
}

/** The first centre is any point, each next one a point drawn by the square of its distance to those there are. */
function begin({ points: { x, y }, weight }: Weighed, k: number, random: Random): Centres {
  const near = new Float64Array(x.length).fill(1);
  const centres = new Float64Array(2 * k);
  for (let each = 0; each < k; each++) {
    const at = drawn(near, weight, random);
    const cx = x[at] as number;
    const cy = y[at] as number;
    centres[2 * each] = cx;
    centres[2 * each + 1] = cy;
    for (let point = 0; point < x.length; point++) {
      const dx = (x[point] as number) - cx;
      const dy = (y[point] as number) - cy;
      const distance = dx * dx + dy * dy;
      if (each === 0 || distance < (near[point] as number)) near[point] = distance;
    }
  }
  return centres;
}

/** A place, drawn by these chances, times the weights. */
function drawn(chances: Float64Array, weight: Float64Array | null, random: Random): number {
  let whole = 0;
  for (let at = 0; at < chances.length; at++) whole += (chances[at] as number) * (weight ? (weight[at] as number) : 1);
  if (whole === 0) return random.int(chances.length);
  let left = shareBy(random) * whole;
  for (let at = 0; at < chances.length; at++) {
    left -= (chances[at] as number) * (weight ? (weight[at] as number) : 1);
    if (left < 0) return at;
  }
  return chances.length - 1;
}

/** Moves the centres until no point changes its cluster. */
function settle({ points: { x, y }, weight }: Weighed, from: Centres): Settled {
  const k = from.length / 2;
  const centres = from.slice();
  const label = new Uint8Array(x.length).fill(255);
  const sums = new Float64Array(3 * k);
  for (let step = 0; ; step++) {
    let isMoved = false;
    let spread = 0;
    sums.fill(0);
    for (let point = 0; point < x.length; point++) {
      const px = x[point] as number;
      const py = y[point] as number;
      const to = nearestTo(px, py, centres);
      if (to !== label[point]) isMoved = true;
      label[point] = to;
      const times = weight ? (weight[point] as number) : 1;
      const dx = px - (centres[2 * to] as number);
      const dy = py - (centres[2 * to + 1] as number);
      spread += times * (dx * dx + dy * dy);
      sums[3 * to] = (sums[3 * to] as number) + times * px;
      sums[3 * to + 1] = (sums[3 * to + 1] as number) + times * py;
      sums[3 * to + 2] = (sums[3 * to + 2] as number) + times;
    }
    if (!isMoved || step === MOST_STEPS) return { centres, spread, smallest: smallestOf(sums) };
    for (let each = 0; each < k; each++) {
      const count = sums[3 * each + 2] as number;
      if (count === 0) continue;
      centres[2 * each] = (sums[3 * each] as number) / count;
      centres[2 * each + 1] = (sums[3 * each + 1] as number) / count;
    }
  }
}

const smallestOf = (sums: Float64Array): number =>
  sums.reduce((least, count, at) => (at % 3 === 2 ? Math.min(least, count) : least), Infinity);

function sampleOf({ points, weight }: Weighed): Weighed {
  const { length } = points.x;
  const of = (values: Float64Array): Float64Array =>
    Float64Array.from({ length: SAMPLE }, (_, index) => values[Math.floor((index * length) / SAMPLE)] as number);
  return { points: { x: of(points.x), y: of(points.y) }, weight: weight && of(weight) };
}

/** The largest cluster comes first; of equal ones the one whose centre lies further left. */
function inOrderOfSize(points: Points, centres: Centres): Clusters {
  const label = nearest(points, centres);
  const sizes = Array.from({ length: centres.length / 2 }, () => 0);
  for (const each of label) sizes[each] = (sizes[each] ?? 0) + 1;
  const order = sizes
    .map((_, each) => each)
    .toSorted((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || (centres[2 * a] ?? 0) - (centres[2 * b] ?? 0));
  return {
    label: label.map((each) => order.indexOf(each)),
    centres: Float64Array.from(order.flatMap((each) => [centres[2 * each] as number, centres[2 * each + 1] as number])),
    sizes: order.map((each) => sizes[each] ?? 0),
  };
}
