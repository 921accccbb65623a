import { histogram, NINE } from "./histogram.ts";
import { spread, type Spread } from "./ipras.ts";
import { quartiles, type Quartiles } from "./quantile.ts";
import { countRegions, type Rating } from "./regions.ts";

/** One statement as a panel rated it: a row of the Delphi table. */
export interface RatingSummary extends Quartiles, Spread {
  /** People who rated this statement; those who skipped it are not among them. */
  readonly n: number;
  /** Shares of the raters, 0 to 1, in 7–9 and in 1–3. */
  readonly high: number;
  readonly low: number;
  /** People at 1, 2 … 9. */
  readonly histogram: readonly number[];
}

/**
 * What is said of the ratings of one statement.
 *
 * @param atLeast ratings below which nothing is published (5), of this one statement
 * @returns null where there are fewer
 */
export function summarise(ratings: readonly Rating[], atLeast: number): RatingSummary | null {
  const n = ratings.length;
  const middle = quartiles(ratings);
  const apart = spread(ratings);
  if (n < atLeast || middle === null || apart === null) return null;
  const { low, high } = countRegions(ratings);
  return { n, ...middle, ...apart, high: high / n, low: low / n, histogram: histogram(ratings, NINE) };
}
