import type { Stop } from "../model/vocabulary.ts";
import type { Movement } from "./stability.ts";

export type DelphiStop = Extract<Stop, { rule: "delphi" }>;

/** A rating pass that has closed. */
export interface RatingPass {
  /** From 1. */
  readonly number: number;
  /** Passes the protocol allows: three usually suffice. */
  readonly max: number;
  readonly answered: number;
  readonly invited: number;
  /** One per statement; null where too few rated it twice, as after the first pass. */
  readonly movements: readonly (Movement | null)[];
}

/** Why no further pass follows. `response` is said to everyone, since people who leave make agreement look higher. */
export type DelphiEnd = "response" | "stable" | "passes";

/**
 * Whether the rating ends with this pass: when fewer than 70 % answered, else when at least 80 % of
 * the statements are stable, else after the last pass. A response that is too low is told before anything else. A
 * statement that can not be compared is not stable.
 *
 * @returns null: another pass follows
 * @throws RangeError where nobody was invited or more answered than were: a fault of ours
 */
export function delphiEnd(rule: DelphiStop, pass: RatingPass): DelphiEnd | null {
  if (pass.invited < 1 || pass.answered > pass.invited) throw new RangeError("a pass is answered by some of those invited");
  if (pass.answered / pass.invited < rule.minResponse) return "response";
  const stable = stableShare(pass.movements);
  if (stable !== null && stable >= rule.stableShare) return "stable";
  return pass.number >= pass.max ? "passes" : null;
}

/** @returns a share of the statements, 0 to 1; null where there are none, or none can be compared (the first pass) */
export function stableShare(movements: readonly (Movement | null)[]): number | null {
  if (movements.every((movement) => movement === null)) return null;
  return movements.filter((movement) => movement?.stable).length / movements.length;
}
