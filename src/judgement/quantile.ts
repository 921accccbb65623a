/**
 * Quantiles by definition 7 of Hyndman and Fan 1996 (Sample quantiles in statistical packages, The American
 * Statistician 50(4)), the one of most statistics programs: of n values in order, the one at position (n − 1) · percent / 100
 * counted from 0, on the straight line between its two neighbours. R, NumPy and spreadsheets call it type 7, linear and
 * PERCENTILE.INC.
 *
 * @param values in any order, finite numbers of any unit
 * @param percent 0 to 100. Percent and not a share, because (n − 1) · 30 is a whole number and (n − 1) · 0.3 is not.
 * @returns in the unit of the values, never outside them; null where there are none
 * @throws RangeError where the percent or a value is not such a number: a fault of ours, so it names no value
 */
export function quantile(values: readonly number[], percent: number): number | null {
  if (!(percent >= 0 && percent <= 100)) throw new RangeError("a quantile lies between 0 and 100 percent");
  if (!values.every((value) => Number.isFinite(value))) throw new RangeError("a quantile needs finite numbers");
  const sorted = values.toSorted((a, b) => a - b);
  const position = ((sorted.length - 1) * percent) / 100;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (position - Math.floor(position));
}

/** The middle value, or half-way between the two in the middle; null where there are none. */
export const median = (values: readonly number[]): number | null => quantile(values, 50);

/** The middle half of a group: where it begins, its middle, where it ends, and how wide it is. */
export interface Quartiles {
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  /** Interquartile range: q3 − q1. For whole numbers it is exact, a multiple of a quarter. */
  readonly iqr: number;
}

/** @returns null where there are no values */
export function quartiles(values: readonly number[]): Quartiles | null {
  const q1 = quantile(values, 25);
  const middle = quantile(values, 50);
  const q3 = quantile(values, 75);
  if (q1 === null || middle === null || q3 === null) return null;
  return { q1, median: middle, q3, iqr: q3 - q1 };
}
