import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Judge } from "../../src/model/vocabulary.ts";
import { seeded } from "../floor/room.ts";
import { aJudge, aJudgement, aRepeat, ballots, figuresOf, rowOf, settled, type Voter } from "./judging.ts";

const of = (...values: readonly number[]): Voter[] => values.map((a) => ({ choices: { a } }));
const rated = (values: readonly number[], own = {}) =>
  rowOf(figuresOf("rate", aJudgement({ spec: aJudge(own), over: ["a"] }), ballots(of(...values))).rows, "a");

describe("ratings", () => {
  test("are published as median, middle half and thirds, with a distribution where the tally asks for it", () => {
    expect(rated([1, 4, 7, 8, 9])).toMatchObject({ n: 5, median: 7, q25: 4, q75: 8, iqr: 4, low: 1, middle: 1, high: 3, histogram: null });
    expect(rated([1, 4, 7, 8, 9], { tally: ["histogram"] }).histogram).toEqual([1, 0, 0, 1, 0, 0, 1, 1, 1]);
    const inRepeat = { feedback: { own: true, group: "histogram", reasons: false } };
    expect(rated([1, 4, 7, 8, 9], inRepeat).histogram).not.toBeNull();
  });

  test.each([
    [5, { low: 2, middle: 1, high: 2 }],
    [7, { low: 2, middle: 1, high: 2 }],
  ])("from 1 to %i have outer thirds of the same width, and no disagreement", (max, thirds) => {
    const middle = (max + 1) / 2;
    const row = rated([1, 2, middle, max - 1, max], { scale: { s: "rate", min: 1, max }, tally: ["median"] });
    expect(row).toMatchObject({ median: middle, ...thirds, disagreement: null, class: null, outcome: null });
  });

  test("of one item by fewer than five people publish nothing of it, and the others stand", () => {
    const voters: Voter[] = [1, 2, 3, 4, 5].map((who) => ({
      choices: who < 5 ? { a: 9, b: 3 } : { b: 3 },
      reasons: who < 5 ? { a: "Mine." } : {},
    }));
    const round = aJudgement({ spec: aJudge({ reason: "optional", tally: ["histogram", "ipras"] }), over: ["a", "b"] });
    const { figures, reasons, items } = settled(round, ballots(voters));
    if (figures.scale !== "rate") throw new Error();
    expect(rowOf(figures.rows, "a")).toMatchObject({ n: 4, median: null, q25: null, histogram: null, class: null, high: null });
    expect(rowOf(figures.rows, "b")).toMatchObject({ n: 5, median: 3 });
    expect(reasons).toEqual([]);
    expect(items).toEqual(["b", "a"]);
  });

  test("stand in the order of their median, then of their upper third; what ties is a tie", () => {
    const values = [
      { a: 5, b: 8, c: 8, d: 7 },
      { a: 5, b: 8, c: 8, d: 7 },
      { a: 5, b: 8, c: 8, d: 8 },
      { a: 5, b: 8, c: 8, d: 9 },
      { a: 5, b: 6, c: 6, d: 9 },
    ];
    const round = aJudgement({ spec: aJudge(), over: ["a", "b", "c", "d"] });
    const { rows } = figuresOf("rate", round, ballots(values.map((choices) => ({ choices }))));
    expect(rows.map(({ item, rank, voters: n }) => [item, rank, n])).toEqual([
      ["d", 1, 5],
      ["b", 2, 5],
      ["c", 2, 5],
      ["a", 4, 5],
    ]);
  });
});

describe("a panel as in RAND/UCLA", () => {
  const rand: Partial<Judge> = { tally: ["median", "ipras", "histogram"] };

  test("is in disagreement by IPRAS, which makes the class uncertain whatever the median", () => {
    expect(rated([1, 1, 1, 9, 9, 9, 9, 9, 9], rand)).toMatchObject({ median: 9, disagreement: true, class: "uncertain" });
    expect(rated([7, 7, 8, 8, 8, 9, 9, 9, 9], rand)).toMatchObject({ disagreement: false, class: "appropriate" });
    expect(rated([1, 1, 2, 2, 3, 3, 1, 2, 1], rand)).toMatchObject({ class: "inappropriate" });
  });

  test.each([
    [[3, 3, 3, 4, 4, 4], 3.5],
    [[6, 6, 6, 7, 7, 7], 6.5],
  ])("whose median falls between two regions (%j) is uncertain", (values, median) =>
    expect(rated(values, rand)).toMatchObject({ median, disagreement: false, class: "uncertain" }),
  );

  test("compares the second ratings with the first, people paired with themselves", () => {
    const round = aJudgement({ spec: aJudge(rand), over: ["a"], around: aRepeat({ rule: "count" }, { pass: 2, max: 2 }) });
    const before = ballots(of(1, 1, 1, 1, 9, 9));
    const stable = (now: readonly number[]) => rowOf(figuresOf("rate", round, ballots(of(...now)), before).rows, "a").stable;
    expect(stable([1, 1, 1, 1, 9, 9])).toBe(true);
    expect(stable([9, 9, 9, 9, 9, 9])).toBe(false);
    expect(figuresOf("rate", round, ballots(of(1, 1, 1, 1, 9, 9))).rows[0]?.stable).toBeNull();
  });
});

describe("a breakdown by side", () => {
  const spec = aJudge({ breakdown: "side" });
  const people = { upper: 5, lower: 5 };
  const side = (name: string, ...values: readonly number[]): Voter[] => values.map((a) => ({ side: name, choices: { a } }));
  const cut = (voters: Voter[]) => figuresOf("rate", aJudgement({ spec, over: ["a"], people }), ballots(voters)).rows[0]?.bySide ?? null;

  test("is shown where every side has five and none is of one mind", () => {
    expect(cut([...side("upper", 8, 8, 8, 8, 9), ...side("lower", 1, 2, 2, 2, 2)])).toEqual([
      { side: "upper", counts: [0, 0, 0, 0, 0, 0, 0, 4, 1] },
      { side: "lower", counts: [1, 4, 0, 0, 0, 0, 0, 0, 0] },
    ]);
  });

  test.each([
    ["a side of four", [...side("upper", 8, 8, 8, 9), ...side("lower", 1, 2, 2, 2, 2)]],
    ["a side of one mind", [...side("upper", 8, 8, 8, 8, 8), ...side("lower", 1, 2, 2, 2, 2)]],
    ["two experts who are in neither", [...side("upper", 8, 8, 8, 8, 9), ...side("lower", 1, 2, 2, 2, 2), ...of(5, 6)]],
  ])("is not shown with %s", (_what, voters) => expect(cut(voters)).toBeNull());
});

const someone: fc.Arbitrary<Voter> = fc
  .record({ a: fc.integer({ min: 1, max: 9 }), b: fc.integer({ min: 1, max: 9 }) })
  .map((choices) => ({ choices, reasons: { a: `a ${choices.a}${choices.b}`, b: `b ${choices.a}${choices.b}` } }));

describe("reasons", () => {
  const round = aJudgement({ spec: aJudge({ reason: "optional" }), over: ["a", "b"] });

  test("come out each about its item, without an author, and the figures keep where they are", () => {
    const { reasons, figures } = settled(
      round,
      ballots(Array.from({ length: 5 }, () => ({ choices: { a: 1 }, reasons: { a: "The gauge." } }))),
    );
    expect(reasons).toHaveLength(5);
    expect(new Set(reasons.map((each) => JSON.stringify(each)))).toEqual(
      new Set([JSON.stringify({ plain: "The gauge.", about: "a", label: { as: "nobody" } })]),
    );
    expect("reasons" in figures && figures.reasons).toHaveLength(5);
    expect("reasons" in figures && figures.reasons[0]).toEqual({ about: "a", reason: "reason-0" });
  });

  test("never keep the order of the tokens: every place is as likely for each of them", () => {
    const people = Array.from({ length: 6 }, (_, who) => ({ choices: { a: 5 }, reasons: { a: `reason of ${who}` } }));
    const random = seeded(7);
    const first = Array.from({ length: 300 }, () => settled(round, ballots(people), [], random).reasons[0]?.plain);
    for (const { reasons } of people) {
      const times = first.filter((plain) => plain === reasons.a).length;
      expect(times).toBeGreaterThan(20);
      expect(times).toBeLessThan(90);
    }
  });

  test("never carry what their author answered, and figures never carry words", () => {
    fc.assert(
      fc.property(fc.array(someone, { minLength: 5, maxLength: 12 }), fc.integer({ min: 1, max: 1000 }), (voters, seed) => {
        const { reasons, figures } = settled(round, ballots(voters), [], seeded(seed));
        expect(reasons.map(({ plain }) => plain).toSorted()).toEqual(
          voters.flatMap((each) => Object.values(each.reasons ?? {})).toSorted(),
        );
        for (const each of reasons) expect(Object.keys(each).toSorted()).toEqual(["about", "label", "plain"]);
        for (const voter of voters)
          for (const words of Object.values(voter.reasons ?? {})) expect(JSON.stringify(figures)).not.toContain(words);
      }),
    );
  });
});
