import { isOn, NINE } from "./histogram.ts";

/** A rating from 1 (not at all) to 9 (fully). */
export type Rating = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** The door from a number to a rating: whole, and from 1 to 9. */
export const isRating = (value: number): value is Rating => isOn(NINE, value);

/** The three regions of a rating, 1–3, 4–6 and 7–9 (Fitch et al. 2001). */
export type Region = "low" | "middle" | "high";

export function regionOf(rating: Rating): Region {
  if (rating <= 3) return "low";
  return rating <= 6 ? "middle" : "high";
}

/** People in each region. */
export type Regions = Readonly<Record<Region, number>>;

export function countRegions(ratings: readonly Rating[]): Regions {
  const counts = { low: 0, middle: 0, high: 0 };
  for (const rating of ratings) counts[regionOf(rating)] += 1;
  return counts;
}

/**
 * Where the middle of a group stands. The median of an even number of people can fall between two regions (3.5, 6.5):
 * then the group stands in the middle one, since it is neither wholly low nor wholly high. EPAGE (epage.ch), which
 * applies the method, reads it like that: at most 3, at least 7, and the rest between.
 */
export function standsIn(median: number): Region {
  if (median <= 3) return "low";
  return median >= 7 ? "high" : "middle";
}
