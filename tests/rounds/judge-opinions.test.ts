import { describe, expect, test } from "vitest";
import { say } from "../../src/cards/messages.ts";
import { speak, type Resolvers } from "../../src/cards/speak.ts";
import type { Block, Spoken } from "../../src/model/card.ts";
import type { Judge } from "../../src/model/vocabulary.ts";
import type { Agree3Figures } from "../../src/rounds/judge/figures.ts";
import { resultCard } from "../../src/rounds/judge/result/index.ts";
import { show } from "../../src/rounds/judge/show/index.ts";
import { seeded } from "../floor/room.ts";
import { aJudge, aJudgement, ballots, figuresOf, rowOf, type Voter } from "./judging.ts";

const STATEMENTS = Array.from({ length: 20 }, (_, index) => `s${index}`);
const mapped = { scale: { s: "agree3" }, tally: ["voters", "opinionMap", "groupConsensus"], breakdown: "group" } satisfies Partial<Judge>;

/**
 * Two groups of three fifths and two: on the first five statements all agree, on the next ten they stand against each other, on
 * the last five there is nothing to it. One answer in ten is the other way.
 */
function town(people: number, change: (answer: string, person: number, statement: number) => string = (answer) => answer): Voter[] {
  const random = seeded(8);
  return Array.from({ length: people }, (_, person) => ({
    choices: Object.fromEntries(
      STATEMENTS.map((id, at) => {
        const isFirst = person % 5 < 3;
        const agrees = at < 5 || (at < 15 ? isFirst === (at % 2 === 0) : random.int(2) === 0);
        return [id, change(agrees !== (random.int(10) === 0) ? "agree" : "disagree", person, at)];
      }),
    ),
  }));
}

const settle = (voters: readonly Voter[], spec: Partial<Judge> = mapped): Agree3Figures =>
  figuresOf("agree3", aJudgement({ spec: aJudge(spec), over: STATEMENTS, people: { none: voters.length } }), ballots(voters));

const standing = (figures: Agree3Figures, stands: string): string[] =>
  figures.rows
    .filter((row) => row.stands === stands)
    .map(({ item }) => item)
    .toSorted();

describe("a map of opinions", () => {
  const figures = settle(town(100));

  test("says how many are in each group and how far to trust them", () => {
    expect(figures.opinions).toEqual({
      voters: 100,
      placed: 100,
      verdict: "stable",
      why: null,
      groups: [60, 40],
      agreeing: false,
      evenedOut: false,
    });
  });

  test("tells what nearly everyone shares from what divides", () => {
    expect(standing(figures, "shared")).toEqual(STATEMENTS.slice(0, 5).toSorted());
    for (const id of STATEMENTS.slice(5, 15)) expect(standing(figures, "divides")).toContain(id);
  });

  test("puts first what some of every group agree with", () => {
    expect(
      figures.rows
        .slice(0, 5)
        .map(({ item }) => item)
        .toSorted(),
    ).toEqual(STATEMENTS.slice(0, 5).toSorted());
  });

  test("gives the shares of each group in whole per cent", () => {
    const [first, second] = rowOf(figures.rows, "s6").byGroup ?? [];
    expect(first?.agree).toBeGreaterThan(75);
    expect(second?.agree).toBeLessThan(25);
    for (const share of [first, second]) expect(Object.values(share ?? {}).every(Number.isInteger)).toBe(true);
  });

  test("and of a statement on which a group is all alike those of no group", () => {
    const alike = settle(town(100, (answer, person, statement) => (statement === 6 && person % 5 >= 3 ? "disagree" : answer)));
    expect(rowOf(alike.rows, "s6").byGroup).toBeNull();
    expect(rowOf(alike.rows, "s7").byGroup).not.toBeNull();
  });

  test("nor where fewer than five are in no group, who would be what is left", () => {
    const few: Voter[] = ["agree", "disagree", "agree"].map((a) => ({ choices: { s6: a } }));
    const some = settle([...town(100), ...few]);
    expect(some.opinions).toMatchObject({ voters: 103, placed: 100 });
    expect(rowOf(some.rows, "s6").byGroup).toBeNull();
    expect(rowOf(some.rows, "s7").byGroup).not.toBeNull();
  });

  test("says nothing of a statement by a group of which hardly anybody voted on it", () => {
    // All of the first group agree; of the second one person alone voted on it, and disagrees.
    const lone = town(100, (answer, person, statement) =>
      statement !== 19 ? answer : person % 5 < 3 ? "agree" : person === 3 ? "disagree" : "",
    ).map(({ choices }) => ({ choices: Object.fromEntries(Object.entries(choices ?? {}).filter(([, answer]) => answer !== "")) }));
    const row = rowOf(settle(lone).rows, "s19");
    expect(row).toMatchObject({ agree: 60, disagree: 1, stands: "shared", byGroup: null });
  });

  test("holds of nobody in which group they are", () => {
    for (const row of figures.rows)
      expect(Object.keys(row).toSorted()).toEqual("agree byGroup bySide disagree item pass rank stands voters".split(" "));
  });

  test.each([1, 2, 6])("over %i statements has no groups, each of which would be one way to answer them", (count) => {
    const over = STATEMENTS.slice(0, count);
    const all = (answer: string): Voter => ({ choices: Object.fromEntries(over.map((id) => [id, answer])) });
    const voters = Array.from({ length: 60 }, (_, person) => all(person % 2 === 0 ? "agree" : "disagree"));
    const round = aJudgement({ spec: aJudge(mapped), over, people: { none: voters.length } });
    const { opinions, rows } = figuresOf("agree3", round, ballots(voters));
    expect(opinions).toMatchObject({ voters: 60, placed: 0, verdict: "none", why: "fewPlaced", groups: [] });
    for (const row of rows) expect(row).toMatchObject({ agree: 30, disagree: 30, stands: "divides", byGroup: null });
  });

  test("is the same in whatever order the ballots lie", () => expect(settle(town(100).toReversed())).toEqual(figures));
});

test("without the breakdown groups have a size alone; without the tally there is no map", () => {
  expect(settle(town(100), { ...mapped, breakdown: "none" }).rows.every(({ byGroup }) => byGroup === null)).toBe(true);
  const plain = settle(town(100), { ...mapped, tally: ["voters"], breakdown: "none" });
  expect(plain.opinions).toBeUndefined();
  expect(plain.rows.every(({ stands }) => stands === undefined)).toBe(true);
});

const voice = (locale: string): Resolvers => ({
  text: () => "words",
  item: (id) => id,
  person: () => "a name",
  side: (id) => id,
  message: (key, args) => say(locale, key, args),
  time: String,
  duration: String,
});
const spoken = (people: number, locale = "en"): readonly Block<Spoken>[] => speak(resultCard(settle(town(people))), voice(locale)).blocks;
const sentences = (people: number): string =>
  spoken(people)
    .flatMap((block) => (block.is === "text" ? [block.words.words] : []))
    .join("\n");

describe("what the room reads", () => {
  test("begins with what is shared, then what divides, then the groups, then every statement", () => {
    const lines = spoken(100).map((block) =>
      block.is === "text" ? block.words.words.slice(0, 24) : block.is === "table" ? `table of ${block.columns.length}` : block.is,
    );
    expect(lines).toEqual([
      "Took part: 100 of 100.",
      "What nearly everyone sha",
      "list",
      "What divides opinions:",
      "list",
      "5 more stand in the tabl",
      "The votes of 100 people ",
      "Who is in which group is",
      "How each group voted on ",
      "table of 4",
      "table of 6",
    ]);
  });

  test.each([
    [100, "fall into 2 groups"],
    [50, "A spectrum or weak groups: the votes of 50 people"],
    [29, "too few people for groups"],
    [19, "too few for a map of opinions"],
  ])("by %i voters", (people, words) => expect(sentences(people)).toContain(words));

  test("lists ten statements at most, and how many more stand in the table", () => {
    const everybody = town(60, (_answer, person, statement) => ((person + statement) % 9 === 0 ? "disagree" : "agree"));
    const blocks = speak(resultCard(settle(everybody)), voice("en")).blocks;
    expect(blocks.flatMap((block) => (block.is === "list" ? [block.entries.length] : []))).toEqual([10]);
    expect(JSON.stringify(blocks)).toContain("10 more stand in the table below.");
  });

  test("names no group where there are none", () => expect(sentences(29)).not.toMatch(/which group|each group/));

  test.each(["en", "fr", "ar"])("has words for everything in %s", (locale) => {
    for (const people of [100, 50, 29, 19]) expect(JSON.stringify(spoken(people, locale))).not.toMatch(/judge\.[a-z]/);
  });
});

test("who votes reads before that a map is made, and that nobody's group is kept", () => {
  const round = aJudgement({ spec: aJudge(mapped), over: STATEMENTS });
  const open = { ...round, run: { ...round.run, stage: "open" as const } };
  const to = { id: open.run.eligible[0], role: "expert", side: null } as unknown as Parameters<typeof show>[1];
  expect(JSON.stringify(show(open, to, null, null))).toContain("judge.opinions.before");
});
