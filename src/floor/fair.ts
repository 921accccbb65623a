import type { PersonId, SideId } from "../model/ids.ts";
import type { Queue, Upcoming } from "./state.ts";

interface Waiting {
  readonly person: PersonId;
  readonly side: SideId | null;
  readonly heard: number;
  /** Place in the order of asking. */
  readonly asked: number;
}

/**
 * Those who asked, in the order in which they will be called: an author who answers, then the least heard person, then
 * (where sides alternate) a person of the side heard less, then whoever asked first. Every turn granted counts before
 * the next is chosen. Nobody starves: a person can be overtaken only by people heard less, and each turn makes those
 * heard more.
 */
export function fairOrder(floor: Queue): readonly Upcoming[] {
  let left = waiting(floor);
  let sides = turnsBySide(floor);
  const order: Upcoming[] = [];
  while (left.length > 0) {
    const next = left.reduce((best, each) => (isBefore(floor, sides, each, best) ? each : best));
    left = left.filter((each) => each !== next);
    order.push({ person: next.person, reason: reasonFor(floor, sides, next, left) });
    sides = counted(sides, next.side);
  }
  return order;
}

/** Turns by side; people of no side are together one more. */
type TurnsBySide = ReadonlyMap<SideId | null, number>;

const turnsOf = (sides: TurnsBySide, side: SideId | null): number => sides.get(side) ?? 0;
const counted = (sides: TurnsBySide, side: SideId | null, turns = 1): TurnsBySide => new Map(sides).set(side, turnsOf(sides, side) + turns);

/** The turn that is running counts as heard. */
function heard(floor: Queue): readonly Omit<Waiting, "asked">[] {
  return floor.speakers.map((each) => ({ ...each, heard: each.heard + (floor.turn?.person === each.person ? 1 : 0) }));
}

function waiting(floor: Queue): readonly Waiting[] {
  const speakers = heard(floor);
  return floor.hands.flatMap((person, asked) => speakers.filter((each) => each.person === person).map((each) => ({ ...each, asked })));
}

function turnsBySide(floor: Queue): TurnsBySide {
  return heard(floor).reduce<TurnsBySide>((sides, each) => counted(sides, each.side, each.heard), new Map());
}

function isBefore(floor: Queue, sides: TurnsBySide, a: Waiting, b: Waiting): boolean {
  if (a.person === floor.answers || b.person === floor.answers) return a.person === floor.answers;
  if (a.heard !== b.heard) return a.heard < b.heard;
  const bySide = floor.alternateSides ? turnsOf(sides, a.side) - turnsOf(sides, b.side) : 0;
  return bySide === 0 ? a.asked < b.asked : bySide < 0;
}

/** Says why this person stands before those who asked earlier; if nobody did, that they asked first or were not heard yet. */
function reasonFor(floor: Queue, sides: TurnsBySide, next: Waiting, behind: readonly Waiting[]): string {
  if (next.person === floor.answers) return "talk.reason.answers";
  const overtaken = behind.filter((each) => each.asked < next.asked);
  const bySide = overtaken.some((each) => each.heard === next.heard && turnsOf(sides, each.side) > turnsOf(sides, next.side));
  if (bySide) return "talk.reason.sideHeardLess";
  if (next.heard === 0) return "talk.reason.notHeardYet";
  return overtaken.length > 0 ? "talk.reason.heardLess" : "talk.reason.askedFirst";
}
