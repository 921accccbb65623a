import { describe, expect, test } from "vitest";
import type { PersonId } from "../../src/model/ids.ts";
import { resultCard } from "../../src/rounds/judge/result/index.ts";
import { aJudge, aJudgement, aRepeat, ballots, figuresOf, settled, type Voter } from "./judging.ts";

const consent = aJudge({ scale: { s: "consent" }, pass: false, reason: "required", tally: ["objections"] });
const named = aJudgement({
  spec: { ...consent, attribution: "named" },
  over: ["a"],
  people: { none: 3 },
  around: aRepeat({ rule: "noObjection" }),
});
const answers = (...values: readonly string[]): Voter[] => values.map((a) => ({ choices: { a } }));

describe("consent by name", () => {
  test("is reached where somebody answered and nobody objects; silence is not consent", () => {
    expect(figuresOf("consent", named, ballots(answers("consent", "consent")))).toMatchObject({
      rows: [{ n: 2, objections: 0, reached: true, sides: null }],
      verdict: { reached: true },
    });
    expect(figuresOf("consent", named, ballots(answers("consent", "objection"))).verdict).toEqual({ reached: false });
    expect(figuresOf("consent", named, []).verdict).toEqual({ reached: false });
  });

  test("shows an objection with who objects, since they agreed to be named", () => {
    expect(named.run.phase.box).toMatchObject({ named: true, minContributors: 1, keyEndsWith: "@phase" });
    const entries = ballots([{ choices: { a: "objection" }, reasons: { a: "It leaves the mill dry." } }]).map((entry) => ({
      ...entry,
      person: "cedar" as PersonId,
    }));
    expect(settled(named, entries).reasons).toEqual([
      { plain: "It leaves the mill dry.", about: "a", label: { as: "person", person: "cedar" } },
    ]);
  });
});

test("consent without names counts, from five answers up", () => {
  const round = aJudgement({ spec: consent, over: ["a"] });
  expect(figuresOf("consent", round, ballots(answers("consent", "consent", "consent", "consent", "objection"))).rows).toMatchObject([
    { objections: 1, reached: false },
  ]);
  expect(figuresOf("consent", round, ballots(answers("consent", "consent", "consent", "consent"))).rows).toMatchObject([
    { objections: null, reached: false },
  ]);
});

describe("delegates who speak for their sides", () => {
  const spec = aJudge({
    ...consent,
    attribution: "side",
    minSet: 1,
    breakdown: "side",
    who: { roles: ["delegate"], side: "each" },
  });
  const round = (left = {}) => aJudgement({ spec, over: ["a"], people: { upper: 4, lower: 4 }, left });
  const of = (side: string, ...values: readonly string[]): Voter[] => values.map((a) => ({ side, choices: { a } }));
  const words = (voters: Voter[], left = {}) =>
    figuresOf("consent", round(left), ballots(voters)).rows.map(({ sides, reached }) => [
      ...(sides ?? []).map(({ word }) => word),
      reached,
    ])[0];
  const yes = of("upper", "yes", "yes", "yes", "yes");

  test("are announced with one word each: yes, yes if one of them puts a condition, not yet if one can not go along", () => {
    expect(words([...yes, ...of("lower", "yes", "yes", "yes", "yes")])).toEqual(["yes", "yes", true]);
    expect(words([...yes, ...of("lower", "yes", "yesIf", "yes", "yes")])).toEqual(["yes", "yesIf", false]);
    expect(words([...yes, ...of("lower", "yes", "yesIf", "notYet", "yes")])).toEqual(["yes", "notYet", false]);
  });

  test("are 'not yet' as long as fewer than half of the side answered, and when a side has left", () => {
    expect(words([...yes, ...of("lower", "yes")])).toEqual(["yes", "notYet", false]);
    expect(words([...yes, ...of("lower", "yes", "yes")])).toEqual(["yes", "yes", true]);
    expect(words(yes)).toEqual(["yes", "notYet", false]);
    expect(words(yes, { lower: 4 })).toEqual(["yes", "notYet", false]);
  });

  test("say no number: how many said what stays with the side", () => {
    const found = figuresOf("consent", round(), ballots([...yes, ...of("lower", "notYet", "yes", "yes", "yes")]));
    expect(found.rows).toEqual([
      {
        item: "a",
        rank: 1,
        voters: 8,
        n: null,
        objections: null,
        reached: false,
        sides: [
          { side: "upper", word: "yes" },
          { side: "lower", word: "notYet" },
        ],
      },
    ]);
    expect(JSON.stringify(resultCard(found))).toContain('"say":"judge.consent.notYet"');
  });

  test("give reasons that go out as their side's, from a single one up", () => {
    expect(round().run.phase.box).toMatchObject({ named: false, minContributors: 1, minPerSide: 1 });
    const voters: Voter[] = [{ side: "lower", choices: { a: "yesIf" }, reasons: { a: "If the annex is attached." } }];
    expect(settled(round(), ballots(voters)).reasons).toEqual([
      { plain: "If the annex is attached.", about: "a", label: { as: "side", side: "lower" } },
    ]);
  });
});

test("agree, disagree and pass are counted for statements that enough people saw", () => {
  const round = aJudgement({ spec: aJudge({ scale: { s: "agree3" } }), over: ["a", "b"] });
  const voters: Voter[] = ["agree", "agree", "disagree", "pass", "agree"].map((a, who) => ({
    choices: who < 4 ? { a, b: "agree" } : { a },
  }));
  expect(figuresOf("agree3", round, ballots(voters)).rows).toEqual([
    { item: "a", rank: 1, voters: 5, agree: 3, disagree: 1, pass: 1, bySide: null },
    { item: "b", rank: 2, voters: 4, agree: null, disagree: null, pass: null, bySide: null },
  ]);
});

test("picks are counted, the most picked first, ties as ties", () => {
  const round = aJudgement({ spec: aJudge({ scale: { s: "pick", n: 2 } }), over: ["a", "b", "c"] });
  const picked = ballots([{ choices: {} }, { choices: {} }]).map((entry, index) => ({
    ...entry,
    body: { ballot: { picked: index === 0 ? ["b", "c"] : ["c", "b"] } },
  }));
  expect(figuresOf("pick", round, picked).rows).toEqual([
    { item: "b", voters: 2, rank: 1 },
    { item: "c", voters: 2, rank: 1 },
    { item: "a", voters: 0, rank: 3 },
  ]);
});
