import { spread } from "./ipras.ts";
import { median } from "./quantile.ts";
import { standsIn, type Rating, type Region } from "./regions.ts";

export type AppropriatenessClass = "appropriate" | "uncertain" | "inappropriate";

export interface Appropriateness {
  readonly median: number;
  readonly disagreement: boolean;
  readonly class: AppropriatenessClass;
}

const CLASS: Readonly<Record<Region, AppropriatenessClass>> = { high: "appropriate", middle: "uncertain", low: "inappropriate" };

/**
 * The RAND/UCLA appropriateness method: the region of the panel's median decides the class, unless the panel disagrees,
 * which makes it uncertain (Fitch et al. 2001). Nine panelists are typical; no size is assumed.
 *
 * @param atLeast ratings below which nothing is published (5). A panel can be large enough and one
 * indication still be rated by few, since people may skip it.
 * @returns null where there are fewer
 */
export function appropriateness(ratings: readonly Rating[], atLeast: number): Appropriateness | null {
  const middle = median(ratings);
  const apart = spread(ratings);
  if (ratings.length < atLeast || middle === null || apart === null) return null;
  return { median: middle, disagreement: apart.disagreement, class: apart.disagreement ? "uncertain" : CLASS[standsIn(middle)] };
}
