import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countAgree3, type Agree3 } from "../../src/judgement/agree3.ts";
import { FIST, histogram, isOn, NINE } from "../../src/judgement/histogram.ts";

const votes = (agree: number, disagree: number, pass: number): Agree3[] => [
  ...Array.from({ length: agree }, () => "agree" as const),
  ...Array.from({ length: disagree }, () => "disagree" as const),
  ...Array.from({ length: pass }, () => "pass" as const),
];

describe("a histogram", () => {
  test("has a place for each answer of the scale, also for those that nobody gave", () => {
    expect(histogram([0, 5, 5, 3], FIST)).toEqual([1, 0, 0, 1, 0, 2]);
    expect(histogram([], NINE)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  test.each([0, 10, 2.5, Number.NaN])("refuses %s on a scale from 1 to 9, and does not repeat it", (wrong) => {
    expect(isOn(NINE, wrong)).toBe(false);
    expect(() => histogram([1, wrong], NINE)).toThrow(new RangeError("an answer is not on the scale from 1 to 9"));
  });

  test("never loses anyone, and never depends on the order", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 })), (answers) => {
        const counts = histogram(answers, NINE);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(answers.length);
        expect(histogram(answers.toReversed(), NINE)).toEqual(counts);
      }),
    );
  });
});

describe("agree, disagree, pass", () => {
  test("are counted with those who had the statement before them (community-60, s01 and s13)", () => {
    expect(countAgree3(votes(31, 9, 1), 5)).toEqual({ agree: 31, disagree: 9, pass: 1, seen: 41 });
    expect(countAgree3(votes(38, 3, 3).toReversed(), 5)).toEqual({ agree: 38, disagree: 3, pass: 3, seen: 44 });
  });

  test("are withheld of a statement that fewer than five had before them", () => {
    expect(countAgree3(votes(3, 1, 0), 5)).toBeNull();
    expect(countAgree3(votes(0, 0, 5), 5)).toEqual({ agree: 0, disagree: 0, pass: 5, seen: 5 });
  });
});
