import { expect, test } from "vitest";
import { settleApart, type Settling } from "../../src/engine/settle-apart.ts";
import type { Entry } from "../../src/model/session.ts";
import type { Judge } from "../../src/model/vocabulary.ts";
import { judge } from "../../src/rounds/judge/index.ts";
import { seeded } from "../floor/room.ts";
import { aJudge, aJudgement, ballots, type Voter } from "../rounds/judging.ts";
import { everybody } from "../rounds/table.ts";

const STATEMENTS = Array.from({ length: 50 }, (_, index) => `s${index}`);
const mapped = { scale: { s: "agree3" }, tally: ["opinionMap", "groupConsensus"], breakdown: "group" } satisfies Partial<Judge>;

function votes(people: number): Voter[] {
  const random = seeded(3);
  return Array.from({ length: people }, (_, person) => ({
    choices: Object.fromEntries(
      STATEMENTS.map((id, at) => [id, ((person + at) % 2 === 0) !== (random.int(6) === 0) ? "agree" : "disagree"]),
    ),
  }));
}

const round = (spec: Partial<Judge> = mapped) => aJudgement({ spec: aJudge(spec), over: STATEMENTS, people: { none: 100 } });

const settling = (entries: readonly Entry[]): Settling => ({ round: round(), entries, before: [], pressed: everybody });

test("what is settled in a thread is what is settled without one", async () => {
  const entries = ballots(votes(100));
  const apart = await settleApart(settling(entries));
  expect(apart.figures).toMatchObject({ opinions: { voters: 100, groups: [50, 50] } });
  expect(apart).toEqual(judge.settle?.(round(), entries, [], seeded(1), everybody));
});

test("what goes wrong in a thread goes wrong outside", async () => {
  const entries = [{ who: 0, side: null, person: null, body: "damaged" }];
  await expect(settleApart(settling(entries))).rejects.toThrow();
});

test("a map of many votes is settled apart, a small one or a plain count is not", () => {
  expect(judge.isHeavy?.(round(), ballots(votes(100)))).toBe(true);
  expect(judge.isHeavy?.(round(), ballots(votes(99)))).toBe(false);
  expect(judge.isHeavy?.(round({ ...mapped, tally: [], breakdown: "none" }), ballots(votes(100)))).toBe(false);
});
