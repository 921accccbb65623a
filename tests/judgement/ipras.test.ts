import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { disagreesByThirds, spread } from "../../src/judgement/ipras.ts";
import { countRegions, isRating, regionOf, standsIn, type Rating } from "../../src/judgement/regions.ts";
import { mirrored, panel, readRatings, shuffled } from "./arbitraries.ts";

/**
 * Apart from the program, in whole numbers: the 30th percentile lies 3 (n − 1) tenths of a place in, so ten times it is a
 * whole number, and forty times IPRAS is 94 + 3 · |100 − (a + b)|.
 */
function exactly(ratings: readonly Rating[]): { readonly ipr10: number; readonly ipras40: number; readonly disagreement: boolean } {
  const sorted = ratings.toSorted((a, b) => a - b);
  const tenfold = (tenths: number): number => {
    const place = Math.floor(tenths / 10);
    const here = sorted[place] ?? Number.NaN;
    return 10 * here + (tenths % 10) * ((sorted[place + 1] ?? here) - here);
  };
  const a = tenfold(3 * (ratings.length - 1));
  const b = tenfold(7 * (ratings.length - 1));
  const ipras40 = 94 + 3 * Math.abs(100 - (a + b));
  return { ipr10: b - a, ipras40, disagreement: 4 * (b - a) > ipras40 };
}

describe("the regions of a rating", () => {
  test("are 1 to 3, 4 to 6 and 7 to 9", () => {
    expect(readRatings("123").map(regionOf)).toEqual(["low", "low", "low"]);
    expect(readRatings("456").map(regionOf)).toEqual(["middle", "middle", "middle"]);
    expect(readRatings("789").map(regionOf)).toEqual(["high", "high", "high"]);
    expect(countRegions(readRatings("1144778"))).toEqual({ low: 2, middle: 2, high: 3 });
    expect(countRegions([])).toEqual({ low: 0, middle: 0, high: 0 });
  });

  test("are of whole ratings from 1 to 9 and nothing else", () => {
    expect([0, 10, -1, 4.5, Number.NaN, Infinity].map(isRating)).toEqual([false, false, false, false, false, false]);
    expect([1, 5, 9].map(isRating)).toEqual([true, true, true]);
  });

  test("a median between two regions stands in the middle one, as EPAGE reads it", () => {
    expect([3, 3.5, 4, 6, 6.5, 7].map(standsIn)).toEqual(["low", "middle", "middle", "middle", "middle", "high"]);
  });
});

describe("disagreement by IPRAS", () => {
  test("of fifteen panellists is the published example: 1.0 is not above 6.1 (PMC3467596, table 1)", () => {
    // Three below 7, five at 7, five at 8, two at 9; where the three are does not matter.
    const found = spread(readRatings("456777778888899"));
    expect(found).toEqual({ p30: 7, p70: 8, ipr: 1, ipras: 6.1, disagreement: false });
  });

  test("of a panel around the middle needs a range above 2.35", () => {
    // By hand, of nine: 3 + 0.4 · 2 = 3.8 and 5 + 0.6 · 2 = 6.2; the range is 2.4 and there is no asymmetry.
    const divided = spread(readRatings("333555777"));
    expect(divided?.ipr).toBeCloseTo(2.4, 12);
    expect(divided?.ipras).toBeCloseTo(2.35, 12);
    expect(divided?.disagreement).toBe(true);
  });

  test("is not there where the range is as wide as IPRAS, which floating point can not tell", () => {
    // By hand, of twelve: 3 + 0.3 · 3 = 3.9 and 6 + 0.7 · 1 = 6.7; the range is 2.8, and 2.35 + 1.5 · 0.3 is 2.8.
    const even = readRatings("123366667899");
    expect(spread(even)?.disagreement).toBe(false);
    expect((spread(even)?.ipr ?? 0) > (spread(even)?.ipras ?? 0)).toBe(true);
  });

  test("is what whole-number arithmetic says, for every panel", () => {
    fc.assert(
      fc.property(panel, (ratings) => {
        const found = spread(ratings);
        const exact = exactly(ratings);
        expect(found?.ipr).toBeCloseTo(exact.ipr10 / 10, 9);
        expect(found?.ipras).toBeCloseTo(exact.ipras40 / 40, 9);
        expect(found?.disagreement).toBe(exact.disagreement);
      }),
      { numRuns: 500 },
    );
  });

  test("never depends on the order, nor on which end of the scale is called the upper one", () => {
    fc.assert(
      fc.property(shuffled(panel), ([ratings, other]) => {
        expect(spread(other)).toEqual(spread(ratings));
        expect(spread(ratings.map(mirrored))?.disagreement).toBe(spread(ratings)?.disagreement);
      }),
    );
  });

  test("never is there where all rate alike, and is unknown where nobody rates", () => {
    fc.assert(
      fc.property(panel, ([first = 1, ...rest]) => {
        expect(spread(rest.map(() => first))).toMatchObject({ ipr: 0, disagreement: false });
      }),
    );
    expect(spread([])).toBeNull();
  });
});

describe("disagreement by thirds", () => {
  test.each([
    // BMC Medical Informatics and Decision Making 12:93, table 7, where a third of the panel rounds to the same number.
    { panelists: 8, needs: 3 },
    { panelists: 9, needs: 3 },
    { panelists: 11, needs: 4 },
    { panelists: 12, needs: 4 },
    { panelists: 14, needs: 5 },
    { panelists: 15, needs: 5 },
  ])("needs $needs of $panelists at either end", ({ panelists, needs }) => {
    const withLow = (low: number): string => "1".repeat(low) + "9".repeat(panelists - low);
    expect(disagreesByThirds(readRatings(withLow(needs)))).toBe(true);
    expect(disagreesByThirds(readRatings(withLow(needs - 1)))).toBe(false);
    expect(disagreesByThirds(readRatings(withLow(panelists - needs + 1)))).toBe(false);
  });

  test("is unknown where nobody rates", () => expect(disagreesByThirds([])).toBeNull());
});
