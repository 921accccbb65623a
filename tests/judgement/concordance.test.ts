import { describe, expect, test } from "vitest";
import { concordance, kendallW } from "../../src/judgement/concordance.ts";
import { delphiRankings, delphiW } from "./fixtures/delphi.ts";

describe("Kendall's W", () => {
  test("of the panel of thirteen is 0.687", () => {
    expect(kendallW([...(delphiRankings[0] ?? [])].sort(), delphiRankings)).toBeCloseTo(delphiW, 3);
  });

  test("is 1 when all rank alike, also when they name only the top", () => {
    expect(
      kendallW(
        ["a", "b", "c", "d"],
        [
          ["a", "b", "c", "d"],
          ["a", "b", "c", "d"],
        ],
      ),
    ).toBe(1);
    expect(
      kendallW(
        ["a", "b", "c", "d"],
        [
          ["a", "b"],
          ["a", "b"],
          ["a", "b"],
        ],
      ),
    ).toBe(1);
  });

  test("is 0 when two rank the opposite way", () => {
    expect(
      kendallW(
        ["a", "b", "c"],
        [
          ["a", "b", "c"],
          ["c", "b", "a"],
        ],
      ),
    ).toBe(0);
  });

  test("corrects for ties", () => {
    // By hand: rank sums 2, 5, 6, 7 around a mean of 5; S = 14; T = 24 for the one ballot that ties three.
    // W = 12 · 14 / (4 · 60 − 2 · 24) = 0.875.
    expect(kendallW(["a", "b", "c", "d"], [["a", "b", "c", "d"], ["a"]])).toBeCloseTo(0.875, 10);
  });

  test("is not defined for one person, one item, or ballots that say nothing", () => {
    expect(kendallW(["a", "b"], [["a", "b"]])).toBeNull();
    expect(kendallW(["a"], [["a"], ["a"]])).toBeNull();
    expect(kendallW(["a", "b"], [[], []])).toBeNull();
  });

  test("is put into a plain word", () => {
    expect([0.7, 0.5, 0.49, 0.1].map(concordance)).toEqual(["strong", "moderate", "weak", "weak"]);
  });
});
