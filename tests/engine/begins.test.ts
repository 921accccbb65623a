import { expect, test } from "vitest";
import { beginnings } from "../../src/engine/page/begins.ts";
import { LENA, Story } from "../session/story.ts";

const MINUTE = 60_000;
const minutesFromNow = (story: Story): readonly (number | null)[] =>
  beginnings(story.session, story.now).map((at) => at && Math.round((at - story.now) / MINUTE));

test("each coming round begins when those before it have had their minutes", () => {
  const story = new Story().writing();
  // Terms, writing (10), joining (5), clarifying (25), first ranking (5), talk (15), final ranking (5), recap.
  expect(minutesFromNow(story)).toEqual([null, null, 10, 15, 40, 45, 60, 65]);
  story.pass(4 * MINUTE);
  expect(minutesFromNow(story)[2]).toBe(6);
  story.do({ type: "extend", by: LENA, path: null, byMs: 3 * MINUTE });
  expect(minutesFromNow(story)[2]).toBe(9);
  story.pass(20 * MINUTE);
  expect(minutesFromNow(story)[2]).toBe(0);
});

test("after a round without a length, while everything is stopped, and over days nothing is said", () => {
  const nothing = Array.from({ length: 8 }, () => null);
  const story = new Story().writing();
  const { plan } = story.session;
  const steps = plan.steps.map((step, index) =>
    index === 3 && step.kind === "talk" ? { ...step, timing: { live: null, async: null } } : step,
  );
  const untold = beginnings({ ...story.session, plan: { ...plan, steps } }, story.now).map((at) => at === null);
  expect(untold).toEqual([true, true, false, false, true, true, true, true]);
  story.do({ type: "pause", by: LENA, path: null });
  expect(beginnings(story.session, story.now)).toEqual(nothing);
  expect(beginnings(new Story("ngt", { mode: "async" }).writing().session, story.now)).toEqual(nothing);
});
