import { describe, expect, test } from "vitest";
import { cut } from "../../src/judgement/cut.ts";
import { countDots } from "../../src/judgement/dots.ts";
import { borda } from "../../src/judgement/ranking.ts";
import { nominalBallots, nominalOptions, nominalResult } from "./fixtures/nominal.ts";

describe("a ranking of five", () => {
  test("gives the points and voters that were counted by hand", () => {
    const rows = borda(nominalOptions, nominalBallots, 5);
    expect(rows.map((row) => [row.item, row.points, row.voters])).toEqual(nominalResult);
  });

  test("shows items with equal points and voters as tied, and skips the next rank", () => {
    const rows = borda(
      ["a", "b", "c", "d"],
      [
        ["a", "b", "c"],
        ["a", "c", "b"],
      ],
      3,
    );
    expect(rows.map((row) => [row.item, row.rank])).toEqual([
      ["a", 1],
      ["b", 2],
      ["c", 2],
      ["d", 4],
    ]);
  });

  test("puts more voters first where the points are equal", () => {
    const rows = borda(["few", "many"], [["few"], ["x", "many"], ["y", "many"]], 4);
    expect(rows[0]).toMatchObject({ item: "many", points: 6, voters: 2 });
  });

  test("takes shorter ballots, and lists what nobody named with 0", () => {
    expect(borda(["a", "b"], [["b"]], 5)).toEqual([
      { item: "b", points: 5, voters: 1, rank: 1 },
      { item: "a", points: 0, voters: 0, rank: 2 },
    ]);
  });
});

describe("dots", () => {
  test("are counted with the number of people who gave them", () => {
    const rows = countDots(["a", "b", "c"], [{ a: 3 }, { a: 1, b: 1 }, { b: 3 }]);
    expect(rows).toEqual([
      { item: "a", dots: 4, voters: 2, rank: 1 },
      { item: "b", dots: 4, voters: 2, rank: 1 },
      { item: "c", dots: 0, voters: 0, rank: 3 },
    ]);
  });
});

describe("the best of a list", () => {
  const rows = borda(
    ["a", "b", "c", "d", "e"],
    [
      ["a", "b", "c"],
      ["a", "c", "b"],
    ],
    3,
  );

  test("takes along those tied with the last", () => {
    expect(cut(rows, 1).map((row) => row.item)).toEqual(["a"]);
    expect(cut(rows, 2).map((row) => row.item)).toEqual(["a", "b", "c"]);
  });

  test("does not take along what nobody voted for, unless there is room for all", () => {
    expect(cut(rows, 4).map((row) => row.item)).toEqual(["a", "b", "c"]);
    expect(cut(rows, 5)).toHaveLength(5);
  });
});
