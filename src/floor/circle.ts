import type { PersonId } from "../model/ids.ts";
import { happened, refuse, type FloorAnswer } from "./answer.ts";
import { clock } from "./clock.ts";
import { cycleOrder } from "./cycle.ts";
import { doneSpeaking, endTurn, here, sayInTurn, skipHolder } from "./holding.ts";
import type { Circle, FacilitatorAct, FloorContext, FloorEvent, SpeakerAct, Turn, TurnEnd, Upcoming } from "./state.ts";

/**
 * The talking piece: sole right to speak, free to pass, nobody twice before all had a turn. Passing may
 * be done before the piece arrives.
 */
export function decideCircle(floor: Circle, act: SpeakerAct | FacilitatorAct, ctx: FloorContext): FloorAnswer {
  switch (act.do) {
    case "raise":
    case "lower":
    case "take":
    case "stand":
    case "seat":
    case "yield":
    case "moveBack":
    case "renew":
      return refuse("talk.refuse.everyoneGetsATurn");
    case "say":
      return sayInTurn(floor, act, ctx);
    case "done":
      return doneSpeaking(floor, act.by, ctx);
    case "here":
      return here(floor, act.by);
    case "pass":
      return floor.pass ? passTurn(floor, act.by, ctx) : refuse("talk.refuse.noPass");
    case "skip":
      return skipHolder(floor, ctx);
    case "passFor":
      return passTurn(floor, act.person, ctx);
    case "nextSegment":
      return happened(...endTurn(floor, "cut", ctx), { type: "segmentBegan", answers: act.answers });
  }
}

function passTurn(floor: Circle, person: PersonId, ctx: FloorContext): FloorAnswer {
  if (floor.turn?.person === person) return happened(...endTurn(floor, "passed", ctx));
  return floor.waiting.includes(person) ? happened({ type: "passedAhead", person }) : refuse("talk.refuse.nothingToPass");
}

/** What follows by itself: the next holder, the next cycle, the end. Null: nothing, until somebody acts. */
export function circleFollows(floor: Circle, ctx: FloorContext): FloorEvent | null {
  if (floor.turn || floor.completed) return null;
  const next = floor.waiting[0];
  if (next !== undefined) return { type: "turnBegan", person: next, at: clock(floor, ctx.now) };
  if (!floor.speakers.some((each) => each.present)) return null;
  if (floor.cycle >= floor.cycles) return { type: "circleCompleted" };
  return { type: "cycleBegan", cycle: floor.cycle + 1, order: cycleOrder(floor, ctx.random) };
}

export function evolveCircle(floor: Circle, event: FloorEvent): Circle {
  switch (event.type) {
    case "cycleBegan":
      return {
        ...floor,
        cycle: event.cycle,
        waiting: event.order,
        had: [],
        passed: [],
        passedBefore: floor.passed,
        returned: [],
        joinedLate: [],
      };
    case "turnBegan":
      return { ...floor, waiting: without(floor.waiting, event.person) };
    case "turnEnded":
      return floor.turn ? afterTurn(floor, floor.turn, event.how) : floor;
    case "passedAhead":
      return markPassed({ ...floor, waiting: without(floor.waiting, event.person) }, event.person);
    case "circleCompleted":
      return { ...floor, completed: true };
    case "segmentBegan":
      return { ...floor, cycle: 0, waiting: [], had: [], passed: [], passedBefore: [], returned: [], joinedLate: [], completed: false };
    case "speakerJoined":
      return joinCircle(floor, event.person);
    case "speakerLeft":
      return { ...floor, waiting: without(floor.waiting, event.person) };
    case "turnSigned":
    case "handRaised":
    case "handLowered":
    case "handMovedBack":
    case "budgetsRenewed":
    case "seatTaken":
    case "seatLeft":
    case "wordsCounted":
    case "clockStopped":
    case "clockStarted":
      return floor;
  }
}

/** An absent holder comes back at the end of the cycle, once. */
function afterTurn(floor: Circle, turn: Turn, how: TurnEnd): Circle {
  switch (how) {
    case "done":
    case "yielded":
    case "ranOut":
      return { ...floor, had: [...floor.had, turn.person] };
    case "passed":
      return markPassed(floor, turn.person);
    case "left":
      return turn.signed ? { ...floor, had: [...floor.had, turn.person] } : floor;
    case "absent":
      if (floor.returned.includes(turn.person)) return floor;
      return { ...floor, waiting: [...floor.waiting, turn.person], returned: [...floor.returned, turn.person] };
    case "cut":
      return floor;
  }
}

function markPassed(floor: Circle, person: PersonId): Circle {
  return { ...floor, had: [...floor.had, person], passed: [...floor.passed, person] };
}

/** Late comers stand before those who were absent at their turn, and nobody gets a second turn by leaving and coming back. */
function joinCircle(floor: Circle, person: PersonId): Circle {
  if (floor.cycle === 0 || floor.completed || floor.had.includes(person) || floor.waiting.includes(person)) return floor;
  if (floor.returned.includes(person)) return { ...floor, waiting: [...floor.waiting, person] };
  const firstReturned = floor.waiting.findIndex((each) => floor.returned.includes(each));
  const place = firstReturned === -1 ? floor.waiting.length : firstReturned;
  const waiting = [...floor.waiting.slice(0, place), person, ...floor.waiting.slice(place)];
  return { ...floor, waiting, joinedLate: [...without(floor.joinedLate, person), person] };
}

const without = (people: readonly PersonId[], person: PersonId): readonly PersonId[] => people.filter((each) => each !== person);

export function circleOrder(floor: Circle): readonly Upcoming[] {
  return floor.waiting.map((person) => ({ person, reason: reasonFor(floor, person) }));
}

function reasonFor(floor: Circle, person: PersonId): string {
  if (floor.returned.includes(person)) return "talk.reason.wasAbsent";
  if (floor.joinedLate.includes(person)) return "talk.reason.joinedLate";
  if (floor.passedBefore.includes(person)) return "talk.reason.passedBefore";
  switch (floor.order) {
    case "fixed":
      return "talk.reason.listOrder";
    case "random":
      return "talk.reason.drawnByLot";
    case "alternateSides":
      return floor.speakers.some(({ side }) => side !== null) ? "talk.reason.sidesTakeTurns" : "talk.reason.listOrder";
  }
}
