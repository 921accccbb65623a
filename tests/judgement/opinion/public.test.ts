import { describe, expect, test } from "vitest";
import { groupConsensus } from "../../../src/judgement/opinion/consensus.ts";
import { opinionSpace } from "../../../src/judgement/opinion/map.ts";
import { orderOfPeople, rowsOf, votesOf } from "../../../src/judgement/opinion/matrix.ts";
import { OPINION_SEED } from "../../../src/judgement/opinion/opinions.ts";
import { representatives } from "../../../src/judgement/opinion/representative.ts";
import { seeded } from "../../../src/judgement/opinion/seeded.ts";
import { judge } from "../../../src/judgement/opinion/stability.ts";
import { tallies, type Tally } from "../../../src/judgement/opinion/tallies.ts";
import { conversation, CONVERSATIONS } from "./conversations.ts";

describe.each(CONVERSATIONS)("%s, with the groups of the reference", (name) => {
  const { matrix, reference, labels, groups } = conversation(name);
  const byGroup = tallies(matrix, labels, groups);

  test("group-informed consensus is the reference's within 1e-8", () => {
    reference.gic.forEach((expected, statement) => {
      if (expected === null) return;
      expect(groupConsensus(byGroup.map((each) => each[statement] as Tally))).toBeCloseTo(expected, 8);
    });
  });

  test("representative statements are the reference's, in its order", () => {
    const shown = byGroup.map((each) =>
      each.map((tally, statement): Tally => (reference.gic[statement] === null ? { agree: 0, disagree: 0, seen: 0 } : tally)),
    );
    const found = representatives(shown).map((each) => each.map(({ statement, vote }) => [statement, vote]));
    expect(found).toEqual(Object.values(reference.repness));
  });
});

test.each([
  ["london.youth.policing", "none"],
  ["15-per-hour-seattle", "tentative"],
  ["scoop-hivemind.freshwater", "none"],
] as const)("the groups of %s: %s", (name, verdict) => {
  const { matrix: raw, asModerated } = conversation(name);
  const order = orderOfPeople(asModerated);
  const matrix = rowsOf(asModerated, order);
  const placed = Int32Array.from(order.keys()).filter((row) => votesOf(raw, order[row] as number) >= 7);
  const random = seeded(OPINION_SEED);
  expect(judge(matrix, opinionSpace(matrix, random, placed), random).verdict).toBe(verdict);
});
