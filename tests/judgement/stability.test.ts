import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { summarise } from "../../src/judgement/rating-summary.ts";
import { movement } from "../../src/judgement/stability.ts";
import { panel, rating, readRatings, shuffled } from "./arbitraries.ts";
import { moved, outcomeOf, rule } from "./delphi-builders.ts";

describe("a statement that few rated", () => {
  test("is withheld, and so is how it moved", () => {
    expect(summarise(readRatings("7777"), 5)).toBeNull();
    expect(summarise([], 0)).toBeNull();
    expect(moved("7777.", "8888.")).toBeNull();
    expect(moved("77778", "8888.")).toBeNull();
    expect(movement([], rule.scheibe, 0)).toBeNull();
  });
});

describe("stability between two passes", () => {
  test("of twenty people allows three to change regions, which is 15 %, and not four", () => {
    const high = "7".repeat(20);
    expect(moved(high, "666" + "7".repeat(17))).toMatchObject({ netChange: 0.15, stable: true });
    expect(moved(high, "6666" + "7".repeat(16))).toMatchObject({ netChange: 0.2, stable: false });
  });

  test("of any panel allows two to change regions", () => {
    expect(moved("77777", "77766")).toMatchObject({ netChange: 0.4, stable: true });
    expect(moved("7777777", "7777666")?.stable).toBe(false);
  });

  test("does not count two people who change places, but says that they changed", () => {
    expect(moved("1999999999", "9199999999")).toMatchObject({ netChange: 0, changed: 0.2, medianMoved: 0, stable: true });
  });

  test("is lost when the median moves by more than one step inside its region", () => {
    expect(moved("77777", "88888")).toMatchObject({ netChange: 0, medianMoved: 1, stable: true });
    expect(moved("77777", "99999")).toMatchObject({ netChange: 0, medianMoved: 2, stable: false });
  });

  test("is of a divided panel too", () => {
    expect(moved("1111199999", "1111199999")?.stable).toBe(true);
    expect(outcomeOf(readRatings("1111199999"))).toBe("polarised");
  });

  test("never depends on who is who or on which pass came first, and never moves more on balance than people did", () => {
    const pair = fc.record({ before: rating, now: rating });
    fc.assert(
      fc.property(shuffled(fc.array(pair, { minLength: 5, maxLength: 30 })), ([pairs, other]) => {
        const found = movement(pairs, rule.scheibe, 5);
        expect(movement(other, rule.scheibe, 5)).toEqual(found);
        expect(
          movement(
            pairs.map(({ before, now }) => ({ before: now, now: before })),
            rule.scheibe,
            5,
          ),
        ).toEqual(found);
        expect(found?.netChange).toBeGreaterThanOrEqual(0);
        expect(found?.netChange).toBeLessThanOrEqual(found?.changed ?? -1);
        expect(found?.changed).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("never is missing where nobody changed", () => {
    fc.assert(
      fc.property(panel, (ratings) => {
        const same = ratings.map((each) => ({ before: each, now: each }));
        expect(movement(same, rule.scheibe, 5)).toMatchObject({ netChange: 0, changed: 0, medianMoved: 0, stable: true });
      }),
    );
  });
});
