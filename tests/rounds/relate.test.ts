import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { recordVotes } from "../../src/judgement/influence/influence.ts";
import { statusOf } from "../../src/judgement/influence/known.ts";
import type { Relate } from "../../src/model/vocabulary.ts";
import { relateFigures, type RelateFigures } from "../../src/rounds/relate/figures.ts";
import { relate } from "../../src/rounds/relate/index.ts";
import { influenceOf, nameOf } from "../../src/rounds/relate/own.ts";
import { aTable, anItem } from "./table.ts";

const aMap = (own: Partial<Relate> = {}): Relate => ({
  kind: "relate",
  id: "influence",
  title: "t-title",
  who: { roles: "voices" },
  attribution: "anonymous",
  minSet: 5,
  items: { from: ["short"] },
  relation: "helps",
  support: 0.67,
  batch: 8,
  engine: "ism",
  maxAsked: 110,
  timing: { live: 120, async: 144 },
  ...own,
});

type Table = ReturnType<typeof aSession>;
const aSession = (spec: Relate, ids: readonly string[]) => aTable(relate, { spec, input: ids.map((id) => anItem(id)) });

/** What so many people answer to the pairs that are asked now: the first `yes` of them say yes. */
const answersOf = (table: Table, people: number, yes: (from: string, to: string) => number): readonly unknown[] =>
  Array.from({ length: people }, (_, person) => ({
    answers: Object.fromEntries(
      table.own.asking.map((pair) => {
        const [from, to] = pair.map((place) => table.round.run.input[place] ?? "") as [string, string];
        return [nameOf(pair), person < yes(from, to) ? "yes" : "no"];
      }),
    ),
  }));

/** Batch after batch until the map is done. */
function played(table: Table, people: number, yes: (from: string, to: string) => number, look: () => void = () => {}): RelateFigures {
  for (;;) {
    look();
    const bodies = answersOf(table, people, yes);
    for (const body of bodies) expect(relate.admit?.(table.round, body)).toBeNull();
    const after = table.next(table.settle(bodies)?.figures);
    if ("done" in after) return relateFigures.parse(after.done.figures);
  }
}

interface Script {
  readonly participants: number;
  readonly items: readonly { readonly id: string }[];
  readonly pairYesCounts: Readonly<Record<string, number>>;
  readonly expected: {
    readonly influences: readonly string[];
    readonly cycles: readonly (readonly string[])[];
    readonly levelsTopFirst: readonly (readonly string[])[];
    readonly sources: readonly string[];
    readonly drawnArrows: readonly string[];
    readonly asked: { readonly referenceOneAtATime: number; readonly referenceBatch8: number };
  };
}
const script = JSON.parse(readFileSync(new URL("../scenarios/files/sdd-influence-12.json", import.meta.url), "utf8")) as Script;
const twelve = script.items.map(({ id }) => id);
const says = (from: string, to: string): number => script.pairYesCounts[`${from}>${to}`] ?? 0;

describe("twelve ideas and fourteen people (sdd-influence-12)", () => {
  for (const batch of [1, 8])
    test(`give the levels, the circle, the arrows and the counts of the script, asked ${batch} at a time`, () => {
      const { expected } = script;
      const figures = played(aSession(aMap({ batch }), twelve), script.participants, says);
      expect(figures.levels.map((level) => level.flat())).toEqual(expected.levelsTopFirst);
      expect(figures.levels).toHaveLength(7);
      expect(figures.cycles).toEqual(expected.cycles);
      expect(figures.arrows.map(({ from, to }) => `${from}>${to}`)).toEqual(expected.drawnArrows);
      expect(figures.sources.flat()).toEqual(expected.sources);
      expect(figures.influences).toBe(46);
      expect([figures.contested, figures.unknown]).toEqual([[], []]);
      for (const { from, to, yes, voting } of figures.asked) expect([yes, voting]).toEqual([says(from, to), 14]);
      expect(figures.asked.length).toBeLessThanOrEqual(batch === 1 ? expected.asked.referenceOneAtATime : expected.asked.referenceBatch8);
      expect(figures.implied).toBe(132 - figures.asked.length);
    });

  test("hand the ideas on with the roots first", () => {
    const table = aSession(aMap(), twelve);
    played(table, script.participants, says);
    expect(table.done?.items.slice(0, 3)).toEqual(["i03", "i01", "i10"]);
    expect(table.done?.items).toHaveLength(12);
  });

  test("leave a small state behind in every batch", () => {
    const table = aSession(aMap(), twelve);
    played(table, script.participants, says, () => expect(JSON.stringify(table.own).length).toBeLessThan(2_000));
  });
});

test("a pair that follows from the answers is never asked", () => {
  const ideas = fc.integer({ min: 2, max: 6 });
  fc.assert(
    fc.property(ideas, fc.integer({ min: 1, max: 8 }), fc.infiniteStream(fc.integer({ min: 0, max: 6 })), (size, batch, dice) => {
      const ids = Array.from({ length: size }, (_, at) => `i${at}`);
      const table = aSession(aMap({ batch }), ids);
      const known = new Map<string, number>();
      const yes = (from: string, to: string): number => {
        const pair = `${from}>${to}`;
        if (!known.has(pair)) known.set(pair, dice.next().value ?? 0);
        return known.get(pair) ?? 0;
      };
      played(table, 6, yes, () => {
        const influence = influenceOf(table.round.run.spec, table.round.run.input, table.own.answered);
        for (const [from, to] of table.own.asking) expect(["open", "contested"]).toContain(statusOf(influence.known, from, to));
      });
    }),
    { numRuns: 60 },
  );
});

describe("a contradiction", () => {
  // All six ordered pairs of three ideas at once: a helps b, b helps c, and yet a does not help c.
  const yes = (from: string, to: string): number => (["a>b", "b>c"].includes(`${from}>${to}`) ? 6 : 0);
  const atOnce = () => {
    const table = aSession(aMap({ batch: 6 }), ["a", "b", "c"]);
    table.next(table.settle(answersOf(table, 6, yes))?.figures);
    return table;
  };

  test("is asked once more, with the no and the chain of answers that says yes side by side", () => {
    const table = atOnce();
    expect(table.own.asking).toEqual([[0, 2]]);
    expect(table.shows("cedar")).toContain('"say":"relate.again","with":{"a":1,"b":3,"yes":0,"voting":6}');
    expect(table.shows("cedar")).toMatch(/"a":1,"b":2.*"a":2,"b":3/);
  });

  test("is never flipped: a second no stays contested, a yes of the group settles it", () => {
    const again = atOnce();
    again.next(again.settle(answersOf(again, 6, () => 0))?.figures);
    expect(again.done?.figures).toMatchObject({ contested: [{ from: "a", to: "c", chain: ["a", "b", "c"] }] });
    const changed = atOnce();
    changed.next(changed.settle(answersOf(changed, 6, () => 6))?.figures);
    expect(changed.done?.figures).toMatchObject({ contested: [], influences: 3 });
  });
});

describe("what is too small to be told", () => {
  test("a pair that fewer than five could answer keeps no count, is asked once more, and stays open", () => {
    const table = aSession(aMap({ batch: 2 }), ["a", "b"]);
    const unsure = (answer: string) =>
      Array.from({ length: 6 }, (_, at) => ({ answers: { "0-1": at < 4 ? answer : "unsure", "1-0": "no" } }));
    expect(table.settle(unsure("yes"))?.figures).toEqual({
      batch: [
        [0, 1, 0, 0],
        [1, 0, 0, 6],
      ],
    });
    table.next(table.settle(unsure("yes"))?.figures);
    expect(table.own.asking).toEqual([[0, 1]]);
    expect(table.shows("cedar")).toContain("relate.untold");
    table.next(table.settle(unsure("yes"))?.figures);
    expect(table.done?.figures).toMatchObject({ unknown: [{ from: "a", to: "b" }], influences: 0 });
  });

  test("somebody who can say nothing does not help to open the box", () => {
    expect(relate.counts?.({ answers: { "0-1": "unsure" } })).toBe(false);
    expect(relate.counts?.({ answers: { "0-1": "unsure", "1-0": "no" } })).toBe(true);
  });
});

describe("a batch", () => {
  test("has a sealed box of its own and its share of the time", () => {
    const { phase } = aSession(aMap(), twelve).round.run;
    // 66 of 132 pairs are expected, in nine batches of eight.
    expect(phase).toMatchObject({ name: "pairs", lasts: 800_000, box: { keyEndsWith: "@phase", minContributors: 5, named: false } });
    const longest = JSON.stringify({ answers: Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`10-1${at}`, "unsure"])) });
    expect(phase.box?.padTo).toBeGreaterThan(longest.length + 200);
  });

  test("takes no form of the batch before", () => {
    const table = aSession(aMap({ batch: 1 }), ["a", "b", "c"]);
    const [old] = answersOf(table, 6, () => 0);
    table.next(table.settle(answersOf(table, 6, () => 0))?.figures);
    expect(relate.admit?.(table.round, old)?.reason).toBe("relate.refuse.over");
    expect(relate.admit?.(table.round, { answers: {} })?.reason).toBe("relate.refuse.empty");
  });

  test("opens with the counts of the one before, and says how much is left", () => {
    const table = aSession(aMap({ talkFirst: 90 }), twelve);
    expect(table.shows("sage")).not.toContain("relate.before");
    table.next(table.settle(answersOf(table, 14, says))?.figures);
    for (const name of ["sage", "cedar", "reed"]) {
      expect(table.shows(name)).toContain("relate.before");
      expect(table.shows(name)).toContain('"batch":2');
      expect(table.shows(name)).toContain('"seconds":90');
    }
    expect(table.shows("cedar")).toContain('"command":"vote"');
    expect(table.shows("reed")).not.toContain('"command":"vote"');
  });

  test("that is stopped leaves the map as far as it has come", () => {
    const table = aSession(aMap(), twelve);
    expect(relate.cutShort?.(table.round)).toEqual({ items: [], figures: null });
    table.next(table.settle(answersOf(table, 14, says))?.figures);
    const left = relate.cutShort?.(table.round);
    expect(left?.items).toHaveLength(12);
    expect(relateFigures.parse(left?.figures).asked).toHaveLength(8);
  });
});

test("no more is asked than the protocol allows, and the map says what it does not know", () => {
  const figures = played(aSession(aMap({ maxAsked: 20 }), twelve), 14, says);
  expect(figures.asked).toHaveLength(20);
  expect(figures.unknown.length).toBeGreaterThan(0);
});

test("one idea alone asks nothing, and the round ends at once", () => {
  const table = aSession(aMap(), ["a"]);
  expect(table.round.run.phase.box).toBeNull();
  expect(table.wait(0).isOver).toBe(true);
  expect(table.after()).toMatchObject({ done: { items: ["a"] } });
});

test("a support of half, or answers with names, are refused with what to do", () => {
  expect(relate.check(aMap({ support: 0.5, attribution: "named" }), { sides: 0 }).map(({ path }) => path)).toEqual([
    "attribution",
    "support",
  ]);
  expect(relate.check(aMap(), { sides: 0 })).toEqual([]);
});

test("votes that are recorded twice over give the same map", () => {
  const ideas = twelve as never[];
  const once = influenceOf(aMap(), ideas, [[[0, 1, 14, 14]]]);
  expect(recordVotes(once, [{ from: ideas[0] as never, to: ideas[1] as never, yes: 0, voting: 14 }]).refused).toHaveLength(1);
});
