import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { startInfluence } from "../../../src/judgement/influence/influence.ts";
import { influenceMap } from "../../../src/judgement/influence/map.ts";
import { knownFrom } from "../../../src/judgement/influence/reconcile.ts";
import { structureOf } from "../../../src/judgement/influence/structure.ts";
import { after, ideasOf, play, rules } from "./group.ts";
import { hiddenPreorder } from "./hidden.ts";
import { closureOf, levelsByElimination, places, reductionOf, relationOf, type Relation } from "./oracle.ts";
import { publishedCycles, publishedReachability } from "./published.ts";

const linksOf = (relation: Relation) =>
  relation.flatMap((row, from) => row.flatMap((holds, to) => (holds && from !== to ? [{ from, to }] : [])));
const knownOf = (relation: Relation) =>
  knownFrom(
    relation.length,
    linksOf(relation).map((link) => ({ ...link, decision: "yes" })),
  );

describe("a map of twenty factors from the literature", () => {
  const ideas = Object.keys(publishedReachability);
  const { influence } = play(startInfluence(ideas, rules), 8, ({ from, to }) => (publishedReachability[from]?.includes(to) ? 10 : 0));
  const map = influenceMap(influence);

  test("is found from fewer than half of its 380 pairs", () => {
    expect(influence.asked.length).toBeLessThan(190);
    const published = ideas.flatMap((from) =>
      ideas.filter((to) => from !== to && publishedReachability[from]?.includes(to)).map((to) => ({ from, to })),
    );
    expect(map.influences).toEqual(published);
  });

  test("has the published circles, and the levels that Warfield's rule gives by hand", () => {
    expect(map.cycles).toEqual(publishedCycles);
    expect(map.levels.map((groups) => groups.map((group) => group.join(" ")))).toEqual([
      ["T5 T10 T11 T13"],
      ["T1", "T3", "T4 T7 T12", "T6", "T16"],
      ["T8", "T15", "T19"],
      ["T2 T9"],
      ["T14", "T17", "T18", "T20"],
    ]);
    expect(map.sources.flat()).toEqual(["T3", "T6", "T14", "T15", "T16", "T17", "T18", "T19", "T20"]);
  });
});

describe("a map", () => {
  test("is empty without ideas, and one level of single ideas without influence", () => {
    expect(influenceMap(startInfluence([], rules))).toMatchObject({ levels: [], arrows: [], sources: [], unknown: [] });
    expect(influenceMap(after(2, ["a!b"], ["b!a"]))).toMatchObject({ levels: [[["a"], ["b"]]], sources: [["a"], ["b"]], arrows: [] });
  });

  test("draws a circle as one, and only the arrows that the others do not imply", () => {
    const map = influenceMap(after(4, ["a>b", "b>a"], ["b>c"], ["c>d"]));
    expect(map.levels).toEqual([[["d"]], [["c"]], [["a", "b"]]]);
    expect(map.arrows).toEqual([
      { from: "a", to: "c" },
      { from: "c", to: "d" },
    ]);
  });

  test("keeps a contested pair out of the influences, with the chain beside it", () => {
    const map = influenceMap(after(3, ["a>b", "b>c", "a!c"]));
    expect(map.influences.map(({ from, to }) => from + to)).toEqual(["ab", "bc"]);
    expect(map.contested.map(({ chain }) => chain.join(""))).toEqual(["abc"]);
  });
});

describe("of any relation", () => {
  test("the levels are those of Warfield's elimination", () => {
    fc.assert(
      fc.property(hiddenPreorder(9), (truth) => {
        const { groups, levels } = structureOf(knownOf(truth));
        const byLevel = places(Math.max(...levels)).map((above) =>
          groups
            .filter((_, group) => levels[group] === above + 1)
            .flat()
            .sort((a, b) => a - b),
        );
        expect(byLevel).toEqual(levelsByElimination(truth));
      }),
    );
  });

  test("two ideas are in one group if and only if each reaches the other", () => {
    fc.assert(
      fc.property(hiddenPreorder(9), (truth) => {
        const { groups } = structureOf(knownOf(truth));
        const groupOf = (idea: number) => groups.findIndex((group) => group.includes(idea));
        expect(groups.flat().length).toBe(truth.length);
        for (const a of places(truth.length))
          for (const b of places(truth.length)) expect(groupOf(a) === groupOf(b)).toBe(truth[a]?.[b] === true && truth[b]?.[a] === true);
      }),
    );
  });

  test("the arrows have the same closure as all influences between groups, and none can be left out", () => {
    fc.assert(
      fc.property(hiddenPreorder(8), (truth) => {
        const { groups, arrows } = structureOf(knownOf(truth));
        const condensed = closureOf(groups.map((from) => groups.map((to) => truth[from[0] ?? -1]?.[to[0] ?? -1] ?? false)));
        expect(closureOf(relationOf(groups.length, arrows))).toEqual(condensed);
        expect(arrows).toEqual(reductionOf(condensed));
      }),
    );
  });

  test("every drawn arrow rests on a yes that the group gave between those two groups", () => {
    fc.assert(
      fc.property(hiddenPreorder(6), fc.integer({ min: 1, max: 8 }), fc.array(fc.boolean(), { minLength: 9 }), (truth, size, dice) => {
        let at = 0;
        const ideas = ideasOf(truth.length);
        const { influence } = play(startInfluence(ideas, rules), size, () => (dice[at++ % dice.length] ? 10 : 0));
        const map = influenceMap(influence);
        const members = (head: string) => map.levels.flat().find((group) => group[0] === head) ?? [];
        const said = influence.asked.filter((pair) => pair.decision === "yes");
        for (const { from, to } of map.arrows) {
          expect(said.some((pair) => members(from).includes(pair.from) && members(to).includes(pair.to))).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
