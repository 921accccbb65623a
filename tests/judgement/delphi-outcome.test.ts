import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outcome, type Outcome } from "../../src/judgement/delphi-outcome.ts";
import { isOutside } from "../../src/judgement/outside.ts";
import { mirrored, panel, readRatings, shuffled } from "./arbitraries.ts";
import { outcomeOf } from "./delphi-builders.ts";

describe("the outcome of a statement", () => {
  test.each([
    { ratings: "6778", what: "too few", outcome: null },
    { ratings: "66777788", what: "three quarters in 7–9", outcome: "agreedFor" },
    { ratings: "66677788", what: "less than three quarters", outcome: "open" },
    { ratings: "44333322", what: "three quarters in 1–3", outcome: "agreedAgainst" },
    // In order 5 7 7 7 9 9 9 9: q1 is 7 and q3 is 9, just 2.
    { ratings: "57779999", what: "an interquartile range of 2", outcome: "agreedFor" },
    { ratings: "1115555999", what: "three in ten at both ends", outcome: "polarised" },
    { ratings: "11555559999", what: "two of eleven at one end", outcome: "open" },
    { ratings: "555555", what: "all in the middle", outcome: "open" },
  ])("$ratings, $what: $outcome", ({ ratings, outcome }) => {
    expect(outcomeOf(readRatings(ratings))).toBe(outcome);
  });

  test("is polarised by disagreement alone, whatever else would be agreed", () => {
    expect(outcome({ iqr: 1, high: 0.8, low: 0, disagreement: true }, 2)).toBe("polarised");
  });

  test("is polarised from just three in ten at both ends, without any disagreement", () => {
    expect(outcome({ iqr: 4, high: 0.3, low: 0.3, disagreement: false }, 2)).toBe("polarised");
    expect(outcome({ iqr: 4, high: 0.5, low: 0.29, disagreement: false }, 2)).toBe("open");
  });

  test("is not agreed where the middle half is wide", () => {
    expect(outcome({ iqr: 2.25, high: 0.8, low: 0.1, disagreement: false }, 2)).toBe("open");
  });

  test("never depends on the order, and of the mirrored panel is the opposite", () => {
    const opposite: Record<Outcome, Outcome> = {
      agreedFor: "agreedAgainst",
      agreedAgainst: "agreedFor",
      polarised: "polarised",
      open: "open",
    };
    fc.assert(
      fc.property(shuffled(panel), ([ratings, other]) => {
        const found = outcomeOf(ratings);
        expect(outcomeOf(other)).toBe(found);
        expect(outcomeOf(ratings.map(mirrored))).toBe(found && opposite[found]);
      }),
      { numRuns: 300 },
    );
  });
});

test("a reason is asked outside the range published before, never at its ends, and from nobody in the first pass", () => {
  const published = { q1: 6, q3: 8 };
  expect([5, 6, 8, 9].map((each) => isOutside(each, published))).toEqual([true, false, false, true]);
  expect(isOutside(1, null)).toBe(false);
});
