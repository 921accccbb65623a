import type { Event } from "../model/event.ts";
import type { AnyKind, Kinds } from "../model/kind.ts";
import type { Run, Session } from "../model/session.ts";
import { specAt } from "./paths.ts";
import { withItems } from "./record.ts";

type RoundEvent = Extract<
  Event,
  {
    type:
      | "roundBegan"
      | "eligibleAdded"
      | "phaseOpened"
      | "phaseExtended"
      | "deadlineMoved"
      | "phasePaused"
      | "phaseResumed"
      | "timeRanOut"
      | "reminded"
      | "lastCallBegan"
      | "lastCallUndone"
      | "phaseClosed"
      | "phaseHeld"
      | "phaseReopened"
      | "phaseDropped"
      | "phaseSettled"
      | "kindEvent";
  }
>;

/** What becomes of a running round. */
export function roundChanged(session: Session, event: RoundEvent, kinds: Kinds): Session {
  if (event.type === "roundBegan") {
    const spec = specAt(session, event.path);
    if (spec.kind === "repeat" || spec.kind === "split") throw new Error("a combinator is no round");
    const begun: Run = { ...notYetOpen, path: event.path, spec, input: event.input };
    return { ...session, runs: { ...session.runs, [event.path]: begun } };
  }
  const run = session.runs[event.path];
  if (!run) return session;
  const changed = { ...session, runs: { ...session.runs, [event.path]: { ...run, ...runChange(run, event, kinds) } } };
  if (event.type === "phaseOpened" && event.box && event.phase.box) {
    const { keyEndsWith } = event.phase.box;
    const opened = { path: event.path, key: event.box.key, keyEndsWith, secondKeys: session.newLinks.length };
    return { ...changed, boxes: { ...session.boxes, [event.box.id]: opened } };
  }
  if (event.type === "phaseSettled") return { ...changed, items: withItems(session, event.items) };
  return changed;
}

const inTime = { timeIsUp: false, lastCall: null, remaining: null, heldFor: null, reopens: null } as const;

/** A round between its beginning and its first phase; nothing can happen in between. */
const notYetOpen = {
  ...inTime,
  eligible: [],
  phase: {
    name: "",
    lasts: null,
    close: { when: "rule", quorum: 0, quorumPerSide: 0, extendTimes: 0, extendBy: 0 },
    box: null,
    floor: null,
  },
  phaseNumber: 0,
  box: null,
  shutTo: [],
  askedAgain: false,
  extended: 0,
  reminded: 0,
  stage: "open",
  dueAt: null,
  own: null,
} as const;

/** The kind's slice as this version knows it, whoever wrote it. */
export const wholeOwn = (run: Pick<Run, "spec">, own: unknown, kinds: Kinds): unknown => kinds[run.spec.kind]?.whole?.(own) ?? own;

function runChange(run: Run, event: Exclude<RoundEvent, { type: "roundBegan" }>, kinds: Kinds): Partial<Run> {
  switch (event.type) {
    case "eligibleAdded":
      return { eligible: [...run.eligible, event.person] };
    case "phaseOpened":
      return {
        ...inTime,
        phase: event.phase,
        eligible: event.eligible,
        phaseNumber: event.phaseNumber,
        box: event.box?.id ?? null,
        shutTo: [],
        askedAgain: run.stage === "held",
        extended: 0,
        reminded: 0,
        stage: "open",
        dueAt: event.dueAt,
        own: wholeOwn(run, event.own, kinds),
      };
    case "phaseExtended":
      // What the facilitator adds by hand does not use up the extension that the rule owes a box that is too empty.
      return { ...inTime, dueAt: event.dueAt, extended: run.extended + (event.by === "rule" ? 1 : 0) };
    case "phasePaused":
      return { stage: "paused", remaining: event.remaining, dueAt: null, lastCall: null };
    case "phaseResumed":
      return { stage: "open", remaining: null, dueAt: event.dueAt };
    case "deadlineMoved":
      return { dueAt: event.dueAt };
    case "reminded":
      return { reminded: run.reminded + 1 };
    case "timeRanOut":
      return { timeIsUp: true };
    case "lastCallBegan":
      return { lastCall: { closesAt: event.closesAt, undoUntil: event.undoUntil } };
    case "lastCallUndone":
      return { lastCall: null };
    case "phaseClosed":
      return { stage: "closing", lastCall: null, dueAt: null, heldFor: null };
    case "phaseHeld":
      return { stage: "held", heldFor: event.why, reopens: event.reopens ?? null, lastCall: null, dueAt: null };
    case "phaseReopened":
      return { ...inTime, stage: "open", dueAt: event.dueAt };
    case "phaseDropped":
    case "phaseSettled":
      return { box: null };
    case "kindEvent":
      return { own: (kinds[run.spec.kind] as AnyKind).evolve(run.own, event.event) };
  }
}
