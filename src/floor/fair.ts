import type { PersonId, SideId } from "../model/ids.ts";
import { isSpent } from "./budget.ts";
import { HANDS, type Queue, type Speaker, type Upcoming } from "./state.ts";

interface Waiting {
  readonly person: PersonId;
  readonly side: SideId | null;
  readonly heard: number;
  /** Place in the order of asking. */
  readonly asked: number;
  /** A lower one is called before all others. */
  readonly rank: number;
}

/** Somebody whose side has used its budget: not called until the other sides have used theirs. */
export const WAITS = "talk.reason.waitsForOthers";

/**
 * Those who asked, in the order in which they will be called: a point of order, an author who answers, a reply, a
 * question for clarification, a new point; within each the least heard person, then (where sides alternate) a person
 * of the side heard less, then whoever asked first. Every turn granted counts before the next is chosen. Nobody
 * starves: among new points a person can be overtaken only by people heard less, and each turn makes those heard more;
 * of what comes before them each person has only so much (`mayAsk`).
 */
export function fairOrder(floor: Queue): readonly Upcoming[] {
  if (floor.hands.length === 0) return [];
  const sides = turnsBySide(floor);
  const order = tiers(waiting(floor)).flatMap((tier) => alternated(floor, sides, tier));
  return movedBack(floor, withReasons(floor, order));
}

/**
 * Whoever is called next: the first of `fairOrder` who need not wait for the other sides. Asked for at every turn, and so
 * without putting all the others in order.
 */
export function calledNext(floor: Queue): PersonId | null {
  if (floor.movedBack.length > 0) return fairOrder(floor).find(({ reason }) => reason !== WAITS)?.person ?? null;
  const sides = turnsBySide(floor);
  const bySide = (a: Waiting, b: Waiting): number => (floor.alternateSides ? turnsOf(sides, a.side) - turnsOf(sides, b.side) : 0);
  const isBefore = (a: Waiting, b: Waiting): boolean => (a.rank - b.rank || a.heard - b.heard || bySide(a, b) || a.asked - b.asked) < 0;
  const first = waiting(floor).reduce<Waiting | null>((best, each) => (best === null || isBefore(each, best) ? each : best), null);
  return first === null || first.rank === LAST ? null : first.person;
}

/** Turns by side, counted on while the order is made; people of no side are together one more. */
type TurnsBySide = Map<SideId | null, number>;

const turnsOf = (sides: TurnsBySide, side: SideId | null): number => sides.get(side) ?? 0;
const count = (sides: TurnsBySide, side: SideId | null, turns = 1): unknown => sides.set(side, turnsOf(sides, side) + turns);

/** The turn that is running counts as heard. */
const heardOf = (floor: Queue, { person, heard }: Speaker): number => heard + (floor.turn?.person === person ? 1 : 0);

function turnsBySide(floor: Queue): TurnsBySide {
  const sides: TurnsBySide = new Map();
  for (const each of floor.speakers) count(sides, each.side, heardOf(floor, each));
  return sides;
}

function waiting(floor: Queue): readonly Waiting[] {
  const places = new Map(floor.hands.map((person, asked) => [person, asked]));
  const all: Waiting[] = [];
  for (const speaker of floor.speakers) {
    const { person, side } = speaker;
    const asked = places.get(person);
    if (asked !== undefined) all.push({ person, side, heard: heardOf(floor, speaker), asked, rank: rankOf(floor, speaker) });
  }
  return all;
}

const ANSWERS = 0.5;
const LAST = HANDS.length;

function rankOf(floor: Queue, { person, side }: Pick<Waiting, "person" | "side">): number {
  const rank = HANDS.indexOf(floor.asked[person] ?? "point");
  if (rank === 0) return rank;
  if (person === floor.answers) return ANSWERS;
  return side !== null && isSpent(floor, side) ? LAST : rank;
}

/** Those whom nothing but their side and the order of asking tells apart, each in the order of asking. */
function tiers(all: readonly Waiting[]): readonly (readonly Waiting[])[] {
  const groups = Map.groupBy(all, ({ rank, heard: turns }) => `${rank} ${turns}`);
  const isBefore = ([a]: readonly Waiting[], [b]: readonly Waiting[]): number => (a && b ? a.rank - b.rank || a.heard - b.heard : 0);
  return [...groups.values()].map((tier) => tier.toSorted((a, b) => a.asked - b.asked)).toSorted(isBefore);
}

interface Placed extends Waiting {
  /** Stands before somebody who asked earlier, whose side was heard more. */
  readonly bySide: boolean;
}

function alternated(floor: Queue, sides: TurnsBySide, tier: readonly Waiting[]): readonly Placed[] {
  const columns = floor.alternateSides ? [...Map.groupBy(tier, (each) => each.side).values()] : [tier];
  const taken = columns.map(() => 0);
  const order: Placed[] = [];
  while (order.length < tier.length) {
    const heads = columns.flatMap((column, index) => column[taken[index] ?? 0] ?? []);
    const turns = (each: Waiting): number => turnsOf(sides, each.side);
    const next = heads.reduce((best, each) =>
      (floor.alternateSides ? turns(each) - turns(best) || each.asked - best.asked : each.asked - best.asked) < 0 ? each : best,
    );
    order.push({ ...next, bySide: heads.some((each) => each.asked < next.asked && turns(each) > turns(next)) });
    const column = columns.findIndex((each, index) => each[taken[index] ?? 0] === next);
    taken[column] = (taken[column] ?? 0) + 1;
    count(sides, next.side);
  }
  return order;
}

/** Says why each stands before those who asked earlier; if nobody did, that they asked first or were not heard yet. */
function withReasons(floor: Queue, order: readonly Placed[]): readonly Upcoming[] {
  /** Of those who come later with the same rank: the earliest that asked. */
  const earliest = new Map<number, number>();
  return order
    .toReversed()
    .map((next) => {
      const overtakes = (earliest.get(next.rank) ?? Infinity) < next.asked;
      earliest.set(next.rank, Math.min(next.asked, earliest.get(next.rank) ?? Infinity));
      return { person: next.person, reason: reasonFor(floor, next, overtakes) };
    })
    .toReversed();
}

function reasonFor(floor: Queue, { person, rank, heard: turns, bySide }: Placed, overtakes: boolean): string {
  if (rank === ANSWERS) return "talk.reason.answers";
  if (rank === LAST) return WAITS;
  const asked = HANDS[rank] ?? "point";
  if (asked !== "point") return `talk.reason.${asked}`;
  if (floor.movedBack.some((each) => each.person === person)) return "talk.reason.movedBack";
  if (bySide) return "talk.reason.sideHeardLess";
  if (turns === 0) return "talk.reason.notHeardYet";
  return overtakes ? "talk.reason.heardLess" : "talk.reason.askedFirst";
}

/** One after the other, each of those who moved back stands right behind the one they let go first, if still before them. */
function movedBack(floor: Queue, order: readonly Upcoming[]): readonly Upcoming[] {
  return floor.movedBack.reduce((line, { person, behind }) => {
    const from = line.findIndex((each) => each.person === person);
    const to = line.findIndex((each) => each.person === behind);
    const moved = line[from];
    if (moved === undefined || to < from) return line;
    return [...line.slice(0, from), ...line.slice(from + 1, to + 1), moved, ...line.slice(to + 1)];
  }, order);
}
