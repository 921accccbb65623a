import type { PersonId } from "../model/ids.ts";
import { happened, refuse, type FloorAnswer } from "./answer.ts";
import { clock } from "./clock.ts";
import { fairOrder } from "./fair.ts";
import { doneSpeaking, endTurn, here, sayInTurn, skipHolder } from "./holding.ts";
import type { FacilitatorAct, FloorContext, FloorEvent, Queue, SpeakerAct, TurnEnd } from "./state.ts";

/** People ask to speak and are called one after the other, in the order of `fairOrder`. */
export function decideQueue(floor: Queue, act: SpeakerAct | FacilitatorAct): FloorAnswer {
  switch (act.do) {
    case "raise":
      return raise(floor, act.by);
    case "lower":
      return floor.hands.includes(act.by) ? happened({ type: "handLowered", person: act.by }) : refuse("talk.refuse.didNotAsk");
    case "say":
      return sayInTurn(floor, act);
    case "done":
      return doneSpeaking(floor, act.by);
    case "here":
      return here(floor, act.by);
    case "pass":
      return passTurn(floor, act.by);
    case "skip":
      return skipHolder(floor);
    case "passFor":
      return passTurn(floor, act.person);
    case "nextSegment":
      return happened(...endTurn(floor, "cut"), { type: "segmentBegan", answers: act.answers });
  }
}

function raise(floor: Queue, person: PersonId): FloorAnswer {
  if (floor.turn?.person === person) return refuse("talk.refuse.youHaveTheFloor");
  if (floor.hands.includes(person)) return refuse("talk.refuse.askedAlready");
  if (floor.max !== null && person !== floor.answers && (floor.turnsInSegment[person] ?? 0) >= floor.max) {
    return refuse("talk.refuse.turnsUsed", { max: floor.max });
  }
  return happened({ type: "handRaised", person });
}

function passTurn(floor: Queue, person: PersonId): FloorAnswer {
  if (floor.turn?.person === person) return happened(...endTurn(floor, "passed"));
  return floor.hands.includes(person) ? happened({ type: "handLowered", person }) : refuse("talk.refuse.nothingToPass");
}

export function queueFollows(floor: Queue, ctx: FloorContext): FloorEvent | null {
  const next = floor.turn ? undefined : fairOrder(floor)[0];
  return next ? { type: "turnBegan", person: next.person, at: clock(floor, ctx.now) } : null;
}

export function evolveQueue(floor: Queue, event: FloorEvent): Queue {
  switch (event.type) {
    case "handRaised":
      return { ...floor, hands: [...floor.hands, event.person] };
    case "handLowered":
    case "turnBegan":
    case "speakerLeft":
      return { ...floor, hands: floor.hands.filter((each) => each !== event.person) };
    case "turnEnded":
      return isUsed(event.how) ? { ...floor, turnsInSegment: countTurn(floor, event.person) } : floor;
    case "segmentBegan":
      return { ...floor, hands: [], turnsInSegment: {}, answers: event.answers };
    case "turnSigned":
    case "passedAhead":
    case "cycleBegan":
    case "circleCompleted":
    case "wordsCounted":
    case "speakerJoined":
    case "clockStopped":
    case "clockStarted":
      return floor;
  }
}

/** Passing, or a line that dropped, uses up no turn. */
const isUsed = (how: TurnEnd): boolean => how === "done" || how === "ranOut";

const countTurn = (floor: Queue, person: PersonId): Queue["turnsInSegment"] => ({
  ...floor.turnsInSegment,
  [person]: (floor.turnsInSegment[person] ?? 0) + 1,
});
