import { expect, test } from "vitest";
import { LENA, Story, VOICES } from "./story.ts";
import type { Collect } from "../../src/model/vocabulary.ts";

/** Six people write under their names, seen by all at once. */
const writing = (close?: Collect["close"]): Story => {
  const offers: Collect = {
    kind: "collect",
    id: "offers",
    title: "Offers",
    who: { roles: "voices" },
    attribution: "named",
    reveal: "live",
    timing: { live: 10, async: null },
    each: { min: 0, max: 2, chars: 200 },
    show: "own",
    withdrawUntil: "report",
    ...(close && { close }),
  };
  const story = new Story("ngt", {}, VOICES, ([terms, ...steps]) => [...(terms ? [terms] : []), offers, ...steps]).everybodyIn();
  story.next();
  if (!story.run.phase.isSeenAtOnce) throw new Error("nobody writes");
  return story;
};

test("who writes in the open has the same last half minute as in a sealed round", () => {
  const story = writing();
  story.do({ type: "next", by: LENA, path: null });
  expect(story.run.lastCall).toEqual({ closesAt: story.now + 30_000, undoUntil: story.now + 10_000 });
});

test("when its time is over live the facilitator is asked, and no sentence is cut off", () => {
  const story = writing({ when: "deadline" });
  expect(story.ring("due")).toEqual(["timeRanOut"]);
  expect(story.run.stage).toBe("open");
});

test("words that were taken back are gone, and taking them back again is no fault", () => {
  const story = writing();
  const [ash] = VOICES as [(typeof VOICES)[number]];
  story.do({ type: "act", by: ash, path: story.run.path, act: { do: "write", key: "form-0001", text: "Ten days' notice" } });
  const [item] = Object.values(story.session.items).filter((each) => each?.label.as === "person");
  if (!item) throw new Error("nothing was written");
  story.next();
  expect(story.do({ type: "withdrawItem", by: ash, item: item.id })).toEqual(["itemWithdrawn"]);
  expect(story.do({ type: "withdrawItem", by: ash, item: item.id })).toEqual([]);
});
