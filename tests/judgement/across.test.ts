import { describe, expect, test } from "vitest";
import { acrossSides, lowerBound, type Agreement } from "../../src/judgement/across.ts";
import { seeded, shareBy } from "../../src/judgement/opinion/seeded.ts";

const side = (agree: number, votes: number): Agreement => ({ agree, votes });
const sum = (sides: readonly Agreement[]): Agreement =>
  side(
    sides.reduce((all, { agree }) => all + agree, 0),
    sides.reduce((all, { votes }) => all + votes, 0),
  );
const word = (sides: readonly Agreement[], whole = sum(sides), isShown = true) => acrossSides(sides, whole, isShown).word;

test.each([
  [5, 5, 0.649],
  [4, 5, 0.435],
  [8, 10, 0.541],
  [12, 15, 0.591],
  [15, 20, 0.568],
  [24, 30, 0.657],
])("%i of %i: the lower bound of the share is %f", (agree, votes, bound) => {
  expect(lowerBound(side(agree, votes))).toBeCloseTo(bound, 3);
});

describe("a statement", () => {
  test("is shared by all where every side agrees by more than half, as far as its size lets one say so", () => {
    expect(word([side(8, 10), side(15, 20)])).toBe("shared");
    expect(word([side(8, 10), side(11, 20)])).toBe("notShared");
    expect(word([side(4, 5), side(20, 20)])).toBe("notShared");
  });

  test("has no word where a side, or those without a side, are fewer than five", () => {
    expect(word([side(4, 4), side(20, 20)])).toBe("tooFew");
    expect(word([side(9, 10), side(9, 10)], side(20, 22))).toBe("tooFew");
    expect(word([])).toBe("tooFew");
  });

  test("stands where its least certain side puts it, not where the mean does", () => {
    const worth = (...sides: readonly Agreement[]): number => acrossSides(sides, sum(sides), true).worth;
    expect(worth(side(15, 20), side(15, 20))).toBeGreaterThan(worth(side(20, 20), side(12, 20)));
    expect(worth(side(15, 20), side(15, 20))).toBeGreaterThan(worth(side(4, 5), side(20, 20)));
    expect(worth(side(0, 20), side(0, 20))).toBeGreaterThan(worth(side(4, 4), side(20, 20)));
  });
});

describe("where the counts of the sides are held back", () => {
  const held = (sides: readonly Agreement[], whole = sum(sides)) => acrossSides(sides, whole, false);

  test("what the counts of all leave no doubt of is said", () => {
    expect(held([side(20, 20), side(17, 20)]).word).toBe("shared");
    expect(held([side(0, 20), side(12, 20)]).word).toBe("notShared");
  });

  test("what would tell of a side more than they do is not", () => {
    expect(held([side(5, 7), side(20, 20)]).word).toBe("unsaid");
    expect(held([side(7, 7), side(18, 20)]).word).toBe("unsaid");
  });

  test("the word and the place are the same however the same votes lie between the sides", () => {
    for (let agree = 0; agree <= 27; agree++) {
      const found = new Set<string>();
      for (let first = Math.max(0, agree - 20); first <= Math.min(7, agree); first++)
        found.add(JSON.stringify(held([side(first, 7), side(agree - first, 20)])));
      expect(found.size).toBe(1);
    }
  });

  test("and the word never contradicts what the counts would have said", () => {
    for (let first = 0; first <= 7; first++)
      for (let second = 0; second <= 20; second++) {
        const sides = [side(first, 7), side(second, 20)];
        const { word: said } = held(sides);
        if (said !== "unsaid") expect(said).toBe(word(sides));
      }
  });
});

/** Of so many conversations with one side that truly does not share it, the part that is called shared. */
function falsely(sides: number, votes: number, runs: number): number {
  const random = seeded(20 * sides + votes);
  const drawn = (share: number): Agreement =>
    side(Array.from({ length: votes }, () => shareBy(random)).filter((each) => each < share).length, votes);
  const called = Array.from({ length: runs }, () => {
    const all = Array.from({ length: sides }, (_, at) => drawn(at === 0 ? 0.35 : 0.9));
    return [true, false].some((isShown) => word(all, sum(all), isShown) === "shared");
  });
  return called.filter(Boolean).length / runs;
}

test.each([2, 3, 4].flatMap((sides) => [5, 10, 20, 50].map((votes) => ({ sides, votes }))))(
  "$sides sides of $votes, one of which agrees by a third: called shared in one of a hundred at most",
  ({ sides, votes }) => {
    expect(falsely(sides, votes, 3000)).toBeLessThanOrEqual(0.01);
  },
);
