import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextBatch, type Question } from "../../../src/judgement/influence/ask.ts";
import { startInfluence } from "../../../src/judgement/influence/influence.ts";
import { statusOf } from "../../../src/judgement/influence/known.ts";
import { influenceMap } from "../../../src/judgement/influence/map.ts";
import { after, ideasOf, play, rules, taken, votes } from "./group.ts";
import { hiddenPreorder, structureLikePractice } from "./hidden.ts";
import type { Relation } from "./oracle.ts";

const believes = (truth: Relation) => {
  const ideas = ideasOf(truth.length);
  return ({ from, to }: Question) => (truth[ideas.indexOf(from)]?.[ideas.indexOf(to)] ? 10 : 0);
};

describe("the next question", () => {
  test("settles the most pairs whichever way it is answered", () => {
    // a→b→c is known, d and e are not. Asked a→d: a yes settles it alone, a no settles b↛d and c↛d too. Asked a→e the
    // same. Asked b→d: yes a→d, no c↛d, two pairs at the least. The first such pair in the order of the ideas is b→d.
    const [question] = nextBatch(after(5, ["a>b", "b>c"]), 1);
    expect(question).toEqual({ from: "b", to: "d", again: null });
  });

  test("is the first in the order of the ideas where all are worth the same", () => {
    expect(nextBatch(startInfluence(["z", "y", "x"], rules), 1)).toEqual([{ from: "z", to: "y", again: null }]);
  });

  test("does not come once all is known", () => expect(nextBatch(after(3, ["a>b", "b>c"], ["c>a"]), 8)).toEqual([]));

  test("does not pass the cap", () => {
    const capped = taken(startInfluence(ideasOf(4), { support: 0.67, maxAsked: 3 }), votes("a>b", "c>d"));
    expect(nextBatch(capped, 8)).toHaveLength(1);
    expect(nextBatch(taken(capped, votes("b!c")), 8)).toEqual([]);
  });
});

describe("a batch", () => {
  test("holds no two pairs of which one could settle the other, as long as there are others", () => {
    // After a→b a yes to b→c implies a→c, a no to a→c implies b↛c, and so on for each of these couples.
    const pairs = nextBatch(after(4, ["a>b"]), 3).map(({ from, to }) => from + to);
    for (const [one, other] of [
      ["ac", "bc"],
      ["ad", "bd"],
      ["ca", "cb"],
      ["da", "db"],
    ] as const)
      expect(pairs.includes(one) && pairs.includes(other)).toBe(false);
    expect(pairs).toHaveLength(3);
  });
});

describe("a pair answered no beside a chain of yes", () => {
  const contested = after(3, ["a>b", "b>c", "a!c"]);

  test("is asked again before anything else, with the chain", () => {
    const chain = { from: "a", to: "c", chain: ["a", "b", "c"], askedAgain: false };
    expect(nextBatch(contested, 2)[0]).toEqual({ from: "a", to: "c", again: chain });
  });

  test("becomes a yes when the group says so, and stays contested when it does not", () => {
    expect(influenceMap(taken(contested, votes("a>c"))).contested).toEqual([]);
    const still = taken(contested, votes("a!c"));
    expect(influenceMap(still).contested.map((pair) => pair.askedAgain)).toEqual([true]);
    expect(nextBatch(still, 8).filter((question) => question.again !== null)).toEqual([]);
  });
});

describe("asking to the end", () => {
  const cases = fc.tuple(hiddenPreorder(7), fc.integer({ min: 1, max: 9 }));

  test("never asks what is implied, nor the same pair twice", () => {
    fc.assert(
      fc.property(cases, ([truth, size]) => {
        const { batches, before } = play(startInfluence(ideasOf(truth.length), rules), size, believes(truth));
        for (const [at, batch] of batches.entries()) {
          const { known, ideas } = before[at] ?? startInfluence([], rules);
          for (const { from, to } of batch) expect(statusOf(known, ideas.indexOf(from), ideas.indexOf(to))).toBe("open");
        }
        const asked = batches.flat().map(({ from, to }) => from + to);
        expect(new Set(asked).size).toBe(asked.length);
      }),
      { numRuns: 60 },
    );
  });

  test("finds out exactly what a consistent group believes", () => {
    fc.assert(
      fc.property(cases, ([truth, size]) => {
        const { influence } = play(startInfluence(ideasOf(truth.length), rules), size, believes(truth));
        expect(influence.known.cells).toEqual(truth.flat().map((holds) => (holds ? "yes" : "no")));
      }),
      { numRuns: 60 },
    );
  });

  test("leads to the same questions for the same answers", () => {
    fc.assert(
      fc.property(cases, ([truth, size]) => {
        const run = () => play(startInfluence(ideasOf(truth.length), rules), size, believes(truth)).batches;
        expect(run()).toEqual(run());
      }),
      { numRuns: 20 },
    );
  });

  test("takes far fewer questions than there are pairs, where influence looks as it does in practice", () => {
    const seeds = Array.from({ length: 12 }, (_, seed) => seed + 1);
    const asked = (size: number) =>
      seeds.map((seed) => {
        const truth = structureLikePractice(12, seed);
        return play(startInfluence(ideasOf(12), rules), size, believes(truth)).influence.asked.length;
      });
    const mean = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0) / counts.length;
    const [one, eight] = [asked(1), asked(8)];
    console.log(`12 ideas, 132 pairs: ${mean(one).toFixed(0)} asked one at a time, ${mean(eight).toFixed(0)} in batches of 8`);
    expect(mean(one)).toBeLessThan(0.65 * 132);
    expect(mean(eight)).toBeLessThan(0.65 * 132);
    expect(Math.max(...one, ...eight)).toBeLessThanOrEqual(110);
  });
});
