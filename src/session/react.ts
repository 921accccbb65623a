import type { Effect, SaidLine } from "../model/effect.ts";
import type { Event } from "../model/event.ts";
import type { Kinds } from "../model/kind.ts";
import type { Session } from "../model/session.ts";
import { kindOf, roundOf } from "./timers.ts";

/** What has to be done in the world because of an event. */
export function react(event: Event, after: Session, kinds: Kinds): readonly Effect[] {
  switch (event.type) {
    case "phaseOpened": {
      const run = after.runs[event.path];
      const shown: Effect = {
        do: "deliver",
        card: { card: "phaseOpened", path: event.path },
        to: { to: "room" },
        onUnknown: "repeatMarked",
      };
      if (!run || !kindOf(kinds, run).composes?.(roundOf(after, run))) return [shown];
      return [shown, { do: "compose", path: event.path, phaseNumber: event.phaseNumber }];
    }
    case "phaseClosed": {
      const run = after.runs[event.path];
      return run?.box ? [{ do: "settle", path: event.path, phaseNumber: run.phaseNumber }] : [];
    }
    case "phaseSettled":
      return [{ do: "deliver", card: { card: "released", path: event.path }, to: { to: "room" }, onUnknown: "repeatMarked" }];
    case "kindEvent":
    case "phasePaused":
    case "phaseResumed":
    case "stepEnded":
      return postedCards(event, after);
    case "announced":
      return postedAnnouncement(event, after);
    case "timeRanOut":
      return [{ do: "deliver", card: { card: "timeIsUp", path: event.path }, to: { to: "team" }, onUnknown: "drop" }];
    case "phaseHeld":
      return [{ do: "deliver", card: { card: "phaseHeld", path: event.path }, to: { to: "team" }, onUnknown: "repeatMarked" }];
    case "keyEnded":
      return Object.values(after.boxes).some((box) => box?.key === event.key) ? [] : [{ do: "destroyKey", key: event.key }];
    case "sessionEnded":
      return [{ do: "deliver", card: { card: "sessionEnded", path: null }, to: { to: "room" }, onUnknown: "repeatMarked" }];
    case "contentDestroyed":
    case "artefactsDestroyed":
      return [{ do: "destroySession" }];
    default:
      return [];
  }
}

/**
 * Where words go through a chat platform, a floor is one card, changed as turns pass, what is typed in a turn is posted, and
 * so is a summary once it is cleared. Elsewhere pages follow by themselves, and nothing is written for it.
 */
function postedCards(
  event: Extract<Event, { type: "kindEvent" | "phasePaused" | "phaseResumed" | "stepEnded" }>,
  after: Session,
): readonly Effect[] {
  if (after.plan.assurance !== "A") return [];
  if (event.type === "stepEnded" && event.output.kind === "report")
    return [{ do: "deliver", card: { card: "released", path: event.path }, to: { to: "room" }, onUnknown: "repeatMarked" }];
  const isTalk = event.type === "stepEnded" ? event.output.kind === "talk" : after.runs[event.path]?.spec.kind === "talk";
  if (!isTalk) return [];
  const floor: Effect = { do: "deliver", card: { card: "floor", path: event.path }, to: { to: "room" }, onUnknown: "repeatMarked" };
  const line = event.type === "kindEvent" ? lineIn(event.event) : null;
  if (!line) return [floor];
  return [floor, { do: "deliver", card: { card: "said", path: event.path, line }, to: { to: "room" }, onUnknown: "repeatMarked" }];
}

/** What is told to everybody is told in the channel as well; what is told to one side stays on its pages. */
function postedAnnouncement({ announcement }: Extract<Event, { type: "announced" }>, after: Session): readonly Effect[] {
  const { side, text, by: person } = announcement;
  if (after.plan.assurance !== "A" || side !== null) return [];
  const line: SaidLine = { text, person, as: "announcement" };
  return [{ do: "deliver", card: { card: "said", path: null, line }, to: { to: "room" }, onUnknown: "repeatMarked" }];
}

const lineIn = (event: unknown): SaidLine | null => {
  const { type, line } = event as { readonly type?: string; readonly line?: SaidLine };
  return type === "lineSaid" && line ? line : null;
};
