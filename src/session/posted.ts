import type { CardRef, Effect, SaidLine } from "../model/effect.ts";
import type { Event } from "../model/event.ts";
import type { Path } from "../model/ids.ts";
import type { Session } from "../model/session.ts";
import { isLive } from "../rounds/collect/live.ts";
import { isWrittenIn } from "../rounds/phase.ts";
import { specAt } from "./paths.ts";
import { runsOf } from "./timers.ts";

/**
 * What is posted besides where words go through a chat platform, which does not follow by itself as a page does: a floor is
 * one card, changed as turns pass; what is typed in a turn is posted, and so are a summary once it is cleared, a version of a
 * shared text once it is there, what was written in the open once that is over, what the team tells everybody, that everything
 * stands or goes on, and when a round or the whole begins or ends where that has changed.
 */
export function posted(event: Event, after: Session): readonly Effect[] {
  const cards = cardsOf(event, after);
  return cards.length > 0 && after.plan.assurance === "A" ? cards : [];
}

function cardsOf(event: Event, after: Session): readonly Effect[] {
  switch (event.type) {
    case "kindEvent": {
      if (!isTalk(after, event.path)) return [];
      if (isUnseen(event.event)) return [];
      const line = lineIn(event.event);
      // The card stands below what was said, so it comes after it.
      return [...(line ? [toRoom({ card: "said", path: event.path, line })] : []), toRoom({ card: "floor", path: event.path })];
    }
    case "phasePaused":
    case "phaseResumed":
      return [...(isTalk(after, event.path) ? [toRoom({ card: "floor", path: event.path })] : []), standing];
    case "stepEnded":
      if (leavesUnsealed(event, after)) return [toRoom({ card: "released", path: event.path })];
      return event.output.kind === "talk" ? [toRoom({ card: "floor", path: event.path })] : [];
    case "sessionLocked":
    case "sessionUnlocked":
      return [standing, ...floors(after)];
    case "sessionHeld":
    case "sessionResumed":
    case "insertEnded":
      return [standing];
    case "insertBegan":
      // A round that is put in has a card of its own.
      return event.spec !== null ? [] : [event.insert.is === "rules" ? toRoom({ card: "rules", path: null }) : standing];
    case "shownElsewhere":
      return [toRoom({ card: "elsewhere", path: null, on: event.on })];
    case "showingStopped":
      return [toRoom({ card: "notShown", path: null, on: event.on })];
    case "scheduled":
      return [toRoom({ card: "lobby", path: null })];
    case "lastCallBegan":
    case "lastCallUndone":
      // Who is typing has half a minute; a talk ends with whoever speaks.
      return isWritten(after, event.path) ? [toRoom({ card: "deadline", path: event.path })] : [];
    case "digested":
      return [{ do: "deliver", card: { card: "digest", path: null }, to: { to: "room" }, onUnknown: "drop" }];
    case "reminded":
      // To everybody alike: who has written is nobody's to know, and a nudge that is lost is no loss.
      return [{ do: "deliver", card: { card: "reminder", path: event.path }, to: { to: "room" }, onUnknown: "drop" }];
    case "deadlineMoved":
    case "phaseExtended":
      return [toRoom({ card: "deadline", path: event.path })];
    case "phaseReopened":
      return [toRoom({ card: "phaseOpened", path: event.path })];
    case "announced": {
      // What is told to one side stays on its pages.
      const { side, text, by: person } = event.announcement;
      return side === null ? [toRoom({ card: "said", path: null, line: { text, person, as: "announcement" } })] : [];
    }
    default:
      return [];
  }
}

const toRoom = (card: CardRef): Effect => ({ do: "deliver", card, to: { to: "room" }, onUnknown: "repeatMarked" });

const standing = toRoom({ card: "standing", path: null });

const floors = (after: Session): readonly Effect[] =>
  runsOf(after).flatMap(({ path }) => (isTalk(after, path) ? [toRoom({ card: "floor", path })] : []));

const isWritten = (after: Session, path: Path): boolean => {
  const run = after.runs[path];
  return run !== undefined && isWrittenIn(run.phase);
};

/** A summary, a version of a shared text, words that were seen as they were written: no box opens that would tell of them. */
function leavesUnsealed({ path, output }: Extract<Event, { type: "stepEnded" }>, after: Session): boolean {
  if (output.kind === "report" || output.kind === "draft") return true;
  if (output.kind !== "collect" || output.items.length === 0) return false;
  const spec = specAt(after, path);
  return spec.kind === "collect" && isLive(spec);
}

const isTalk = (after: Session, path: Path): boolean => after.runs[path]?.spec.kind === "talk";

/** What changes nothing that everybody sees: how much somebody has said, and that those who said nothing are invited to. */
const isUnseen = (event: unknown): boolean => ["wordsCounted", "silentInvited"].includes((event as { readonly type?: string }).type ?? "");

const lineIn = (event: unknown): SaidLine | null => {
  const { type, line } = event as { readonly type?: string; readonly line?: SaidLine };
  return type === "lineSaid" && line ? line : null;
};
