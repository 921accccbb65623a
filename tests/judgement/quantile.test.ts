import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { median, quantile, quartiles } from "../../src/judgement/quantile.ts";
import { shuffled } from "./arbitraries.ts";

const whole = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 30 });
const percent = fc.integer({ min: 0, max: 100 });

/** Apart from the program: walk the broken line through the points (100 k / (n − 1), x_k) until it reaches the percent. */
function onTheLine(values: readonly number[], percent: number): number {
  const points = values.toSorted((a, b) => a - b).map((y, k) => ({ x: values.length === 1 ? 0 : (100 * k) / (values.length - 1), y }));
  for (const [index, right] of points.entries()) {
    const left = points[index - 1];
    if (left && percent <= right.x) return left.y + ((percent - left.x) / (right.x - left.x)) * (right.y - left.y);
  }
  return points.at(-1)?.y ?? Number.NaN;
}

describe("a quantile of type 7", () => {
  test("of one to ten is that of R's quantile(1:10)", () => {
    const oneToTen = [3, 1, 2, 10, 9, 8, 4, 7, 5, 6];
    expect([0, 25, 50, 75, 100].map((each) => quantile(oneToTen, each))).toEqual([1, 3.25, 5.5, 7.75, 10]);
    expect(quantile(oneToTen, 30)).toBeCloseTo(3.7, 12);
    expect(quantile(oneToTen, 70)).toBeCloseTo(7.3, 12);
  });

  test("of one value is that value, at every percent, and so it is where all are equal", () => {
    expect([0, 30, 50, 100].map((each) => quantile([4], each))).toEqual([4, 4, 4, 4]);
    expect([0, 30, 50, 100].map((each) => quantile([7, 7, 7], each))).toEqual([7, 7, 7, 7]);
  });

  test("of nothing is null", () => {
    expect([quantile([], 50), median([]), quartiles([])]).toEqual([null, null, null]);
  });

  test("lies where the straight line between two neighbours says, worked out another way", () => {
    fc.assert(
      fc.property(whole, percent, (values, each) => {
        expect(quantile(values, each)).toBeCloseTo(onTheLine(values, each), 9);
      }),
    );
  });

  test("does not depend on the order, and leaves the list as it was", () => {
    fc.assert(
      fc.property(shuffled(whole), percent, ([values, other], each) => {
        const kept = [...other];
        expect(quantile(other, each)).toBe(quantile(values, each));
        expect(other).toEqual(kept);
      }),
    );
  });

  test("never leaves the values, and never falls as the percent rises", () => {
    fc.assert(
      fc.property(whole, percent, percent, (values, a, b) => {
        const [low, high] = [quantile(values, Math.min(a, b)) ?? Number.NaN, quantile(values, Math.max(a, b)) ?? Number.NaN];
        expect(low).toBeGreaterThanOrEqual(Math.min(...values));
        expect(high).toBeLessThanOrEqual(Math.max(...values));
        expect(low).toBeLessThanOrEqual(high);
      }),
    );
  });

  test.each([
    { what: "a percent above 100", values: [1], percent: 100.1 },
    { what: "a percent below 0", values: [1], percent: -1 },
    { what: "no percent", values: [1], percent: Number.NaN },
    { what: "a value that is not a number", values: [1, Number.NaN], percent: 50 },
    { what: "a value without end", values: [1, Infinity], percent: 50 },
  ])("$what is refused", ({ values, percent }) => {
    expect(() => quantile(values, percent)).toThrow(RangeError);
  });
});

describe("quartiles", () => {
  test("of six ratings, by hand", () => {
    // In order 2 3 5 6 8 9, positions 1.25, 2.5 and 3.75 from 0: 3 + 0.25 · 2, half-way from 5 to 6, 6 + 0.75 · 2.
    expect(quartiles([9, 2, 6, 3, 8, 5])).toEqual({ q1: 3.5, median: 5.5, q3: 7.5, iqr: 4 });
  });

  test("of whole numbers are exact multiples of a quarter, so that a limit on the range can be met exactly", () => {
    fc.assert(
      fc.property(whole, (values) => {
        const { q1, q3, iqr } = quartiles(values) ?? { q1: 0, q3: 0, iqr: 0 };
        for (const each of [q1, q3, iqr]) expect(Number.isInteger(each * 4)).toBe(true);
      }),
    );
  });
});
