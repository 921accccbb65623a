import type { DelphiStop } from "../../src/judgement/delphi-stop.ts";
import { outcome, type Outcome } from "../../src/judgement/delphi-outcome.ts";
import { summarise } from "../../src/judgement/rating-summary.ts";
import type { Rating } from "../../src/judgement/regions.ts";
import { movement, type RatingPair } from "../../src/judgement/stability.ts";
import { readRating } from "./arbitraries.ts";

/** As in protocols/delphi.json. */
export const rule: DelphiStop = { rule: "delphi", stableShare: 0.8, scheibe: 0.15, iqr: 2, minResponse: 0.7 };

const pairsOf = (before: string, now: string): RatingPair[] =>
  Array.from(before).flatMap((digit, person) => {
    const other = now.charAt(person);
    return digit === "." || other === "." ? [] : [{ before: readRating(Number(digit)), now: readRating(Number(other)) }];
  });

/** How a statement moved between two passes, each written as one digit per person. */
export const moved = (before: string, now: string): ReturnType<typeof movement> => movement(pairsOf(before, now), rule.scheibe, 5);

export const outcomeOf = (ratings: readonly Rating[]): Outcome | null => {
  const summary = summarise(ratings, 5);
  return summary && outcome(summary, rule.iqr);
};
