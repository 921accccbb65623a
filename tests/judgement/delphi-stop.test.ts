import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { delphiEnd, type RatingPass } from "../../src/judgement/delphi-stop.ts";
import { isRankingSettled } from "../../src/judgement/ranking-end.ts";
import { moved, rule } from "./delphi-builders.ts";

describe("a Delphi", () => {
  const still = moved("77777", "77777");
  const restless = moved("77777", "99999");
  const pass = (change: Partial<RatingPass>): RatingPass => ({
    number: 2,
    max: 3,
    answered: 10,
    invited: 10,
    movements: [restless],
    ...change,
  });

  test.each([
    { what: "the first pass, which nothing can be compared with", pass: pass({ number: 1, movements: [null, null] }), end: null },
    { what: "four of five statements stable", pass: pass({ movements: [still, still, still, still, restless] }), end: "stable" },
    { what: "three of four statements stable", pass: pass({ movements: [still, still, still, restless] }), end: null },
    { what: "a statement that few rated twice", pass: pass({ movements: [still, still, still, null] }), end: null },
    { what: "the last pass", pass: pass({ number: 3 }), end: "passes" },
    { what: "seven of ten answering", pass: pass({ answered: 7 }), end: null },
    { what: "six of ten answering", pass: pass({ answered: 6 }), end: "response" },
    { what: "six of ten answering, all stable", pass: pass({ answered: 6, movements: [still] }), end: "response" },
    { what: "nothing to rate, in the last pass", pass: pass({ number: 3, movements: [] }), end: "passes" },
  ])("after $what: $end", ({ pass, end }) => expect(delphiEnd(rule, pass)).toBe(end));

  test("never goes on after its last pass", () => {
    const movements = fc.array(fc.constantFrom(still, restless, null), { maxLength: 20 });
    fc.assert(
      fc.property(movements, fc.integer({ min: 1, max: 5 }), fc.nat(10), (movements, max, answered) => {
        expect(delphiEnd(rule, pass({ number: max, max, answered, movements }))).not.toBeNull();
      }),
    );
  });

  test("answered by more than were invited is a fault", () => {
    expect(() => delphiEnd(rule, pass({ answered: 11 }))).toThrow(RangeError);
    expect(() => delphiEnd(rule, pass({ answered: 0, invited: 0 }))).toThrow(RangeError);
  });
});

test.each([
  { w: 0.687, before: null, settled: false },
  { w: 0.7, before: null, settled: true },
  { w: 0.52, before: 0.5, settled: true },
  { w: 0.48, before: 0.5, settled: true },
  { w: 0.6, before: 0.5, settled: false },
  { w: 0.4, before: 0.5, settled: false },
  { w: null, before: 0.5, settled: false },
])("ranking with W $w after $before is settled: $settled (Schmidt 1997)", ({ w, before, settled }) => {
  expect(isRankingSettled(w, before)).toBe(settled);
});
