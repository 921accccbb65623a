import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { contestedPairs } from "../../../src/judgement/influence/contested.ts";
import { startInfluence, type PairVotes } from "../../../src/judgement/influence/influence.ts";
import { influenceMap } from "../../../src/judgement/influence/map.ts";
import { play, taken } from "./group.ts";

interface Script {
  readonly participants: number;
  readonly items: readonly { readonly id: string }[];
  readonly support: number;
  readonly pairYesCounts: Readonly<Record<string, number>>;
  readonly expected: {
    readonly influences: readonly string[];
    readonly cycles: readonly (readonly string[])[];
    readonly levelsTopFirst: readonly (readonly string[])[];
    readonly deepestLevel: readonly string[];
    readonly sources: readonly string[];
    readonly drawnArrows: readonly string[];
    readonly asked: { readonly referenceOneAtATime: number; readonly referenceBatch8: number; readonly mustNotExceed: number };
  };
  readonly noisyVariant: { readonly override: Readonly<Record<string, number>> };
}

const script = JSON.parse(readFileSync(new URL("../../scenarios/files/sdd-influence-12.json", import.meta.url), "utf8")) as Script;
const { expected } = script;
const start = startInfluence(
  script.items.map((item) => item.id),
  { support: script.support, maxAsked: expected.asked.mustNotExceed },
);
const says =
  (counts: Readonly<Record<string, number>>) =>
  ({ from, to }: { readonly from: string; readonly to: string }) =>
    counts[`${from}>${to}`] ?? 0;
const written = (pairs: readonly { readonly from: string; readonly to: string }[]) => pairs.map(({ from, to }) => `${from}>${to}`);

describe("the influence map of twelve ideas (sdd-influence-12)", () => {
  for (const size of [1, 8]) {
    const { influence } = play(start, size, says(script.pairYesCounts), script.participants);
    const map = influenceMap(influence);

    test(`has the levels, the cycle and the arrows of the script, asked ${size} at a time`, () => {
      expect(written(map.influences)).toEqual(expected.influences);
      expect(map.levels.map((groups) => groups.flat())).toEqual(expected.levelsTopFirst);
      expect(map.cycles).toEqual(expected.cycles);
      expect(written(map.arrows)).toEqual(expected.drawnArrows);
      expect(map.sources.flat()).toEqual(expected.sources);
      expect(map.levels.at(-1)?.flat()).toEqual(expected.deepestLevel);
      expect([map.contested, map.unknown]).toEqual([[], []]);
    });
  }

  test("takes as many questions as the reference one at a time, and fewer in batches of eight", () => {
    const asked = (size: number) => play(start, size, says(script.pairYesCounts), script.participants).influence.asked.length;
    expect(asked(1)).toBe(expected.asked.referenceOneAtATime);
    expect(asked(8)).toBeLessThanOrEqual(expected.asked.referenceBatch8);
  });

  test("that is stopped early says which pairs it did not reach", () => {
    const capped = startInfluence(start.ideas, { support: script.support, maxAsked: 20 });
    const { influence, batches } = play(capped, 8, says(script.pairYesCounts), script.participants);
    expect(batches.map((batch) => batch.length)).toEqual([8, 8, 4]);
    const map = influenceMap(influence);
    expect(map.unknown.length).toBeGreaterThan(0);
    const truth = new Set(expected.influences);
    expect(written(map.influences).filter((pair) => !truth.has(pair))).toEqual([]);
  });
});

describe("the contradictory variant of the script", () => {
  const noisy = { ...script.pairYesCounts, ...script.noisyVariant.override };

  test("changes nothing where the pair was implied, and flips no answer where it was asked", () => {
    for (const size of [1, 8]) {
      const { influence } = play(start, size, says(noisy), script.participants);
      for (const asked of influence.asked) expect(asked.decision).toBe(asked.yes >= 10 ? "yes" : "no");
      const said = new Set(written(influence.asked.filter((pair) => pair.decision === "no")));
      expect(written(influenceMap(influence).influences).filter((pair) => said.has(pair))).toEqual([]);
    }
  });

  test("a no asked beside its chain is kept, contested, and asked once more with the chain shown", () => {
    const votesOn = (...pairs: readonly string[]): readonly PairVotes[] =>
      pairs.map((pair) => ({ from: pair.slice(0, 3), to: pair.slice(4), yes: noisy[pair] ?? 0, voting: script.participants }));
    const together = taken(start, votesOn("i10>i04", "i10>i09", "i09>i04"));
    expect(contestedPairs(together)).toEqual([{ from: "i10", to: "i04", chain: ["i10", "i09", "i04"], askedAgain: false }]);
    const { influence, batches } = play(together, 8, says(noisy), script.participants);
    const again = batches.flat().filter((question) => question.again !== null);
    expect(again.map(({ from, to, again }) => [from, to, again?.chain])).toEqual([["i10", "i04", ["i10", "i09", "i04"]]]);
    expect(batches[0]?.[0]).toBe(again[0]);
    const map = influenceMap(influence);
    expect(map.contested).toEqual([{ from: "i10", to: "i04", chain: ["i10", "i09", "i04"], askedAgain: true }]);
    expect(written(map.influences)).not.toContain("i10>i04");
  });
});
