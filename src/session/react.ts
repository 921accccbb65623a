import type { Effect } from "../model/effect.ts";
import type { Event } from "../model/event.ts";
import type { Kinds } from "../model/kind.ts";
import type { Session } from "../model/session.ts";
import { posted } from "./posted.ts";
import { kindOf, roundOf } from "./timers.ts";

/** What has to be done in the world because of an event. */
export const react = (event: Event, after: Session, kinds: Kinds): readonly Effect[] => [
  ...done(event, after, kinds),
  ...posted(event, after),
];

function done(event: Event, after: Session, kinds: Kinds): readonly Effect[] {
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
