import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide, factsOf, recordVotes, startInfluence, type Influence } from "../../../src/judgement/influence/influence.ts";
import { statusOf } from "../../../src/judgement/influence/known.ts";
import { influenceMap } from "../../../src/judgement/influence/map.ts";
import { knownFrom } from "../../../src/judgement/influence/reconcile.ts";
import { after, ideasOf, play, rules, votes } from "./group.ts";
import { allPreorders, places, statusesOf } from "./oracle.ts";

const status = (influence: Influence, from: string, to: string) =>
  statusOf(influence.known, influence.ideas.indexOf(from), influence.ideas.indexOf(to));

describe("the group's answer", () => {
  test("is yes from the share of support up, among those voting", () => {
    expect([10, 9].map((yes) => decide({ yes, voting: 14 }, 0.67))).toEqual(["yes", "no"]);
    expect(decide({ yes: 67, voting: 100 }, 0.67)).toBe("yes");
    expect(decide({ yes: 2, voting: 3 }, 0.67)).toBe("no");
  });

  test("is none where nobody voted: the pair stays open, and counts as asked", () => {
    const { influence, refused } = recordVotes(startInfluence(ideasOf(2), rules), [{ from: "a", to: "b", yes: 0, voting: 0 }]);
    expect([status(influence, "a", "b"), influence.asked.length, refused]).toEqual(["open", 1, []]);
  });
});

describe("inference", () => {
  test("a→b and b→c imply a→c", () => expect(status(after(3, ["a>b"], ["b>c"]), "a", "c")).toBe("yes"));
  test("a→b and a↛c imply b↛c", () => expect(status(after(3, ["a>b"], ["a!c"]), "b", "c")).toBe("no"));
  test("b→c and a↛c imply a↛b", () => expect(status(after(3, ["b>c"], ["a!c"]), "a", "b")).toBe("no"));

  test("knows all that follows from the answers and nothing else: every preorder on four ideas that fits agrees", () => {
    const preorders = allPreorders(4);
    expect(preorders).toHaveLength(355);
    for (const truth of preorders.filter((_, at) => at % 5 === 0)) {
      const { before } = play(startInfluence(ideasOf(4), rules), 1, ({ from, to }) =>
        truth[from.charCodeAt(0) - 97]?.[to.charCodeAt(0) - 97] ? 10 : 0,
      );
      for (const influence of before) {
        const facts = factsOf(influence.ideas, influence.asked);
        const fitting = preorders.filter((each) => facts.every((fact) => each[fact.from]?.[fact.to] === (fact.decision === "yes")));
        const agreed = places(16).map((cell) => {
          const held = fitting.filter((each) => each[Math.floor(cell / 4)]?.[cell % 4]).length;
          return held === fitting.length ? "yes" : held === 0 ? "no" : "open";
        });
        expect(influence.known.cells).toEqual(agreed);
      }
    }
  });
});

describe("whatever a group answers, consistent or not", () => {
  const answers = fc.array(fc.boolean(), { minLength: 60, maxLength: 60 });
  const session = fc.tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 8 }), answers);

  test("what is known is what the definition gives, after every batch, and in whatever order the answers came", () => {
    fc.assert(
      fc.property(session, ([size, batch, dice]) => {
        let at = 0;
        const { influence, before } = play(startInfluence(ideasOf(size), rules), batch, () => (dice[at++ % dice.length] ? 10 : 0));
        for (const each of [...before, influence]) {
          const facts = factsOf(each.ideas, each.asked);
          expect(each.known.cells).toEqual(statusesOf(size, facts));
          expect(knownFrom(size, [...facts].reverse())).toEqual(each.known);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("closure is transitive, and closing again changes nothing", () => {
    fc.assert(
      fc.property(session, ([size, batch, dice]) => {
        let at = 0;
        const { influence } = play(startInfluence(ideasOf(size), rules), batch, () => (dice[at++ % dice.length] ? 10 : 0));
        const reached = places(size * size).filter((cell) => ["yes", "contested"].includes(influence.known.cells[cell] ?? ""));
        const links = reached.map((cell) => ({ from: Math.floor(cell / size), to: cell % size }));
        for (const one of links) for (const two of links) if (one.to === two.from) expect(reached).toContain(one.from * size + two.to);
        const again = knownFrom(
          size,
          links.map((link) => ({ ...link, decision: "yes" as const })),
        );
        expect(places(size * size).filter((cell) => again.cells[cell] === "yes")).toEqual(reached);
      }),
      { numRuns: 60 },
    );
  });

  test("no answer is flipped by inference: a no is never shown as a yes, nor a yes as a no", () => {
    fc.assert(
      fc.property(session, ([size, batch, dice]) => {
        let at = 0;
        const { influence } = play(startInfluence(ideasOf(size), rules), batch, () => (dice[at++ % dice.length] ? 10 : 0));
        for (const { from, to, decision } of factsOf(influence.ideas, influence.asked)) {
          expect(decision === "yes" ? ["yes"] : ["no", "contested"]).toContain(statusOf(influence.known, from, to));
        }
        const yes = new Set(influence.asked.filter((pair) => pair.decision === "yes").map((pair) => pair.from + pair.to));
        for (const { from, to, chain } of influenceMap(influence).contested) {
          expect([chain[0], chain.at(-1)]).toEqual([from, to]);
          for (const [step, idea] of chain.slice(1).entries()) expect(yes).toContain((chain[step] ?? "") + idea);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("votes that are not taken", () => {
  const start = after(3, ["a>b", "b>c"]);

  test("say why, and leave the others of their batch in force", () => {
    const { influence, refused } = recordVotes(start, [
      { from: "a", to: "c", yes: 0, voting: 10 },
      { from: "a", to: "x", yes: 0, voting: 10 },
      { from: "a", to: "a", yes: 0, voting: 10 },
      { from: "b", to: "a", yes: 11, voting: 10 },
      ...votes("c!a", "c!a"),
    ]);
    expect(refused.map((each) => each.reason)).toEqual(["settled", "unknownIdea", "sameIdea", "impossibleCount", "twice"]);
    expect(status(influence, "c", "a")).toBe("no");
  });

  test("a settled pair keeps its answer", () => {
    const { influence, refused } = recordVotes(start, votes("a!c"));
    expect([status(influence, "a", "c"), refused.length, influence]).toEqual(["yes", 1, start]);
  });
});
