import { evolveCircle } from "./circle.ts";
import { startClock } from "./clock.ts";
import { evolveOpen } from "./open.ts";
import { evolveQueue } from "./queue.ts";
import { evolveSeats } from "./seats.ts";
import { NOTHING, withShare } from "./shares.ts";
import type { Floor, FloorEvent, Speaker, Turn, TurnEnd } from "./state.ts";

export function evolveFloor(floor: Floor, event: FloorEvent): Floor {
  // The policy goes first: it may need to look at the turn that the event ends.
  return evolveCommon(evolvePolicy(withShare(floor, event), event), event);
}

function evolvePolicy(floor: Floor, event: FloorEvent): Floor {
  switch (floor.by) {
    case "circle":
      return evolveCircle(floor, event);
    case "queue":
      return evolveQueue(floor, event);
    case "seats":
      return evolveSeats(floor, event);
    case "open":
      return evolveOpen(floor, event);
  }
}

function evolveCommon(floor: Floor, event: FloorEvent): Floor {
  switch (event.type) {
    case "turnBegan":
      return {
        ...floor,
        turn: {
          person: event.person,
          beganAt: event.at,
          signed: false,
          ...(event.lasts === undefined ? {} : { lasts: event.lasts }),
        },
      };
    case "turnSigned":
      return { ...floor, turn: floor.turn && { ...floor.turn, signed: true } };
    case "turnEnded":
      return {
        ...floor,
        turn: null,
        speakers: floor.turn && wasHeard(floor.turn, event.how) ? heardOnce(floor, event.person) : floor.speakers,
      };
    case "speakerJoined":
      return { ...floor, speakers: joined(floor.speakers, event) };
    case "speakerLeft":
      return { ...floor, speakers: floor.speakers.map((each) => (each.person === event.person ? { ...each, present: false } : each)) };
    case "clockStopped":
      return { ...floor, stoppedAt: event.at };
    case "clockStarted":
      return startClock(floor, event.at);
    case "passedAhead":
    case "cycleBegan":
    case "circleCompleted":
    case "handRaised":
    case "handLowered":
    case "handMovedBack":
    case "budgetsRenewed":
    case "seatTaken":
    case "seatLeft":
    case "segmentBegan":
    case "wordsCounted":
      return floor;
  }
}

/** Somebody who was there and then left or was cut short has spoken; an absent one, or one who passed, has not. */
function wasHeard(turn: Turn, how: TurnEnd): boolean {
  return how === "done" || how === "yielded" || how === "ranOut" || (turn.signed && (how === "left" || how === "cut"));
}

function heardOnce(floor: Floor, person: string): readonly Speaker[] {
  return floor.speakers.map((each) => (each.person === person ? { ...each, heard: each.heard + 1 } : each));
}

function joined(speakers: readonly Speaker[], { person, side }: Pick<Speaker, "person" | "side">): readonly Speaker[] {
  if (!speakers.some((each) => each.person === person)) return [...speakers, { person, side, present: true, heard: 0, share: NOTHING }];
  return speakers.map((each) => (each.person === person ? { ...each, present: true } : each));
}
