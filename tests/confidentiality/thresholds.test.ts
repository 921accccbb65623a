import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  mayLabelRole,
  mayLabelSide,
  mayRelease,
  mayShowBreakdown,
  mayShowCell,
  type Counts,
} from "../../src/confidentiality/thresholds.ts";

test("nothing unattributed opens below five contributors", () => {
  expect([4, 5].map((contributors) => mayRelease(contributors))).toEqual([false, true]);
  expect([9, 10].map((contributors) => mayRelease(contributors, 10))).toEqual([false, true]);
});

test("the side label needs four of each side, the role label five of the role", () => {
  expect(mayLabelSide([4, 4])).toBe(true);
  expect(mayLabelSide([3, 9])).toBe(false);
  expect(mayLabelSide([])).toBe(false);
  expect([1, 4, 5].map(mayLabelRole)).toEqual([false, false, true]);
});

test.each([
  { what: "five and five, both divided", cell: [3, 2], whole: [5, 5], may: true },
  { what: "a cell of four", cell: [2, 2], whole: [6, 6], may: false },
  { what: "a complement of four", cell: [4, 4], whole: [6, 6], may: false },
  { what: "a unanimous cell", cell: [6, 0], whole: [9, 3], may: false },
  { what: "a unanimous complement", cell: [3, 3], whole: [9, 3], may: false },
])("$what: $may", ({ cell, whole, may }) => {
  expect(mayShowCell(cell, whole)).toBe(may);
});

test("all cells of a breakdown are shown, or none", () => {
  const whole: Counts = [8, 8];
  expect(
    mayShowBreakdown(
      [
        [4, 4],
        [4, 4],
      ],
      whole,
    ),
  ).toBe(true);
  expect(
    mayShowBreakdown(
      [
        [5, 4],
        [2, 3],
        [1, 1],
      ],
      whole,
    ),
  ).toBe(false);
  expect(mayShowBreakdown([], whole)).toBe(false);
});

test("what a shown breakdown tells, by any sum or difference of its cells, is never about fewer than five, nor unanimous", () => {
  const cell = fc.array(fc.nat(8), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 4 }), (cells) => {
      const whole = [0, 1, 2].map((answer) => cells.reduce((sum, counts) => sum + (counts[answer] ?? 0), 0));
      if (!mayShowBreakdown(cells, whole)) return;
      for (let chosen = 1; chosen < 2 ** cells.length - 1; chosen++) {
        const sum = [0, 1, 2].map((answer) =>
          cells.reduce((total, counts, index) => total + (chosen & (1 << index) ? (counts[answer] ?? 0) : 0), 0),
        );
        expect(sum.reduce((a, b) => a + b)).toBeGreaterThanOrEqual(5);
        expect(sum.filter((count) => count > 0).length).toBeGreaterThan(1);
      }
    }),
    { numRuns: 500 },
  );
});

test("people in no cell are one too: three experts of one mind beside two sides of five are not laid bare", () => {
  const sides = [
    [3, 2],
    [2, 3],
  ];
  expect(mayShowBreakdown(sides, [5, 5])).toBe(true);
  expect(mayShowBreakdown(sides, [8, 5])).toBe(false);
  expect(mayShowBreakdown(sides, [9, 7])).toBe(true);
  expect(() => mayShowBreakdown(sides, [4, 6])).toThrow(RangeError);
});
