import type { Quartiles } from "./quantile.ts";

/**
 * Whether a rating lies outside the middle half of the group, so that its reason is asked for. The
 * ends of the range are inside.
 *
 * @param published the range that the pass before published, never the live one: else being asked would
 * tell a person how the others are rating at this moment. null in the first pass, when nobody is asked.
 */
export const isOutside = (rating: number, published: Pick<Quartiles, "q1" | "q3"> | null): boolean =>
  published !== null && (rating < published.q1 || rating > published.q3);
