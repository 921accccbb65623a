import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { resultCard } from "../../src/rounds/judge/result/index.ts";
import type { Agree3Figures } from "../../src/rounds/judge/figures.ts";
import { aJudge, aJudgement, ballots, figuresOf, rowOf, type Voter } from "./judging.ts";

const spec = aJudge({ scale: { s: "agree3" }, tally: ["voters"], breakdown: "side" });
const ANSWERS = ["agree", "disagree", "pass"] as const;
type Votes = readonly [agree: number, disagree: number, pass: number];

/** Votes on one statement, by side; "none": of people without one. */
type On = Readonly<Record<string, Votes>>;

const votersOf = (item: string, on: On): Voter[] =>
  Object.entries(on).flatMap(([side, votes]) =>
    votes.flatMap((count, at) =>
      Array.from({ length: count }, () => ({ side: side === "none" ? null : side, choices: { [item]: ANSWERS[at] as string } })),
    ),
  );

function settle(statements: Readonly<Record<string, On>>): Agree3Figures {
  const voters = Object.entries(statements).flatMap(([item, on]) => votersOf(item, on));
  const round = aJudgement({ spec, over: Object.keys(statements), people: { upper: 60, lower: 60, none: 20 } });
  return figuresOf("agree3", round, ballots(voters));
}

describe("sides that are compared", () => {
  const figures = settle({
    divided: { upper: [19, 1, 0], lower: [3, 17, 0] },
    shared: { upper: [16, 4, 0], lower: [17, 2, 1] },
    few: { upper: [20, 3, 0], lower: [4, 0, 0] },
  });

  test("put first what every side shares, and last what too few of a side voted on", () => {
    expect(figures.rows.map(({ item, across }) => [item, across])).toEqual([
      ["shared", "shared"],
      ["divided", "notShared"],
      ["few", "tooFew"],
    ]);
  });

  test("give words beside the counts, and how they are meant", () => {
    const card = JSON.stringify(resultCard(figures));
    for (const key of ["judge.across", "judge.across.shared", "judge.across.tooFew", "judge.across.how"])
      expect(card).toContain(`"${key}"`);
    const alone = aJudgement({ spec: aJudge({ scale: { s: "agree3" }, tally: ["voters"] }), over: ["s"] });
    expect(JSON.stringify(resultCard(figuresOf("agree3", alone, ballots(votersOf("s", { none: [5, 3, 0] })))))).not.toContain(
      "judge.across",
    );
  });

  test("of a side below five nothing is shown, nor of the others, who would be what is left", () => {
    expect(rowOf(figures.rows, "few").bySide).toBeNull();
  });
});

const votes = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(3));
const fewVotes = fc.tuple(fc.nat(2), fc.nat(1), fc.nat(1));
/** Two votes of different sides change hands: the counts of all stay as they are. */
function exchanged(on: On, from: string, to: string, a: number, b: number): On | null {
  const [first, second] = [[...(on[from] ?? [])], [...(on[to] ?? [])]];
  if (a === b || !first[a] || !second[b]) return null;
  first[a] -= 1;
  first[b] = (first[b] ?? 0) + 1;
  second[b] -= 1;
  second[a] = (second[a] ?? 0) + 1;
  return { ...on, [from]: first as unknown as Votes, [to]: second as unknown as Votes };
}

/** Statements of every worth, so that a place among them tells it. */
const LADDER: Readonly<Record<string, On>> = {
  ...Object.fromEntries(
    [4, 8, 11, 13, 15, 17, 19].map((agree) => [`all-${agree}`, { upper: [agree, 20 - agree, 0], lower: [agree, 20 - agree, 0] }]),
  ),
  ...Object.fromEntries([2, 5, 8, 11, 14, 17].map((agree) => [`few-${agree}`, { upper: [agree, 17 - agree, 0], lower: [2, 1, 0] }])),
};

test("nothing that is shown, and no place in the order, tells how a side below five voted, nor those few without a side", () => {
  let met = 0;
  fc.assert(
    fc.property(votes, fc.oneof(votes, fewVotes), fewVotes, fc.nat(2), fc.nat(2), (upper, lower, none, a, b) => {
      const on: On = { upper, lower, none };
      const few = Object.entries(on).find(([, each]) => each[0] + each[1] + each[2] > 0 && each[0] + each[1] + each[2] < 5)?.[0];
      const other = exchanged(on, few ?? "", few === "upper" ? "lower" : "upper", a, b);
      if (!few || !other) return;
      met += 1;
      expect(settle({ one: on, ...LADDER })).toEqual(settle({ one: other, ...LADDER }));
    }),
    { numRuns: 600, seed: 5 },
  );
  expect(met).toBeGreaterThan(50);
});

test("where a side of one mind keeps the counts of sides back, nothing tells which side it is, nor that the other is not", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 6, max: 40 }),
      fc.integer({ min: 6, max: 40 }),
      fc.integer({ min: 1, max: 5 }),
      (upper, lower, against) => {
        const one = settle({ one: { upper: [upper, 0, 0], lower: [lower - against, against, 0] }, ...LADDER });
        const other = settle({ one: { upper: [upper - against, against, 0], lower: [lower, 0, 0] }, ...LADDER });
        expect(rowOf(one.rows, "one").bySide).toBeNull();
        expect(one).toEqual(other);
      },
    ),
    { numRuns: 200, seed: 5 },
  );
});
