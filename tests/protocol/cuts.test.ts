import { expect, test } from "vitest";
import { readProtocol } from "../../src/protocol/load.ts";
import { changed } from "./builders.ts";

const faults = (text: string): readonly string[] => {
  const read = readProtocol(text);
  return read.ok ? [] : read.faults.map(({ path, fix }) => `${path}: ${fix}`);
};

test("a breakdown by side that a group is always too small for is refused; a larger group may have it", () => {
  const withMost = (max: number): readonly string[] =>
    faults(
      changed("fist-to-five", (json, step) => {
        json["needs"] = { sides: 2 };
        json["size"] = { min: 5, max, best: "8" };
        step("fist")["breakdown"] = "side";
      }),
    );
  expect(withMost(9)).toEqual(["steps/0/breakdown: set breakdown to none, or let at least 10 people take part"]);
  expect(withMost(10)).toEqual([]);
});

test("a map of opinions that a group is always too small for is refused", () => {
  const withMost = (max: number): readonly string[] =>
    faults(
      changed("opinion-map", (json) => {
        json["size"] = { min: 10, max, best: "" };
      }),
    ).filter((each) => each.includes("tally"));
  expect(withMost(19)).toEqual(["steps/1/tally: leave opinionMap out, or let at least 20 people take part"]);
  expect(withMost(20)).toEqual([]);
});

test("delegates who speak for their sides are no breakdown: a side's word is announced in any group", () => {
  expect(
    faults(
      changed("single-text", (json) => {
        json["size"] = { min: 5, max: 8, best: "6" };
      }),
    ).filter((each) => each.includes("breakdown")),
  ).toEqual([]);
});
