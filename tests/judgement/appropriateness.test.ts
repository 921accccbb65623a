import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { appropriateness } from "../../src/judgement/appropriateness.ts";
import { mirrored, panel, readRatings } from "./arbitraries.ts";

describe("appropriateness", () => {
  test.each([
    { ratings: "456777778888899", median: 7, disagreement: false, class: "appropriate" },
    { ratings: "111222334", median: 2, disagreement: false, class: "inappropriate" },
    { ratings: "444555666", median: 5, disagreement: false, class: "uncertain" },
    // Without disagreement this median would be appropriate: 30th percentile 1, 70th 9, a range of 8 above 2.35.
    { ratings: "111177999", median: 7, disagreement: true, class: "uncertain" },
    { ratings: "666777", median: 6.5, disagreement: false, class: "uncertain" },
  ])("of $ratings: $class", ({ ratings, ...expected }) => {
    expect(appropriateness(readRatings(ratings), 5)).toEqual(expected);
  });

  test("of fewer ratings than five is withheld, also where the panel is larger", () => {
    expect(appropriateness(readRatings("8888"), 5)).toBeNull();
    expect(appropriateness(readRatings("88888"), 5)).not.toBeNull();
    expect(appropriateness([], 0)).toBeNull();
  });

  test("never calls a panel in disagreement anything but uncertain, and the mirrored panel is the opposite class", () => {
    const opposite = { appropriate: "inappropriate", uncertain: "uncertain", inappropriate: "appropriate" };
    fc.assert(
      fc.property(panel, (ratings) => {
        const found = appropriateness(ratings, 5);
        const other = appropriateness(ratings.map(mirrored), 5);
        if (found?.disagreement) expect(found.class).toBe("uncertain");
        expect(other?.class).toBe(found && opposite[found.class]);
      }),
    );
  });
});
