import { quantile } from "./quantile.ts";
import { countRegions, type Rating } from "./regions.ts";

/** Fitch et al. 2001, The RAND/UCLA Appropriateness Method User's Manual (RAND MR-1269); */
const RANGE_WHEN_SYMMETRIC = 2.35;
const CORRECTION_FOR_ASYMMETRY = 1.5;
/** The middle of the scale from 1 to 9. */
const MIDDLE = 5;

/** How far a panel's ratings lie apart, in steps of the scale. */
export interface Spread {
  readonly p30: number;
  readonly p70: number;
  /** Interpercentile range: p70 − p30. */
  readonly ipr: number;
  /** The range from which this panel would be in disagreement: it is larger the further the panel is from the middle. */
  readonly ipras: number;
  readonly disagreement: boolean;
}

/**
 * Disagreement by IPRAS, the interpercentile range adjusted for symmetry: IPRAS = 2.35 + 1.5 · |5 − (p30 + p70) / 2|,
 * and a panel disagrees when its own range is wider, not when it is as wide. For panels of any size.
 *
 * Between whole ratings the range is a multiple of 1/10 and IPRAS one of 1/40, so they are compared in fortieths: as
 * fractions the two can be equal (2.8 and 2.8), as floating point numbers not.
 *
 * @returns null where nobody rated
 */
export function spread(ratings: readonly Rating[]): Spread | null {
  const p30 = quantile(ratings, 30);
  const p70 = quantile(ratings, 70);
  if (p30 === null || p70 === null) return null;
  const ipr = p70 - p30;
  const ipras = RANGE_WHEN_SYMMETRIC + CORRECTION_FOR_ASYMMETRY * Math.abs(MIDDLE - (p30 + p70) / 2);
  return { p30, p70, ipr, ipras, disagreement: Math.round(ipr * 40) > Math.round(ipras * 40) };
}

/**
 * The older rule for small panels: at least a third rate in each outer region. The manual's table
 * rounds the third to the nearest person, so at 10, 13 and 16 people it asks for one fewer than this.
 *
 * @returns null where nobody rated
 */
export function disagreesByThirds(ratings: readonly Rating[]): boolean | null {
  if (ratings.length === 0) return null;
  const { low, high } = countRegions(ratings);
  return 3 * Math.min(low, high) >= ratings.length;
}
