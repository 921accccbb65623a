import { describe, expect, test } from "vitest";
import { delphiEnd, stableShare } from "../../src/judgement/delphi-stop.ts";
import { summarise } from "../../src/judgement/rating-summary.ts";
import { readRatings } from "./arbitraries.ts";
import { moved, outcomeOf, rule } from "./delphi-builders.ts";
import { delphiAnswered, delphiStableShare, delphiStatements } from "./fixtures/delphi-ratings.ts";

const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

describe("the panel of the scenario delphi-15", () => {
  test.each(delphiStatements)("rates $id with the statistics expected of both passes", ({ before, now, first, second, disagreement }) => {
    for (const [digits, expected, apart] of [[before, first, disagreement[0]] as const, [now, second, disagreement[1]] as const]) {
      const found = summarise(readRatings(digits), 5);
      if (!found) throw new Error("withheld");
      const { n, median, q1, q3, iqr, high, low, ipr, ipras } = found;
      expect([n, median, q1, q3, iqr, round(high * 100, 1), round(low * 100, 1), round(ipr, 3), round(ipras, 3)]).toEqual(expected);
      expect(found.disagreement).toBe(apart);
      expect(found.histogram).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9].map((value) => digits.split(String(value)).length - 1));
    }
  });

  test.each(delphiStatements)("moves on $id as expected, and ends as $outcome", (statement) => {
    const found = moved(statement.before, statement.now);
    expect(found && [found.pairs, round(found.netChange, 3), round(found.changed, 3)]).toEqual(statement.moved);
    expect(found?.stable).toBe(statement.stable);
    expect(outcomeOf(readRatings(statement.now))).toBe(statement.outcome);
  });

  test("stops because 83 % of the statements are stable, with eight agreed for, eight open and two polarised", () => {
    const movements = delphiStatements.map(({ before, now }) => moved(before, now));
    expect(round(stableShare(movements) ?? 0, 3)).toBe(delphiStableShare);
    expect(delphiEnd(rule, { number: 2, max: 3, answered: delphiAnswered, invited: 15, movements })).toBe("stable");
    const outcomes = delphiStatements.map(({ now }) => outcomeOf(readRatings(now)));
    expect(["agreedFor", "open", "polarised"].map((each) => outcomes.filter((one) => one === each).length)).toEqual([8, 8, 2]);
  });
});
