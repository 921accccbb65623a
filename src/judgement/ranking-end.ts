/** Schmidt 1997: Kendall's W of strong agreement, and a change of W that is no longer worth a round. */
const STRONG = 0.7;
const SMALL_CHANGE = 0.05;

/**
 * Whether ranking again would bring nothing: agreement is strong, or hardly changed since the ranking before.
 *
 * @param w Kendall's W of this ranking, 0 to 1; null where it is not defined, and then ranking goes on
 * @param before that of the ranking before; null where there was none
 */
export function isRankingSettled(w: number | null, before: number | null): boolean {
  if (w === null) return false;
  return w >= STRONG || (before !== null && Math.abs(w - before) < SMALL_CHANGE);
}
