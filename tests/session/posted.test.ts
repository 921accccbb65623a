import { expect, test } from "vitest";
import type { Event } from "../../src/model/event.ts";
import type { Session } from "../../src/model/session.ts";
import { posted } from "../../src/session/posted.ts";

/** A running session with a talk and a round of writing. */
const session = (assurance: "A" | "B"): Session =>
  ({
    plan: { assurance },
    runs: {
      talk: { path: "talk", spec: { kind: "talk" }, box: null },
      write: { path: "write", spec: { kind: "collect" }, box: "b1" },
    },
  }) as unknown as Session;

const line = { text: "t1", person: "p1", as: "turn" };
const on = (path: string, more: object = {}) => ({ path, ...more });

test.each<[string, object, readonly string[]]>([
  [
    "a line in a turn, and the card below it",
    { type: "kindEvent", ...on("talk", { event: { type: "lineSaid", line } }) },
    ["said", "floor"],
  ],
  ["a turn that passes", { type: "kindEvent", ...on("talk", { event: { type: "turnEnded" } }) }, ["floor"]],
  ["what happens in a sealed round", { type: "kindEvent", ...on("write", { event: { type: "anything" } }) }, []],
  ["a talk that stands", { type: "phasePaused", ...on("talk") }, ["floor", "standing"]],
  ["writing that stands", { type: "phasePaused", ...on("write") }, ["standing"]],
  ["everything held", { type: "sessionHeld", why: "nobodyLeads" }, ["standing"]],
  ["everything going on", { type: "sessionResumed" }, ["standing"]],
  ["a lockdown", { type: "sessionLocked", person: "p1" }, ["standing", "floor"]],
  ["its end", { type: "sessionUnlocked" }, ["standing", "floor"]],
  ["a break", { type: "insertBegan", insert: { is: "break", until: 1, stopped: [] }, spec: null }, ["standing"]],
  ["the rules", { type: "insertBegan", insert: { is: "rules", stopped: [] }, spec: null }, ["rules"]],
  ["a go-round, which has a card of its own", { type: "insertBegan", insert: { is: "round" }, spec: {} }, []],
  ["the end of a break", { type: "insertEnded" }, ["standing"]],
  ["more time", { type: "phaseExtended", ...on("write") }, ["deadline"]],
  ["the last half minute", { type: "lastCallBegan", ...on("write") }, ["deadline"]],
  ["of a talk, which ends with whoever speaks", { type: "lastCallBegan", ...on("talk") }, []],
  ["a round that is open again", { type: "phaseReopened", ...on("write") }, ["phaseOpened"]],
  ["another beginning", { type: "scheduled", startsAt: 1, hours: null }, ["lobby"]],
  ["a cleared summary", { type: "stepEnded", ...on("recap", { output: { kind: "report" } }) }, ["released"]],
  ["a version of a shared text", { type: "stepEnded", ...on("text", { output: { kind: "draft" } }) }, ["released"]],
  ["what all are told", { type: "announced", announcement: { side: null, text: "t1", by: "p1" } }, ["said"]],
  ["what one side is told", { type: "announced", announcement: { side: "north", text: "t1", by: "p1" } }, []],
])("a channel is told of %s", (_what, event, cards) => {
  const told = (assurance: "A" | "B") =>
    posted(event as Event, session(assurance)).map((effect) => (effect.do === "deliver" ? effect.card.card : effect.do));
  expect(told("A")).toEqual(cards);
  // Where no words go through a chat platform, nothing is written for one.
  expect(told("B")).toEqual([]);
});
