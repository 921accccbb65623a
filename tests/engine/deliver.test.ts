import { describe, expect, test } from "vitest";
import type { Delivered, Port } from "../../src/platform/port.ts";
import { aRoom, inTheFirstRound } from "../adapters/web/visitor.ts";

type Job = Parameters<Port["deliver"]>[0];

/** A platform that answers as it is told, in order, and then that all went well. */
function aPlatform(...answers: readonly Delivered[]): {
  readonly port: { -readonly [Key in keyof Port]: Port[Key] };
  readonly jobs: readonly Job[];
} {
  const jobs: Job[] = [];
  const left = [...answers];
  return {
    jobs,
    port: {
      platform: "slack",
      async deliver(job) {
        jobs.push(job);
        return left.shift() ?? { is: "sent", ref: "" };
      },
    },
  };
}

/** The first written round is open; then time goes on, with sweeps as in earnest. */
async function playedOn(platform: ReturnType<typeof aPlatform>, seconds: number) {
  const room = await aRoom({}, [platform.port]);
  const { of } = await inTheFirstRound(room);
  for (let passed = 0; passed < seconds; passed += 3) {
    await room.queue.runUntil(room.clock.now() + 3_000);
    await room.engine.handlers.sweep();
  }
  return { room, of };
}

const ofCard = (jobs: readonly Job[], card: string): readonly Job[] => jobs.filter((job) => job.card === card);

test("what happens is shown, once for each thing, under an id that never changes", async () => {
  const platform = aPlatform();
  await playedOn(platform, 30);
  expect(platform.jobs.map((job) => `${job.card} ${job.path}`)).toEqual(["phaseOpened terms", "phaseOpened silent"]);
  expect(new Set(platform.jobs.map((job) => job.id)).size).toBe(2);
  expect(platform.jobs.every((job) => !job.again)).toBe(true);
});

test("a platform that asks to wait is asked again when it said, as if for the first time", async () => {
  const platform = aPlatform({ is: "later", afterMs: 20_000 });
  const { room } = await playedOn(platform, 0);
  const tries = (): number => ofCard(platform.jobs, "phaseOpened").filter((job) => job.path === "terms").length;
  expect(tries()).toBe(1);
  await room.engine.handlers.sweep();
  const before = tries();
  await room.queue.runUntil(room.clock.now() + 25_000);
  await room.engine.handlers.sweep();
  expect([before, tries()]).toEqual([2, 2]);
  expect(platform.jobs.every((job) => !job.again)).toBe(true);
});

test("a card that matters, of which nobody knows whether it is there, is shown once more and marked; then it is left", async () => {
  const platform = aPlatform({ is: "unknown" }, { is: "sent", ref: "" }, { is: "unknown" }, { is: "unknown" });
  await playedOn(platform, 60);
  const terms = platform.jobs.filter((job) => job.path === "terms");
  expect(terms.map((job) => job.again)).toEqual([false, true]);
  expect(new Set(terms.map((job) => job.id)).size).toBe(1);
});

test("a nudge of which nobody knows is dropped", async () => {
  const platform = aPlatform();
  const { room } = await playedOn(platform, 0);
  const asked = aPlatform({ is: "unknown" });
  platform.port.deliver = (job) => asked.port.deliver(job);
  await room.queue.runUntil(room.clock.now() + 15 * 60_000);
  await room.engine.handlers.sweep();
  const { length } = ofCard(asked.jobs, "timeIsUp");
  await room.queue.runUntil(room.clock.now() + 5 * 60_000);
  await room.engine.handlers.sweep();
  expect(length).toBe(1);
  expect(ofCard(asked.jobs, "timeIsUp")).toHaveLength(1);
});

describe("two platforms", () => {
  const both = (...others: readonly Delivered[]) => {
    const one = aPlatform();
    const other = aPlatform(...others);
    return { one, other: { ...other, port: { ...other.port, platform: "discord" as const } } };
  };
  async function played({ one, other }: ReturnType<typeof both>, seconds: number) {
    const room = await aRoom({}, [one.port, other.port]);
    await inTheFirstRound(room);
    for (let passed = 0; passed < seconds; passed += 3) {
      await room.queue.runUntil(room.clock.now() + 3_000);
      await room.engine.handlers.sweep();
    }
  }
  const ofTerms = ({ jobs }: { readonly jobs: readonly Job[] }): readonly boolean[] =>
    jobs.filter(({ path }) => path === "terms").map(({ again }) => again);

  test("one that waits, and waits again: the other has shown the card, and is not asked a second time", async () => {
    const two = both({ is: "later", afterMs: 2_000 }, { is: "later", afterMs: 2_000 });
    await played(two, 30);
    expect([ofTerms(two.one), ofTerms(two.other)]).toEqual([[false], [false, false, false]]);
  });

  test("one that did not answer: it alone is told that the card may be there already", async () => {
    const two = both({ is: "unknown" });
    const kept = aPlatform({ is: "later", afterMs: 1_000 });
    two.one.port.deliver = (job) => kept.port.deliver(job);
    await played(two, 30);
    expect([ofTerms(kept), ofTerms(two.other)]).toEqual([
      [false, false],
      [false, true],
    ]);
  });

  test("one that fails: the other is done all the same", async () => {
    const two = both();
    const deliver = two.other.port.deliver;
    let failures = 0;
    two.other.port.deliver = async (job) => {
      if (failures++ === 0) throw new Error("BROKEN");
      return deliver(job);
    };
    await played(two, 30);
    expect([ofTerms(two.one), ofTerms(two.other)]).toEqual([[false], [false]]);
  });
});
