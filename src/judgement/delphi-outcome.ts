import type { RatingSummary } from "./rating-summary.ts";

/** What a Delphi reports of a statement. Dissent is a finding: a polarised statement is reported, not asked until it yields. */
export type Outcome = "agreedFor" | "agreedAgainst" | "polarised" | "open";

/** Of the raters, in one outer region: the usual published threshold. */
const AGREED_SHARE = 0.75;
/** Of the raters, in both outer regions at once. */
const POLARISED_SHARE = 0.3;

/**
 * Agreed: an interquartile range of at most `iqr` steps, three quarters in 7–9 (for) or 1–3 (against), and no
 * disagreement by IPRAS. Polarised: three in ten in each of 7–9 and 1–3, or disagreement. Open: the rest. Agreed and
 * polarised exclude each other.
 *
 * @param iqr steps of the scale; the protocol's `until.iqr`
 */
export function outcome(of: Pick<RatingSummary, "iqr" | "high" | "low" | "disagreement">, iqr: number): Outcome {
  if (of.disagreement || Math.min(of.high, of.low) >= POLARISED_SHARE) return "polarised";
  if (of.iqr > iqr) return "open";
  if (of.high >= AGREED_SHARE) return "agreedFor";
  return of.low >= AGREED_SHARE ? "agreedAgainst" : "open";
}
