import { describe, expect, test } from "vitest";
import { principalAxes } from "../../../src/judgement/opinion/axes.ts";
import { centre } from "../../../src/judgement/opinion/centred.ts";
import { kMeans } from "../../../src/judgement/opinion/k-means.ts";
import { opinionSpace } from "../../../src/judgement/opinion/map.ts";
import { OPINION_SEED, opinionsOf } from "../../../src/judgement/opinion/opinions.ts";
import { orderOfPeople, rowsOf, type VoteMatrix } from "../../../src/judgement/opinion/matrix.ts";
import { project } from "../../../src/judgement/opinion/project.ts";
import { adjustedRandIndex } from "../../../src/judgement/opinion/rand-index.ts";
import { seeded } from "../../../src/judgement/opinion/seeded.ts";
import { matrixOf, type Cast } from "./conversations.ts";
import { planted, type Plan } from "./planted.ts";

const two: Plan = { people: 120, statements: 40, each: 25, firstGroup: 0.6, seed: 1 };
const mapped = (plan: Partial<Plan>) => opinionsOf(planted({ ...two, ...plan }).matrix, seeded(OPINION_SEED));
/** More by PARLEY_SEEDS. */
const SEEDS = Array.from({ length: Math.min(100, Number(process.env["PARLEY_SEEDS"] ?? 6)) }, (_, index) => index + 1);

describe("groups that were planted", () => {
  test("are found, and told to be stable", () => {
    for (const seed of SEEDS) {
      const { verdict, groups } = mapped({ seed });
      expect({ seed, verdict, count: groups.length }).toEqual({ seed, verdict: "stable", count: 2 });
    }
  });

  test("are the same people's", () => {
    const { matrix, truth } = planted(two);
    const order = orderOfPeople(matrix);
    const space = opinionSpace(rowsOf(matrix, order), seeded(OPINION_SEED));
    const label = space.candidates[0]?.label ?? new Uint8Array();
    expect(
      adjustedRandIndex(
        label,
        Uint8Array.from(space.placed, (row) => truth[order[row] as number] as number),
      ),
    ).toBeGreaterThan(0.95);
  });

  test("where there are none none are found", () => {
    for (const seed of SEEDS)
      expect({ seed, ...mapped({ firstGroup: null, seed }) }).toMatchObject({ seed, verdict: "none", groups: [], tallies: [] });
  });
});

describe("how many people it takes", () => {
  test("below 20 voters there is no map", () => {
    expect(mapped({ people: 19 })).toMatchObject({ voters: 19, verdict: "none", why: "fewVoters", groups: [] });
  });

  test("below 30 who voted on enough there are no groups, however clear they would be", () => {
    expect(mapped({ people: 29 })).toMatchObject({ placed: 29, verdict: "none", why: "fewPlaced", groups: [] });
    expect(mapped({ each: 6 })).toMatchObject({ voters: 120, placed: 0, why: "fewPlaced" });
  });

  test("below 60 groups are tentative at most", () => {
    expect(mapped({ people: 59 })).toMatchObject({ verdict: "tentative", why: null });
    expect(mapped({ people: 60 })).toMatchObject({ verdict: "stable" });
  });

  test("no group is smaller than five, nor than three per cent", () => {
    for (const seed of SEEDS) {
      const { groups, placed } = mapped({ people: 90, firstGroup: 0.95, seed });
      for (const size of groups) expect(size).toBeGreaterThanOrEqual(Math.max(5, 0.03 * placed));
    }
  });
});

describe("the same votes", () => {
  const { matrix } = planted(two);
  const cast = castOf(matrix);
  const labels = (votes: readonly Cast[], people = two.people) => {
    const given = matrixOf(people, two.statements, votes);
    const order = orderOfPeople(given);
    return opinionSpace(rowsOf(given, order), seeded(OPINION_SEED)).candidates.map(({ label }) => [...label]);
  };

  test("give bit for bit the same labels in whatever order they come", () => {
    const mixed = cast.toSorted((a, b) => ((a.person * 7 + a.statement * 13) % 101) - ((b.person * 7 + b.statement * 13) % 101));
    expect(labels(mixed)).toEqual(labels(cast));
    expect(labels(cast.toReversed())).toEqual(labels(cast));
  });

  test("and the same figures whoever comes first", () => {
    const renamed = cast.map((vote) => ({ ...vote, person: two.people - 1 - vote.person }));
    expect(opinionsOf(matrixOf(two.people, two.statements, renamed), seeded(OPINION_SEED))).toEqual(
      opinionsOf(matrix, seeded(OPINION_SEED)),
    );
  });
});

test("an axis on which some agree with most and others with few is said to be one", () => {
  const cast = Array.from({ length: 100 }, (_, person) =>
    Array.from({ length: 20 }, (_each, statement): Cast => ({
      person,
      statement,
      vote: (person * 31 + statement * 17) % 10 < (person % 2 === 0 ? 9 : 2) ? 1 : -1,
    })),
  ).flat();
  expect(opinionsOf(matrixOf(100, 20, cast), seeded(OPINION_SEED))).toMatchObject({ isAgreeing: true });
  expect(mapped({}).isAgreeing).toBe(false);
});

describe("a statement that far more people saw", () => {
  // One statement is before everybody and splits them by chance; of the others each sees a few, and these hold two groups.
  const few: Plan = { ...two, people: 400, statements: 200, each: 20 };
  const { matrix, truth } = planted(few);
  const others = castOf(matrix).map((vote) => ({ ...vote, statement: vote.statement + 1 }));
  const random = seeded(77);
  const all = Array.from({ length: few.people }, (_, person): Cast => ({ person, statement: 0, vote: random.int(2) === 0 ? 1 : -1 }));
  const skewed = matrixOf(few.people, few.statements + 1, [...all, ...others]);

  test("does not lead the map: the others are found as without it", () => {
    expect(opinionSpace(matrix, seeded(OPINION_SEED)).evenOut).toBe(0);
    const space = opinionSpace(skewed, seeded(OPINION_SEED));
    expect(space.evenOut).toBeGreaterThan(0);
    expect(adjustedRandIndex(space.candidates[0]?.label ?? new Uint8Array(), truth)).toBeGreaterThan(0.9);
    const plain = centre(skewed);
    const led = kMeans(project(plain, principalAxes(plain)), 2, seeded(1), { tries: 16, least: 5 });
    expect(adjustedRandIndex(led.label, truth)).toBeLessThan(0.1);
  });

  test("and that is said", () => expect(opinionsOf(skewed, seeded(OPINION_SEED)).isEvenedOut).toBe(true));
});

function castOf({ people, start, statement, vote }: VoteMatrix): readonly Cast[] {
  return Array.from({ length: people }, (_, person) => {
    const [from, to] = [start[person] ?? 0, start[person + 1] ?? 0];
    return Array.from({ length: to - from }, (_each, at): Cast => ({
      person,
      statement: statement[from + at] ?? 0,
      vote: (vote[from + at] ?? 0) as Cast["vote"],
    }));
  }).flat();
}
