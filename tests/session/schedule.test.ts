import { expect, test } from "vitest";
import type { WakingHours } from "../../src/model/plan.ts";
import { runsOf, timersOf } from "../../src/session/timers.ts";
import { kinds } from "../../src/rounds/index.ts";
import { LENA, START, Story, VOICES } from "./story.ts";

const DAY = 24 * 3_600_000;
const night: WakingHours = { zones: ["Europe/Paris"], from: 9, to: 17, rest: [0, 6] };
const refusal = (story: Story, command: Parameters<Story["ask"]>[0]): string => {
  const decision = story.ask(command);
  return decision.ok ? "" : decision.refusal.reason;
};

test("the team says when it begins, and says it again", () => {
  const story = new Story("ngt");
  expect(story.do({ type: "schedule", by: LENA, startsAt: START + DAY })).toContain("scheduled");
  expect(story.session.startsAt).toBe(START + DAY);
  expect(story.do({ type: "schedule", by: LENA, startsAt: START + DAY })).toEqual([]);
  story.do({ type: "schedule", by: LENA, startsAt: null });
  expect(story.session.startsAt).toBeNull();
});

test("never to a moment that is over or too far off, never by a voice, never once it has begun", () => {
  const story = new Story("ngt");
  expect(refusal(story, { type: "schedule", by: LENA, startsAt: START })).toBe("refuse.startPast");
  expect(refusal(story, { type: "schedule", by: LENA, startsAt: START + 41 * DAY })).toBe("refuse.startFar");
  expect(refusal(story, { type: "schedule", by: VOICES[0] as never, startsAt: START + DAY })).toBe("refuse.onlyFacilitator");
  expect(refusal(story, { type: "schedule", by: LENA, hours: night })).toBe("refuse.hours");
  story.do({ type: "open", by: LENA });
  expect(refusal(story, { type: "schedule", by: LENA, startsAt: START + DAY })).toBe("refuse.hasBegun");
});

test("over days it opens by itself at that moment, live it waits for somebody", () => {
  const live = new Story("ngt");
  live.do({ type: "schedule", by: LENA, startsAt: START + DAY });
  expect(timersOf(live.session, kinds)["start"]).toBeUndefined();
  const over = new Story("ngt", { mode: "async" });
  over.do({ type: "schedule", by: LENA, startsAt: START + DAY });
  expect(timersOf(over.session, kinds)["start"]).toBe(START + DAY);
  over.now = START + DAY;
  expect(over.do({ type: "alarm", key: "start", dueAt: START + DAY })).toContain("sessionOpened");
  expect(over.session.status).toBe("running");
});

test("an alarm of a beginning that was moved opens nothing", () => {
  const story = new Story("ngt", { mode: "async" });
  story.do({ type: "schedule", by: LENA, startsAt: START + DAY });
  story.do({ type: "schedule", by: LENA, startsAt: START + 2 * DAY });
  story.now = START + DAY;
  expect(story.do({ type: "alarm", key: "start", dueAt: START + DAY })).toEqual([]);
  expect(story.session.status).toBe("planned");
});

test("a conversation that is to begin in five weeks is not ended as idle before", () => {
  const story = new Story("ngt", { mode: "async" });
  story.do({ type: "schedule", by: LENA, startsAt: START + 35 * DAY });
  expect(timersOf(story.session, kinds)["idle"]).toBeGreaterThan(START + 60 * DAY);
});

test("deadlines that stand move into new hours, and never to before they were", () => {
  const story = new Story("ngt", { mode: "async" }).writing();
  const [run] = runsOf(story.session);
  const before = run?.dueAt ?? 0;
  expect(story.do({ type: "schedule", by: LENA, hours: { ...night, rest: [0, 1, 2, 3, 6] } })).toContain("deadlineMoved");
  const after = runsOf(story.session)[0]?.dueAt ?? 0;
  expect(after).toBeGreaterThan(before);
  expect([4, 5]).toContain(new Date(after).getUTCDay());
  expect(story.do({ type: "schedule", by: LENA, hours: null })).not.toContain("deadlineMoved");
  expect(runsOf(story.session)[0]?.dueAt).toBe(after);
});

test("hours in zones that there are not are refused", () => {
  const story = new Story("ngt", { mode: "async" });
  expect(refusal(story, { type: "schedule", by: LENA, hours: { ...night, zones: ["Mars/Olympus"] } })).toBe("refuse.hours");
  expect(refusal(story, { type: "schedule", by: LENA, hours: { ...night, from: 17, to: 9 } })).toBe("refuse.hours");
});
