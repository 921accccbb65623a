import { expect, test } from "vitest";
import { say } from "../../src/cards/messages.ts";
import type { RoundResult } from "../../src/recap/source.ts";
import { done } from "../../src/recap/sections/done.ts";

const CARD = { words: "Read the gauges together", side: null, tag: null };
const collected = (change: Partial<RoundResult>): string =>
  done(
    { id: "offers", kind: "collect", title: "Offers", items: [CARD], ranking: null, judged: null, empty: false, ...change },
    (key, args) => say("en", key, args),
  );

test("a round of writing is told as what it was: opened together, or seen at once under names", () => {
  expect(collected({})).toBe("“Offers”: written in private and opened together; one card.");
  expect(collected({ isLive: true })).toBe("“Offers”: written under names, and seen by everybody at once; one card.");
});
