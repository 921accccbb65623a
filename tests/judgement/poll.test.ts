import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FIST, GRADIENT } from "../../src/judgement/histogram.ts";
import { FIST_LEVEL, isForward, isReached } from "../../src/judgement/level.ts";
import { countPoll, poll, type PollRule, type SidedAnswer } from "../../src/judgement/poll.ts";

type Side = "upper" | "lower";
const sides = [
  { side: "upper", members: 4 },
  { side: "lower", members: 4 },
] as const;
/** As in protocols/gradients.json: at most 5. */
const whole: PollRule<Side> = { scale: GRADIENT, level: { atOrBelow: 5 }, sides: [], atLeast: 5 };
const perSide: PollRule<Side> = { ...whole, sides };

const of = (side: Side | null, answers: readonly number[]): SidedAnswer<Side>[] => answers.map((answer) => ({ side, answer }));

/** The polls G1 and G2 of the scenario water-two-party: four of each side, two experts and an official. */
const g1 = [...of("upper", [2, 3, 2, 1]), ...of("lower", [1, 1, 2, 1]), ...of(null, [1, 3, 4])];
const g2 = [...of("upper", [2, 2, 1, 3]), ...of("lower", [7, 7, 6, 6]), ...of(null, [3, 5, 4])];

describe("the scenario water-two-party", () => {
  test("counts G1 as expected: eleven forward, median 2", () => {
    expect(poll(g1, whole)).toEqual({
      is: "counts",
      word: "forward",
      counts: { n: 11, median: 2, forward: 11, notYet: 0, histogram: [5, 3, 2, 1, 0, 0, 0, 0] },
    });
  });

  test("counts G2 as expected: seven of eleven forward, median 4, and short of two thirds even of a group without sides", () => {
    expect(poll(g2, whole)).toEqual({
      is: "counts",
      word: "notYet",
      counts: { n: 11, median: 4, forward: 7, notYet: 4, histogram: [1, 2, 2, 1, 1, 2, 2, 0] },
    });
  });

  test("says of G1 'forward' and of G2 'not yet' where each side must reach the level, and nothing else", () => {
    expect(poll(g1, perSide)).toEqual({ is: "word", word: "forward" });
    expect(poll(g2, perSide)).toEqual({ is: "word", word: "notYet" });
  });
});

const answer = fc.integer({ min: 1, max: 8 });
const side = fc.array(answer, { minLength: 4, maxLength: 7 });
const room = fc
  .tuple(side, side, fc.array(answer, { maxLength: 4 }))
  .map(([upper, lower, others]) => [...of("upper", upper), ...of("lower", lower), ...of(null, others)]);

describe("a level that each side must reach", () => {
  test("never tells by its 'not yet' which side is short, how many are, or whether both are", () => {
    fc.assert(
      fc.property(room, room, (one, other) => {
        const [first, second] = [poll(one, perSide), poll(other, perSide)];
        fc.pre(first.is === "word" && first.word === "notYet" && second.is === "word" && second.word === "notYet");
        expect(JSON.stringify(first)).toBe('{"is":"word","word":"notYet"}');
        expect(JSON.stringify(second)).toBe(JSON.stringify(first));
      }),
    );
  });

  test("never publishes more than a word, reached or not", () => {
    fc.assert(
      fc.property(room, (answers) => {
        expect(Object.keys(poll(answers, perSide))).toEqual(["is", "word"]);
      }),
    );
  });

  test("never depends on which side is which, on the order, or on what those without a side answer", () => {
    const swap = (each: SidedAnswer<Side>): SidedAnswer<Side> => ({
      ...each,
      side: each.side && (each.side === "upper" ? "lower" : "upper"),
    });
    fc.assert(
      fc.property(room, (answers) => {
        const found = poll(answers, perSide);
        expect(poll(answers.map(swap), perSide)).toEqual(found);
        expect(poll(answers.toReversed(), perSide)).toEqual(found);
        expect(
          poll(
            answers.map((each) => (each.side ? each : { ...each, answer: 8 })),
            perSide,
          ),
        ).toEqual(found);
      }),
    );
  });

  test("never is lost because somebody supports more", () => {
    fc.assert(
      fc.property(room, fc.nat(), fc.constantFrom(whole, perSide), (answers, who, rule) => {
        const warmer = answers.map((each, index) =>
          index === who % answers.length ? { ...each, answer: Math.max(1, each.answer - 1) } : each,
        );
        fc.pre(JSON.stringify(poll(answers, rule)).includes('"word":"forward"'));
        expect(poll(warmer, rule)).toMatchObject({ word: "forward" });
      }),
    );
  });

  test("is reached where more than half of each side are at it, counted another way", () => {
    fc.assert(
      fc.property(side, side, (upper, lower) => {
        const most = (answers: readonly number[]): boolean => (answers.toSorted((a, b) => a - b)[Math.floor(answers.length / 2)] ?? 9) <= 5;
        const expected = most(upper) && most(lower) ? "forward" : "notYet";
        expect(poll([...of("upper", upper), ...of("lower", lower)], perSide)).toEqual({ is: "word", word: expected });
      }),
    );
  });

  test("needs more than half of a side: two of four are not enough", () => {
    const upper = of("upper", [1, 1, 1, 1]);
    expect(poll([...upper, ...of("lower", [5, 5, 6, 6])], perSide)).toMatchObject({ word: "notYet" });
    expect(poll([...upper, ...of("lower", [5, 5, 5, 6])], perSide)).toMatchObject({ word: "forward" });
  });
});

describe("too few answers", () => {
  test.each([
    { what: "four in all", answers: of(null, [1, 1, 1, 1]), rule: whole },
    { what: "four in all, of each side two", answers: [...of("upper", [1, 1]), ...of("lower", [1, 1])], rule: perSide },
    { what: "nobody", answers: [], rule: { ...whole, atLeast: 0 } },
  ])("withhold everything: $what", ({ answers, rule }) => expect(poll(answers, rule)).toEqual({ is: "withheld" }));

  test("of a side are 'not yet', like a side that is against: fewer than half of it, or one person", () => {
    const upper = of("upper", [1, 1, 1, 1]);
    const of12 = { ...perSide, sides: [sides[0], { side: "lower" as const, members: 12 }] };
    expect(poll([...upper, ...of("lower", [1])], perSide)).toEqual({ is: "word", word: "notYet" });
    expect(poll([...upper, ...of("lower", [1, 1])], perSide)).toEqual({ is: "word", word: "forward" });
    expect(poll([...upper, ...of("lower", [1, 1, 1, 1, 1])], of12)).toEqual({ is: "word", word: "notYet" });
    expect(poll([...upper, ...of("lower", [1, 1, 1, 1, 1, 1])], of12)).toEqual({ is: "word", word: "forward" });
    expect(poll([...upper, ...of(null, [1, 1, 1])], perSide)).toEqual({ is: "word", word: "notYet" });
  });

  test("never say of which side they are", () => {
    fc.assert(
      fc.property(side, fc.array(answer, { minLength: 1, maxLength: 1 }), fc.boolean(), (full, few, isUpperShort) => {
        const [one, other]: readonly [Side, Side] = isUpperShort ? ["upper", "lower"] : ["lower", "upper"];
        expect(poll([...of(one, few), ...of(other, full)], perSide)).toEqual({ is: "word", word: "notYet" });
      }),
    );
  });
});

describe("fist to five", () => {
  const rule: PollRule<Side> = { ...whole, scale: FIST, level: FIST_LEVEL };

  test("goes forward where two thirds can live with it; 0 to 2 are invited to speak", () => {
    expect([0, 1, 2, 3, 4, 5].map((each) => isForward(each, FIST_LEVEL))).toEqual([false, false, false, true, true, true]);
    expect(poll(of(null, [0, 2, 3, 3, 4, 5]), rule)).toEqual({
      is: "counts",
      word: "forward",
      counts: { n: 6, median: 3, forward: 4, notYet: 2, histogram: [1, 0, 1, 2, 1, 1] },
    });
    expect(poll(of(null, [0, 2, 2, 3, 4, 5]), rule)).toMatchObject({ word: "notYet" });
  });
});

test.each([0, 9, 4.5, Number.NaN])("an answer of %s is not on the gradient, and the fault does not repeat it", (wrong) => {
  const ballots = of(null, [1, 1, 1, 1, wrong]);
  expect(() => poll(ballots, whole)).toThrow(new RangeError("an answer is not on the scale of the poll"));
});

test("a group of nobody reaches nothing, and counts nothing", () => {
  expect([isReached([], FIST_LEVEL, "most"), isReached([], FIST_LEVEL, "twoThirds")]).toEqual([false, false]);
  expect(countPoll([], GRADIENT, whole.level)).toBeNull();
});
