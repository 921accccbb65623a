import type { Instant, PersonId } from "../model/ids.ts";
import { happened, refuse, type FloorAnswer } from "./answer.ts";
import type { FacilitatorAct, FloorContext, FloorEvent, Seats, Sitter, SpeakerAct } from "./state.ts";

/**
 * Who sits in the middle speaks, in any order; the others listen. The open seats are anyone's; the others are those of
 * the side, or of the people, whose circle it is. Where all are taken, whoever sat longest gives theirs up after ten
 * minutes, as soon as somebody waits who may sit there.
 */
export function decideSeats(floor: Seats, act: SpeakerAct | FacilitatorAct, ctx: FloorContext): FloorAnswer {
  const at = floor.stoppedAt ?? ctx.now;
  switch (act.do) {
    case "take":
      return ask(floor, act.by);
    case "stand":
    case "done":
    case "pass":
      return giveUp(floor, act.by, at);
    case "lower":
      return floor.hands.includes(act.by) ? happened({ type: "handLowered", person: act.by }) : refuse("talk.refuse.didNotAsk");
    case "say":
      if (!sits(floor, act.by)) return refuse("talk.refuse.notSeated");
      return happened({ type: "wordsCounted", person: act.by, words: act.words, at });
    case "here":
      return happened();
    case "seat":
      return seat(floor, act.person, at);
    case "passFor":
      return giveUp(floor, act.person, at);
    case "raise":
      return refuse("talk.refuse.takeASeat");
    case "yield":
    case "moveBack":
    case "renew":
    case "skip":
      return refuse("talk.refuse.nobodyHolds");
    case "nextSegment":
      return happened({ type: "segmentBegan", answers: act.answers });
  }
}

export const sits = ({ sitting }: Pick<Seats, "sitting">, person: PersonId): boolean => sitting.some((each) => each.person === person);

function ask(floor: Seats, person: PersonId): FloorAnswer {
  if (sits(floor, person)) return refuse("talk.refuse.seatedAlready");
  if (floor.hands.includes(person)) return refuse("talk.refuse.waitsForSeat");
  return mayEverSit(floor, person) ? happened({ type: "handRaised", person }) : refuse("talk.refuse.listenNow");
}

function giveUp(floor: Seats, person: PersonId, at: Instant): FloorAnswer {
  if (sits(floor, person)) return happened({ type: "seatLeft", person, how: "stood", at });
  return floor.hands.includes(person) ? happened({ type: "handLowered", person }) : refuse("talk.refuse.notSeated");
}

/** The facilitator's choice, as long as there is a seat. */
function seat(floor: Seats, person: PersonId, at: Instant): FloorAnswer {
  if (sits(floor, person)) return refuse("talk.refuse.seatedAlready");
  if (!floor.speakers.some((each) => each.person === person && each.present)) return refuse("talk.refuse.notASpeaker");
  return room(floor)(person) ? happened({ type: "seatTaken", person, at }) : refuse("talk.refuse.noSeat");
}

/** Whose circle it is: a side's, or theirs who did not sit in the one before. */
export function innerOf(floor: Seats): ReadonlySet<PersonId> {
  const before = new Set(floor.before);
  const inner = floor.speakers.filter(({ person, side }) => (floor.side === null ? !before.has(person) : side === floor.side));
  return new Set(inner.map((each) => each.person));
}

/** Seats for the others: the open ones, and those of a circle of people that would stay empty. */
function outerSeats(floor: Seats, inner: ReadonlySet<PersonId>): number {
  if (floor.side !== null) return floor.open;
  const here = floor.speakers.filter((each) => each.present && inner.has(each.person)).length;
  return floor.open + Math.max(0, floor.seats - here);
}

/** Whether somebody could sit down at all in this circle. */
export function mayEverSit(floor: Seats, person: PersonId): boolean {
  const inner = innerOf(floor);
  return inner.has(person) || outerSeats(floor, inner) > 0;
}

/** Who may sit down while these sit. */
function room(floor: Seats, sitting: readonly Sitter[] = floor.sitting): (person: PersonId) => boolean {
  if (sitting.length >= floor.seats + floor.open) return () => false;
  const inner = innerOf(floor);
  const outerIsFree = sitting.filter((each) => !inner.has(each.person)).length < outerSeats(floor, inner);
  return (person) => outerIsFree || inner.has(person);
}

/** Who waits, in the order in which they sit down: those who have not sat yet, then whoever asked first. */
export function waitingForSeat({ hands, sat }: Seats): readonly PersonId[] {
  const have = new Set(sat);
  return [...hands.filter((each) => !have.has(each)), ...hands.filter((each) => have.has(each))];
}

/** Who has to leave first so that somebody who waits can sit down; null: nobody has to. */
export function nextToStand(floor: Seats): Sitter | null {
  if (floor.hands.length === 0 || floor.hands.some(room(floor))) return null;
  const makesRoom = (gone: Sitter): boolean =>
    floor.hands.some(
      room(
        floor,
        floor.sitting.filter((each) => each !== gone),
      ),
    );
  const [first = null] = floor.sitting.filter(makesRoom).toSorted((a, b) => a.since - b.since);
  return first;
}

/** When somebody's time in the middle is over; null: nobody waits for their seat. */
export function seatEndsAt(floor: Seats): Instant | null {
  const next = nextToStand(floor);
  return next === null ? null : next.since + floor.timing.seatMs;
}

/** A seat that is free goes to whoever waits for it, and one whose time is over becomes free. */
export function seatsFollow(floor: Seats, ctx: FloorContext): FloorEvent | null {
  if (floor.stoppedAt !== null) return null;
  const free = waitingForSeat(floor).find(room(floor));
  if (free !== undefined) return { type: "seatTaken", person: free, at: ctx.now };
  const next = nextToStand(floor);
  if (next === null || ctx.now < next.since + floor.timing.seatMs) return null;
  return { type: "seatLeft", person: next.person, how: "ranOut", at: ctx.now };
}

/** Those who sit from the start: all whose circle it is, where it is somebody's in particular and they all fit in. */
export function firstSeated(floor: Seats, ctx: FloorContext): readonly FloorEvent[] {
  if (floor.side === null && floor.before.length === 0) return [];
  const inner = [...innerOf(floor)];
  return inner.length > floor.seats ? [] : inner.map((person) => ({ type: "seatTaken", person, at: ctx.now }));
}

export function evolveSeats(floor: Seats, event: FloorEvent): Seats {
  switch (event.type) {
    case "handRaised":
      return { ...floor, hands: [...floor.hands, event.person] };
    case "handLowered":
      return { ...floor, hands: without(floor.hands, event.person) };
    case "seatTaken":
      return {
        ...floor,
        hands: without(floor.hands, event.person),
        sitting: [...floor.sitting, { person: event.person, since: event.at }],
        sat: [...without(floor.sat, event.person), event.person],
      };
    case "seatLeft":
      return { ...floor, sitting: floor.sitting.filter((each) => each.person !== event.person) };
    case "speakerLeft":
      return { ...floor, hands: without(floor.hands, event.person) };
    case "turnBegan":
    case "turnSigned":
    case "turnEnded":
    case "passedAhead":
    case "cycleBegan":
    case "circleCompleted":
    case "handMovedBack":
    case "budgetsRenewed":
    case "segmentBegan":
    case "wordsCounted":
    case "speakerJoined":
    case "clockStopped":
    case "clockStarted":
      return floor;
  }
}

const without = (people: readonly PersonId[], person: PersonId): readonly PersonId[] => people.filter((each) => each !== person);
