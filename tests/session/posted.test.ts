import { expect, test } from "vitest";
import type { Event } from "../../src/model/event.ts";
import type { Session } from "../../src/model/session.ts";
import { posted } from "../../src/session/posted.ts";

/** A running session with a talk, a round of writing, and one of writing in the open. */
const session = (assurance: "A" | "B"): Session =>
  ({
    aside: { inserted: [] },
    plan: {
      assurance,
      steps: [
        { kind: "collect", id: "offers", attribution: "named", reveal: "live" },
        { kind: "collect", id: "write" },
      ],
    },
    runs: {
      talk: { path: "talk", spec: { kind: "talk" }, box: null, phase: { box: null } },
      write: { path: "write", spec: { kind: "collect" }, box: "b1", phase: { box: {} } },
      offers: { path: "offers", spec: { kind: "collect" }, box: null, phase: { box: null, isSeenAtOnce: true } },
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
  ["the last half minute of writing in the open", { type: "lastCallBegan", ...on("offers") }, ["deadline"]],
  ["of a talk, which ends with whoever speaks", { type: "lastCallBegan", ...on("talk") }, []],
  ["a round that is open again", { type: "phaseReopened", ...on("write") }, ["phaseOpened"]],
  ["another beginning", { type: "scheduled", startsAt: 1, hours: null }, ["lobby"]],
  ["a cleared summary", { type: "stepEnded", ...on("recap", { output: { kind: "report" } }) }, ["released"]],
  ["a version of a shared text", { type: "stepEnded", ...on("text", { output: { kind: "draft" } }) }, ["released"]],
  ["what was written in the open", { type: "stepEnded", ...on("offers", { output: { kind: "collect", items: ["i1"] } }) }, ["released"]],
  ["nothing, where nothing was written", { type: "stepEnded", ...on("offers", { output: { kind: "collect", items: [] } }) }, []],
  ["what a box held, when it is opened alone", { type: "stepEnded", ...on("write", { output: { kind: "collect", items: ["i1"] } }) }, []],
  ["what all are told", { type: "announced", announcement: { side: null, text: "t1", by: "p1" } }, ["said"]],
  ["what one side is told", { type: "announced", announcement: { side: "north", text: "t1", by: "p1" } }, []],
])("a channel is told of %s", (_what, event, cards) => {
  const told = (assurance: "A" | "B") =>
    posted(event as Event, session(assurance)).map((effect) => (effect.do === "deliver" ? effect.card.card : effect.do));
  expect(told("A")).toEqual(cards);
  // Where no words go through a chat platform, nothing is written for one.
  expect(told("B")).toEqual([]);
});
