import type { PersonId, SideId } from "../model/ids.ts";
import { clock } from "./clock.ts";
import type { Floor, FloorContext, FloorEvent, Share, Speaker } from "./state.ts";

export const NOTHING: Share = { words: 0, ms: 0 };

/** Counts what this event of the floor adds to somebody's share. */
export function withShare(floor: Floor, event: FloorEvent): Floor {
  switch (event.type) {
    case "wordsCounted":
      return withMore(floor, event.person, { words: event.words, ms: 0 });
    case "turnEnded":
    case "seatLeft": {
      const since = sinceOf(floor, event.person);
      // A turn that an earlier version of the program ended: when it did so is not known.
      return since === null ? floor : withMore(floor, event.person, { words: 0, ms: Math.max(0, (event.at ?? since) - since) });
    }
    default:
      return floor;
  }
}

function withMore(floor: Floor, person: PersonId, { words, ms }: Share): Floor {
  const add = (each: Speaker): Speaker => ({ ...each, share: { words: each.share.words + words, ms: each.share.ms + ms } });
  return { ...floor, speakers: floor.speakers.map((each) => (each.person === person ? add(each) : each)) };
}

/** Since when somebody has had the floor, or sat in the middle; null: they do not. */
function sinceOf(floor: Floor, person: PersonId): number | null {
  if (floor.by === "seats") return floor.sitting.find((each) => each.person === person)?.since ?? null;
  return floor.turn?.person === person ? floor.turn.beganAt : null;
}

/** Somebody's part of all that was said, or of the time it took: 0 to 1. */
export interface PersonShare {
  readonly person: PersonId;
  readonly side: SideId | null;
  readonly part: number;
}

/** Words where they are typed, time where it is spoken. */
export type Measure = keyof Share;

/**
 * Who has had how much of the talk, in the order of the list, and never ranked: a running turn and a seat that is
 * taken count up to now. Empty: nothing was measured yet.
 */
export function sharesOf(floor: Floor, measure: Measure, { now }: Pick<FloorContext, "now">): readonly PersonShare[] {
  const had = floor.speakers.map((each) => ({ person: each.person, side: each.side, amount: amountOf(floor, each, measure, now) }));
  const total = had.reduce((sum, each) => sum + each.amount, 0);
  return total === 0 ? [] : had.map(({ person, side, amount }) => ({ person, side, part: amount / total }));
}

function amountOf(floor: Floor, { person, share }: Speaker, measure: Measure, now: number): number {
  const had = share[measure];
  if (measure === "words") return had;
  const since = sinceOf(floor, person);
  return since === null ? had : had + Math.max(0, clock(floor, now) - since);
}

/** The same by side; people of no side are together one more. */
export function bySide(shares: readonly PersonShare[]): ReadonlyMap<SideId | null, number> {
  const sides = new Map<SideId | null, number>();
  for (const { side, part } of shares) sides.set(side, (sides.get(side) ?? 0) + part);
  return sides;
}

/** Whether this person has said nothing yet, and is not about to. */
export function isSilent(floor: Floor, { person, present, heard, share }: Speaker): boolean {
  if (!present || heard > 0 || floor.turn?.person === person || share.words > 0) return false;
  switch (floor.by) {
    case "circle":
      return false;
    case "queue":
      return !floor.hands.includes(person);
    case "seats":
      return !floor.sat.includes(person) && !floor.hands.includes(person);
    case "open":
      return true;
  }
}
