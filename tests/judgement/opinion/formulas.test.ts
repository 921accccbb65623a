import { describe, expect, test } from "vitest";
import { principalAxes } from "../../../src/judgement/opinion/axes.ts";
import { centre, scatterTimes } from "../../../src/judgement/opinion/centred.ts";
import { division, groupConsensus } from "../../../src/judgement/opinion/consensus.ts";
import { kMeans } from "../../../src/judgement/opinion/k-means.ts";
import { columnsOf, orderOfPeople, voteMatrix, votesOf } from "../../../src/judgement/opinion/matrix.ts";
import { project } from "../../../src/judgement/opinion/project.ts";
import { adjustedRandIndex } from "../../../src/judgement/opinion/rand-index.ts";
import { seeded } from "../../../src/judgement/opinion/seeded.ts";
import { silhouettes } from "../../../src/judgement/opinion/silhouette.ts";
import { NOWHERE, tallies } from "../../../src/judgement/opinion/tallies.ts";
import { largestEigenpairs } from "../../../src/judgement/opinion/tridiagonal.ts";
import { drawn } from "./conversations.ts";

const near = (values: Iterable<number>, digits = 10) => [...values].map((value) => Number(value.toFixed(digits)) + 0);

describe("votes", () => {
  test("the later of two votes on one statement counts, whatever came between", () => {
    const votes = voteMatrix(2, 2, { person: Int32Array.of(1, 0, 1), statement: Int32Array.of(0, 1, 0), vote: Int8Array.of(1, -1, 0) });
    expect([...votes.start]).toEqual([0, 1, 2]);
    expect([...votes.vote]).toEqual([-1, 0]);
    expect(votesOf(votes, 1)).toBe(1);
  });

  test("people stand in an order of their votes alone", () => {
    expect([...orderOfPeople(drawn("+.", "-+", "-.", ".."))]).toEqual([3, 2, 1, 0]);
  });

  test("statements can be looked at alone, numbered anew", () => {
    const some = columnsOf(drawn("+-0", ".+-"), [2, 1]);
    expect([[...some.statement], [...some.vote]]).toEqual([
      [0, 1, 0, 1],
      [-1, 0, 1, -1],
    ]);
  });
});

describe("gaps are filled with the mean of their statement", () => {
  // Means: (1 + 1 - 1) / 3 and (1 - 1) / 2.
  const centred = centre(drawn("++", "+-", "-."));

  test("so that a gap adds nothing", () => {
    expect(near(centred.means)).toEqual(near([1 / 3, 0]));
    expect(near(centred.value)).toEqual(near([2 / 3, 1, 2 / 3, -1, -4 / 3]));
  });

  test("and a step is the centred matrix, transposed, times itself", () => {
    // Columns (2/3, 2/3, -4/3) and (1, -1, 0): squares 24/9 and 2, and they are at right angles.
    expect(near(scatterTimes(centred, Float64Array.of(1, 1)))).toEqual(near([24 / 9, 2]));
  });

  test("whoever is drawn twice counts twice", () => {
    expect(near(centre(drawn("+", "-"), Float64Array.of(3, 1)).means)).toEqual([0.5]);
  });
});

describe("axes", () => {
  test("are the columns themselves where these are at right angles, the one with more variation first", () => {
    const { first, second, variation } = principalAxes(centre(drawn("++", "+-", "-.")));
    expect(near(first)).toEqual([1, 0]);
    expect(near(second)).toEqual([0, 1]);
    expect(near(variation)).toEqual(near([24 / 9, 2]));
  });

  test("one direction alone has no second axis", () => {
    const { first, second } = principalAxes(centre(drawn("++", "--", "++", "--")));
    expect(near(first)).toEqual(near([Math.SQRT1_2, Math.SQRT1_2]));
    expect(near(second)).toEqual([0, 0]);
  });

  test("of a tridiagonal matrix are those of the hand: 2 ± √2 and 2 for (2, 2, 2) with ones beside", () => {
    const [one, two, three] = largestEigenpairs({ diagonal: [2, 2, 2], beside: [1, 1] }, 3);
    expect(near([one?.value ?? 0, two?.value ?? 0, three?.value ?? 0])).toEqual(near([2 + Math.SQRT2, 2, 2 - Math.SQRT2]));
    expect(near((one?.vector ?? []).map(Math.abs))).toEqual(near([0.5, Math.SQRT1_2, 0.5]));
    expect(near((two?.vector ?? []).map(Math.abs))).toEqual(near([Math.SQRT1_2, 0, Math.SQRT1_2]));
  });
});

test("whoever voted on few is drawn out by √(statements / own votes)", () => {
  const centred = centre(drawn("++", "+-", "-."));
  const { x, y } = project(centred, principalAxes(centred));
  expect(near(x)).toEqual(near([2 / 3, 2 / 3, (-4 / 3) * Math.SQRT2]));
  expect(near(y)).toEqual([1, -1, 0]);
});

describe("clusters", () => {
  const points = { x: Float64Array.of(0, 0, 0, 10, 10), y: Float64Array.of(0, 1, 2, 0, 1) };
  const found = kMeans(points, 2, seeded(1), { tries: 5, least: 2 });

  test("are those that lie together, the largest first", () => {
    expect([[...found.label], found.sizes, [...found.centres]]).toEqual([
      [0, 0, 0, 1, 1],
      [3, 2],
      [0, 1, 10, 0.5],
    ]);
  });

  test("nobody far out takes one for themselves where another way of cutting has none too small", () => {
    const out = { x: Float64Array.of(0, 0, 1, 1, 9), y: Float64Array.of(0, 4, 0, 4, 2) };
    expect(kMeans(out, 2, seeded(1), { tries: 20, least: 1 }).sizes).toEqual([4, 1]);
    expect(kMeans(out, 2, seeded(1), { tries: 20, least: 2 }).sizes).toEqual([3, 2]);
  });

  test("a silhouette is how much nearer the own cluster is than the next; alone it is 0", () => {
    const line = { x: Float64Array.of(0, 1, 4), y: new Float64Array(3) };
    // Of 0: (4 - 1) / 4; of 1: (3 - 1) / 3; of 4, alone: 0.
    expect(near(silhouettes(line, [Uint8Array.of(0, 0, 1)]))).toEqual(near([(3 / 4 + 2 / 3) / 3]));
  });

  test("two clusterings that are the same but for their names agree wholly, crossed ones less than chance", () => {
    expect(adjustedRandIndex(Uint8Array.of(0, 0, 1, 1), Uint8Array.of(1, 1, 0, 0))).toBe(1);
    // No pair together in both; expected 2 · 2 / 6, at most 2: (0 - 2/3) / (2 - 2/3).
    expect(adjustedRandIndex(Uint8Array.of(0, 0, 1, 1), Uint8Array.of(0, 1, 0, 1))).toBeCloseTo(-0.5, 12);
  });
});

describe("statements", () => {
  const [one, two] = tallies(drawn("+", "+", "-", "0", "-", "+"), Uint8Array.of(0, 0, 0, 1, 1, NOWHERE), 2);
  const both = [one?.[0], two?.[0]].flatMap((each) => each ?? []);

  test("are counted by group, a pass as seen; whoever has no group is in none", () => {
    expect(both).toEqual([
      { agree: 2, disagree: 1, seen: 3 },
      { agree: 0, disagree: 1, seen: 2 },
    ]);
  });

  test("consensus is the product of (agrees + 1) / (votes + 2)", () => {
    expect(groupConsensus(both)).toBeCloseTo((3 / 5) * (1 / 4), 12);
  });

  test("a statement divides wholly where each group votes as one, not at all where all vote alike, in between by what is told", () => {
    const votes = (agree: number, disagree: number) => ({ agree, disagree, seen: agree + disagree });
    expect(division([votes(4, 0), votes(0, 4)])).toBeCloseTo(1, 12);
    expect(division([votes(2, 2), votes(3, 3)])).toBeCloseTo(0, 12);
    // One bit, of which each group leaves h(1/4) = 0.811.
    expect(division([votes(3, 1), votes(1, 3)])).toBeCloseTo(1 - 0.8112781245, 9);
    expect(division([votes(3, 0), votes(2, 0)])).toBe(0);
  });
});
