import { describe, expect, test } from "vitest";
import { timersOf } from "../../src/session/timers.ts";
import { kinds } from "../../src/rounds/index.ts";
import { LENA, Story } from "./story.ts";

const HOUR = 3_600_000;
const hours = { from: 8, to: 21, rest: [0], zones: ["Etc/GMT-3", "Asia/Tokyo"] };

/** The first private round of a conversation over days: a window of 48 hours. */
const writing = (setup = {}) => new Story("ngt", { mode: "async", ...setup }).writing();
const remindAt = (story: Story): number | undefined =>
  Object.entries(timersOf(story.session, kinds)).find(([key]) => /^remind\d /.test(key))?.[1];

describe("a reminder over days", () => {
  test("comes at half of the window, once more towards its end, and never a third time", () => {
    const story = writing();
    const opened = story.now;
    expect(remindAt(story)).toBe(opened + 24 * HOUR);
    expect(story.ring("remind1")).toEqual(["reminded"]);
    expect(remindAt(story)).toBe(opened + 0.85 * 48 * HOUR);
    story.ring("remind2");
    expect(remindAt(story)).toBeUndefined();
  });

  test("waits until people are awake on a working day", () => {
    const at = remindAt(writing({ hours })) ?? 0;
    for (const timeZone of hours.zones) {
      const parts = new Intl.DateTimeFormat("en-US", { timeZone, hourCycle: "h23", hour: "numeric", weekday: "short" }).formatToParts(at);
      const read = (type: string): string => parts.find((part) => part.type === type)?.value ?? "";
      expect(Number(read("hour"))).toBeGreaterThanOrEqual(8);
      expect(Number(read("hour"))).toBeLessThan(21);
      expect(read("weekday")).not.toBe("Sun");
    }
  });

  test("two that fall into one night are one, and an alarm that rings twice reminds once", () => {
    const night = { from: 8, to: 10, rest: [], zones: ["Etc/GMT"] };
    const story = writing({ hours: night });
    const shares = story.run.spec.timing?.remind ?? [];
    const at = remindAt(story) ?? 0;
    story.ring("remind1");
    expect(story.do({ type: "alarm", key: `remind1 ${story.run.path}@${story.run.phaseNumber}`, dueAt: at })).toEqual([]);
    expect(remindAt(story) ?? Infinity).toBeGreaterThan(at);
    expect(shares).toHaveLength(2);
  });

  test("is not sent while the round stands still, nor in its last half minute", () => {
    const story = writing();
    story.do({ type: "pause", by: LENA, path: null });
    expect(remindAt(story)).toBeUndefined();
    story.do({ type: "resume", by: LENA, path: null });
    story.do({ type: "next", by: LENA, path: null });
    expect(remindAt(story)).toBeUndefined();
  });

  test("an alarm of a reminder that is no longer due decides to nothing", () => {
    const story = writing();
    const at = remindAt(story) ?? 0;
    story.pass(at - story.now);
    story.do({ type: "pause", by: LENA, path: null });
    const key = `remind1 ${story.run.path}@${story.run.phaseNumber}`;
    expect(story.do({ type: "alarm", key, dueAt: at })).toEqual([]);
  });
});

test("live nobody is reminded: everybody is there", () => {
  expect(remindAt(new Story("ngt").writing())).toBeUndefined();
});
