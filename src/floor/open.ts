import type { Instant, PersonId } from "../model/ids.ts";
import { happened, refuse, type FloorAnswer } from "./answer.ts";
import { clock } from "./clock.ts";
import type { FacilitatorAct, FloorContext, FloorEvent, Open, SpeakerAct } from "./state.ts";

/** The share cap waits until there is enough talk for a share to mean something. */
const enough = { speakers: 3, words: 60 };

/** Anyone speaks when they like, slowly enough for others, and not for more than their share. */
export function decideOpen(floor: Open, act: SpeakerAct | FacilitatorAct, ctx: FloorContext): FloorAnswer {
  switch (act.do) {
    case "say":
      return sayFreely(floor, act, ctx);
    case "here":
      return happened();
    case "raise":
    case "lower":
    case "done":
    case "pass":
    case "take":
    case "stand":
    case "seat":
    case "yield":
    case "moveBack":
    case "renew":
      return refuse("talk.refuse.openFloor");
    case "skip":
    case "passFor":
      return refuse("talk.refuse.nobodyHolds");
    case "nextSegment":
      return happened({ type: "segmentBegan", answers: act.answers });
  }
}

function sayFreely(floor: Open, { by, words }: { readonly by: PersonId; readonly words: number }, ctx: FloorContext): FloorAnswer {
  const at = clock(floor, ctx.now);
  const from = maySpeakFrom(floor, by);
  if (from !== null && at < from) return refuse("talk.refuse.slowMode", { seconds: Math.ceil((from - at) / 1000) });
  if (isOverShare(floor, by)) return refuse("talk.refuse.overShare", { percent: Math.round((floor.shareCap ?? 1) * 100) });
  return happened({ type: "wordsCounted", person: by, words, at });
}

/** Slow mode: the moment from which this person may speak again; null: at once. */
export function maySpeakFrom(floor: Open, person: PersonId): Instant | null {
  const last = floor.said[person]?.lastAt;
  return last === undefined ? null : last + floor.timing.slowMs;
}

/**
 * Whether this person has had more than the share of the words that one may have. The least heard of those who have
 * spoken is never capped, so that the talk of a few can go on.
 */
export function isOverShare(floor: Open, person: PersonId): boolean {
  if (floor.shareCap === null) return false;
  const spoken = Object.values(floor.said).map((each) => each?.words ?? 0);
  const total = spoken.reduce((sum, words) => sum + words, 0);
  const own = floor.said[person]?.words ?? 0;
  if (spoken.length < enough.speakers || total < enough.words) return false;
  return own / total > floor.shareCap && own > Math.min(...spoken);
}

export function evolveOpen(floor: Open, event: FloorEvent): Open {
  if (event.type !== "wordsCounted") return floor;
  const before = floor.said[event.person]?.words ?? 0;
  return { ...floor, said: { ...floor.said, [event.person]: { words: before + event.words, lastAt: event.at } } };
}
