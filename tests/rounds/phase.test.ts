import { describe, expect, test } from "vitest";
import type { BoxSpec } from "../../src/model/session.ts";
import { phaseOf } from "../../src/rounds/phase.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const live = { mode: "live", pace: 1 } as const;
const async = { mode: "async", pace: 1 } as const;
const timing = { live: 25, async: 48 };
const box: BoxSpec = { keyEndsWith: "@phase", minContributors: 5, minPerSide: null, named: false, padTo: 256, closesWhenAllActed: false };

describe("a phase", () => {
  test("waits for the facilitator when live, and closes by the clock otherwise", () => {
    expect(phaseOf({ timing }, live, "talk")).toMatchObject({ lasts: 25 * MINUTE, close: { when: "facilitator" } });
    expect(phaseOf({ timing }, async, "talk")).toMatchObject({ lasts: 48 * HOUR, close: { when: "deadline" } });
    expect(phaseOf({ timing, close: { when: "deadline" } }, live, "talk").close.when).toBe("deadline");
  });

  test("asks for a quorum where it is sealed", () => {
    expect(phaseOf({ timing }, live, "talk").close).toMatchObject({ quorum: 0, quorumPerSide: 0 });
    expect(phaseOf({ timing }, live, "ballot", { box }).close).toMatchObject({ quorum: 0.7, quorumPerSide: 0.5 });
    expect(phaseOf({ timing, close: { when: "deadline", quorum: 1 } }, live, "ballot", { box }).close).toMatchObject({
      quorum: 1,
      quorumPerSide: 0.5,
    });
    expect(phaseOf({ timing }, live, "contest", { box, close: { quorum: 0, quorumPerSide: 0 } }).close).toMatchObject({
      quorum: 0,
      quorumPerSide: 0,
    });
  });

  test("is extended once by half its window: in whole minutes when live, and never less than two", () => {
    expect(phaseOf({ timing }, live, "talk").close).toMatchObject({ extendTimes: 1, extendBy: 13 * MINUTE });
    expect(phaseOf({ timing: { ...timing, live: 2 } }, live, "talk").close.extendBy).toBe(2 * MINUTE);
    expect(phaseOf({ timing }, async, "talk").close.extendBy).toBe(24 * HOUR);
    const extend = { times: 2, byShare: 0.2 };
    expect(phaseOf({ timing: { ...timing, extend } }, live, "talk").close).toMatchObject({ extendTimes: 2, extendBy: 5 * MINUTE });
  });

  test("runs faster in a rehearsal", () => {
    expect(phaseOf({ timing }, { mode: "live", pace: 10 }, "talk")).toMatchObject({
      lasts: 2.5 * MINUTE,
      close: { extendBy: 1.3 * MINUTE },
    });
  });

  test("has no end of its own where the protocol gives no time", () => {
    expect(phaseOf({}, live, "talk").lasts).toBeNull();
    expect(phaseOf({ timing: { live: null, async: 12 } }, live, "talk").lasts).toBeNull();
  });
});
