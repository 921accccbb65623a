import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Around } from "../../src/model/kind.ts";
import { judge } from "../../src/rounds/judge/index.ts";
import { resultCard } from "../../src/rounds/judge/result/index.ts";
import { aJudge, aJudgement, aRepeat, ballots, byAll, eachSide, figuresOf, settled, type Voter } from "./judging.ts";

interface Water {
  readonly participants: readonly { readonly id: string; readonly side: string | null }[];
  readonly script: readonly {
    readonly actor: string;
    readonly round: string;
    readonly payload?: { item?: string; level?: number; reason?: string };
  }[];
  readonly expected: {
    readonly gradients: Readonly<
      Record<string, { readonly n: number; readonly histogram: Readonly<Record<string, number>>; readonly median: number }>
    >;
  };
}
const water = JSON.parse(readFileSync(new URL("../scenarios/files/water-two-party.json", import.meta.url), "utf8")) as Water;

/** Ballots of the two-party water talks on one formula, as its script gives them. */
const polled = (item: string): Voter[] =>
  water.script
    .filter(({ round }) => round === `grad-${item}`)
    .flatMap(({ actor, payload }) => {
      const side = water.participants.find(({ id }) => id === actor)?.side ?? null;
      const reasons: Record<string, string> = payload?.reason ? { [item]: payload.reason } : {};
      return payload?.level === undefined ? [] : [{ side, choices: { [item]: payload.level }, reasons }];
    });

const gradient = aJudge({ scale: { s: "gradient", levels: 8 }, pass: false, reason: "ifOutside", tally: ["histogram", "median"] });
const people = { upper: 4, lower: 4, none: 3 };
const poll = (item: string, around: Around | null, spec = gradient) =>
  figuresOf("gradient", aJudgement({ spec, over: [item], people, around }), ballots(polled(item)));
const WORD_ONLY = { n: null, histogram: null, median: null, forward: null, bySide: null };

describe("the formulas of the two-party water talks", () => {
  test("G1 goes forward, with the expected median and distribution, in a group without a rule per side", () => {
    const found = poll("G1", aRepeat(byAll(5)));
    expect(found).toMatchObject({ panel: 11, ballots: 11, atOrBelow: 5, perSide: false, verdict: { reached: true } });
    const expected = water.expected.gradients["G1"];
    expect(found.rows).toMatchObject([{ n: expected?.n, median: expected?.median, forward: 11, reached: true }]);
    expect(found.rows[0]?.histogram).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((level) => expected?.histogram[level] ?? 0));
  });

  test("G1 goes forward by one word, where each side has to reach the level: its unanimity is shown to nobody", () => {
    const found = poll("G1", aRepeat(eachSide(5)));
    expect(found.rows).toEqual([{ item: "G1", rank: 1, voters: 11, reached: true, ...WORD_ONLY }]);
    expect(found.verdict).toEqual({ reached: true });
  });

  test("G2, with seven of eleven forward and one side wholly not, is 'not yet', without a number and without a side", () => {
    const found = poll("G2", aRepeat(eachSide(5)));
    expect(found.rows).toEqual([{ item: "G2", rank: 1, voters: 11, reached: false, ...WORD_ONLY }]);
    expect(found.verdict).toEqual({ reached: false });
    const card = JSON.stringify(resultCard(found));
    expect(card).toContain("judge.result.notYet");
    for (const hidden of ["judge.result.counts", "judge.result.of", "judge.result.median", "upper", "lower"])
      expect(card).not.toContain(hidden);
  });

  test("G2 lets out the four reasons that were written, in no order and under nobody's name or side", () => {
    const round = aJudgement({ spec: gradient, over: ["G2"], people, around: aRepeat(eachSide(5)) });
    const { reasons } = settled(round, ballots(polled("G2")));
    expect(reasons.map(({ plain }) => plain)).toHaveLength(4);
    expect(reasons.every(({ label, about }) => label.as === "nobody" && about === "G2")).toBe(true);
  });
});

describe("a level for the whole group", () => {
  const reached = (...values: readonly number[]) => {
    const round = aJudgement({ spec: gradient, over: ["a"], around: aRepeat(byAll(5)) });
    return figuresOf("gradient", round, ballots(values.map((a) => ({ choices: { a } })))).verdict?.reached;
  };

  test("is reached by two thirds of those who answered, and by two of three as well", () => {
    expect(reached(5, 5, 5, 5, 8, 8)).toBe(true);
    expect(reached(5, 5, 5, 8, 8)).toBe(false);
    expect(reached(5, 5, 5, 5, 5, 5, 8, 8, 8)).toBe(true);
  });

  test("without a repeat around it is the last level that hinders nothing", () => {
    const alone = (levels: 5 | 7 | 8) =>
      figuresOf("gradient", aJudgement({ spec: { ...gradient, scale: { s: "gradient", levels } }, over: ["a"] }), []).atOrBelow;
    expect([alone(8), alone(7), alone(5)]).toEqual([4, 4, 3]);
  });

  test("is not reached with fewer answers than are published, and not where one of several items falls short", () => {
    expect(reached(1, 1, 1, 1)).toBe(false);
    const round = aJudgement({ spec: gradient, over: ["a", "b"], around: aRepeat(byAll(5)) });
    const found = figuresOf("gradient", round, ballots([1, 2, 3, 4, 5].map((a) => ({ choices: { a, b: 8 } }))));
    expect(found.rows.map(({ item, reached: is, rank }) => [item, is, rank])).toEqual([
      ["a", true, 1],
      ["b", false, 2],
    ]);
    expect(found.verdict).toEqual({ reached: false });
  });
});

describe("a level for each side", () => {
  const reached = (upper: readonly number[], lower: readonly number[], left = {}) => {
    const of = (side: string, values: readonly number[]): Voter[] => values.map((a) => ({ side, choices: { a } }));
    const round = aJudgement({ spec: gradient, over: ["a"], people, left, around: aRepeat(eachSide(5)) });
    return figuresOf("gradient", round, ballots([...of("upper", upper), ...of("lower", lower), ...of("none", [1, 1, 1])])).verdict?.reached;
  };

  test("is reached where more than half of each side's votes are, of at least half of its people and never fewer than two", () => {
    expect(reached([5, 5, 5, 8], [1, 1, 1, 1])).toBe(true);
    expect(reached([5, 5, 8, 8], [1, 1, 1, 1])).toBe(false);
    expect(reached([5, 5], [1, 1, 1, 1])).toBe(true);
    expect(reached([5], [1, 1, 1, 1])).toBe(false);
  });

  test("is not reached when one side has left, as when it is against", () => {
    expect(reached([], [1, 1, 1, 1], { upper: 4 })).toBe(false);
    expect(reached([1], [1, 1, 1, 1], { upper: 3 })).toBe(false);
    expect(reached([1, 1], [1, 1, 1, 1], { upper: 2 })).toBe(true);
  });

  test("never publishes more than the word, whatever anyone answered", () => {
    const voter = fc.record({ side: fc.constantFrom("upper", "lower", null), a: fc.integer({ min: 1, max: 8 }) });
    const round = aJudgement({ spec: gradient, over: ["a"], people: { upper: 8, lower: 8, none: 4 }, around: aRepeat(eachSide(5)) });
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(voter, { minLength: 9, maxLength: 9 }), (voters) => {
        const found = figuresOf("gradient", round, ballots(voters.map(({ side, a }) => ({ side, choices: { a } }))));
        expect(found.rows).toEqual([{ item: "a", rank: 1, voters: 9, reached: found.verdict?.reached, ...WORD_ONLY }]);
        seen.add(JSON.stringify(found));
      }),
    );
    // Nine ballots, however they were cast, come to one of two results.
    expect(seen.size).toBeLessThanOrEqual(2);
  });
});

describe("fist to five", () => {
  const fist = aJudge({ scale: { s: "fist" }, pass: true, reason: "ifOutside", tally: ["histogram", "median"] });

  test("counts from 0 to 5, and goes forward where two thirds can live with it", () => {
    const found = figuresOf("fist", aJudgement({ spec: fist, over: ["a"] }), ballots([0, 2, 3, 3, 4, 5].map((a) => ({ choices: { a } }))));
    expect(found.rows).toMatchObject([{ n: 6, histogram: [1, 0, 1, 2, 1, 1], median: 3, forward: 4, reached: true }]);
    expect(found.verdict).toEqual({ reached: true });
  });

  test("with everybody passing has no answer, no number and no fault", () => {
    const found = figuresOf("fist", aJudgement({ spec: fist, over: ["a"] }), ballots(["pass", "pass", "pass", "pass", "pass"]));
    expect(found).toMatchObject({
      ballots: 5,
      rows: [{ n: 0, histogram: null, median: null, forward: null, reached: false }],
      verdict: { reached: false },
    });
    expect(() => resultCard(found)).not.toThrow();
  });

  test("over nothing reaches nothing", () => {
    expect(figuresOf("fist", aJudgement({ spec: fist, over: [] }), ballots(["pass"]))).toMatchObject({
      rows: [],
      verdict: { reached: false },
    });
  });

  test("a pass is no contribution, so that five passes do not open a box", () => {
    expect(judge.counts?.({ ballot: { pass: true } })).toBe(false);
    expect(judge.counts?.({ ballot: { choices: { a: "3" }, reasons: {} } })).toBe(true);
  });
});
