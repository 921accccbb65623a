import { median } from "./quantile.ts";
import { countRegions, type Rating, type Region } from "./regions.ts";

/** One person's rating of a statement in the pass before and in this one. */
export interface RatingPair {
  readonly before: Rating;
  readonly now: Rating;
}

/** So few may always move between regions: in a panel of 13 the 15 % of Scheibe would be one person. */
const PEOPLE_WHO_MAY_MOVE = 2;
/** Steps of the scale that the median may move. */
const MEDIAN_MAY_MOVE = 1;

export interface Movement {
  /** People who rated the statement in both passes. All else here is about them. */
  readonly pairs: number;
  /** Share of them by which the three regions changed on balance: two who swap regions do not count. */
  readonly netChange: number;
  /** Share of them whose own rating changed. */
  readonly changed: number;
  /** How far their median moved, in steps of the scale. */
  readonly medianMoved: number;
  readonly stable: boolean;
}

/**
 * Whether a statement's ratings have settled between two passes: the net change over the regions 1–3,
 * 4–6 and 7–9, Σ |a − b| / 2, is at most 15 % of the people or at most two, and the median moved by at most one step.
 * The 15 % are those of Scheibe, Skutsch and Schofer 1975, who counted single cells; nine cells fail small panels.
 * Stability is not consensus: a panel can be stable and divided.
 *
 * Shares are compared as quotients of whole numbers (3 / 20 ≤ 0.15), which is exact where a product would not be.
 *
 * @param scheibe the share that may move, 0 to 1; the protocol's `until.scheibe`
 * @param atLeast pairs below which nothing is said (5)
 * @returns null where there are fewer
 */
export function movement(pairs: readonly RatingPair[], scheibe: number, atLeast: number): Movement | null {
  const n = pairs.length;
  const before = pairs.map((pair) => pair.before);
  const now = pairs.map((pair) => pair.now);
  const from = median(before);
  const to = median(now);
  if (n < atLeast || from === null || to === null) return null;
  const moved = netMoved(before, now);
  const medianMoved = Math.abs(to - from);
  const few = moved / n <= scheibe || moved <= PEOPLE_WHO_MAY_MOVE;
  return {
    pairs: n,
    netChange: moved / n,
    changed: pairs.filter((pair) => pair.before !== pair.now).length / n,
    medianMoved,
    stable: few && medianMoved <= MEDIAN_MAY_MOVE,
  };
}

/** People, a whole number: what one region loses another gains. */
function netMoved(before: readonly Rating[], now: readonly Rating[]): number {
  const a = countRegions(before);
  const b = countRegions(now);
  const regions: readonly Region[] = ["low", "middle", "high"];
  return regions.reduce((sum, region) => sum + Math.abs(a[region] - b[region]), 0) / 2;
}
