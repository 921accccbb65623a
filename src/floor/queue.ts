import type { PersonId } from "../model/ids.ts";
import { happened, refuse, type FloorAnswer } from "./answer.ts";
import { renewed, spend } from "./budget.ts";
import { clock, turnLeft } from "./clock.ts";
import { calledNext, fairOrder } from "./fair.ts";
import { mayAsk } from "./hands.ts";
import { doneSpeaking, endTurn, here, sayInTurn, skipHolder } from "./holding.ts";
import type { FacilitatorAct, FloorContext, FloorEvent, Hand, Queue, Speaker, SpeakerAct, TurnEnd } from "./state.ts";

/** People ask to speak and are called one after the other, in the order of `fairOrder`. */
export function decideQueue(floor: Queue, act: SpeakerAct | FacilitatorAct, ctx: FloorContext): FloorAnswer {
  switch (act.do) {
    case "raise":
      return raise(floor, act.by, act.as ?? "point");
    case "lower":
      return floor.hands.includes(act.by) ? happened({ type: "handLowered", person: act.by }) : refuse("talk.refuse.didNotAsk");
    case "say":
      return sayInTurn(floor, act, ctx);
    case "done":
      return doneSpeaking(floor, act.by, ctx);
    case "here":
      return here(floor, act.by);
    case "pass":
      return passTurn(floor, act.by, ctx);
    case "yield":
      return giveTurn(floor, act.by, act.to, ctx);
    case "moveBack":
      return moveBack(floor, act.person);
    case "renew":
      return floor.budget ? happened({ type: "budgetsRenewed" }) : refuse("talk.refuse.noBudget");
    case "skip":
      return skipHolder(floor, ctx);
    case "passFor":
      return passTurn(floor, act.person, ctx);
    case "take":
    case "stand":
    case "seat":
      return refuse("talk.refuse.noSeats");
    case "nextSegment":
      return happened(...endTurn(floor, "cut", ctx), { type: "segmentBegan", answers: act.answers });
  }
}

function raise(floor: Queue, person: PersonId, as: Hand): FloorAnswer {
  if (floor.turn?.person === person) return refuse("talk.refuse.youHaveTheFloor");
  if (floor.hands.includes(person)) return refuse("talk.refuse.askedAlready");
  const refused = mayAsk(floor, person, as);
  return refused ? { ok: false, refusal: refused } : happened({ type: "handRaised", person, as });
}

function passTurn(floor: Queue, person: PersonId, ctx: FloorContext): FloorAnswer {
  if (floor.turn?.person === person) return happened(...endTurn(floor, "passed", ctx));
  return floor.hands.includes(person) ? happened({ type: "handLowered", person }) : refuse("talk.refuse.nothingToPass");
}

/** What is left of a turn goes to somebody in line, who keeps their place there. */
function giveTurn(floor: Queue, by: PersonId, to: PersonId, ctx: FloorContext): FloorAnswer {
  if (floor.turn?.person !== by) return refuse("talk.refuse.notYourTurn");
  if (!floor.hands.includes(to)) return refuse("talk.refuse.notInLine");
  const lasts = turnLeft(floor, ctx.now) ?? 0;
  if (lasts === 0) return refuse("talk.refuse.nothingLeft");
  return happened(...endTurn(floor, "yielded", ctx), { type: "turnBegan", person: to, at: clock(floor, ctx.now), lasts });
}

/** Behind the next in line. */
function moveBack(floor: Queue, person: PersonId): FloorAnswer {
  const line = fairOrder(floor).map((each) => each.person);
  const place = line.indexOf(person);
  if (place === -1) return refuse("talk.refuse.notInLine");
  const behind = line[place + 1];
  return behind === undefined ? refuse("talk.refuse.lastInLine") : happened({ type: "handMovedBack", person, behind });
}

/** Whoever is first in line and need not wait for the other sides. */
export function queueFollows(floor: Queue, ctx: FloorContext): FloorEvent | null {
  const next = floor.turn || floor.hands.length === 0 ? null : calledNext(floor);
  return next === null ? null : { type: "turnBegan", person: next, at: clock(floor, ctx.now) };
}

export function evolveQueue(floor: Queue, event: FloorEvent): Queue {
  switch (event.type) {
    case "handRaised":
      return { ...floor, hands: [...floor.hands, event.person], asked: withKind(floor.asked, event.person, event.as ?? "point") };
    case "turnBegan":
      if (event.lasts !== undefined) return { ...floor, turnFor: null };
      return { ...withoutHand(floor, event.person), turnFor: floor.asked[event.person] ?? "point" };
    case "handLowered":
      return withoutHand(floor, event.person);
    case "speakerLeft":
      return renewed(withoutHand(floor, event.person), event.person);
    case "handMovedBack":
      return { ...floor, movedBack: [...floor.movedBack, { person: event.person, behind: event.behind }] };
    case "turnEnded":
      return isUsed(event.how) ? renewed(spend(counted(floor, event.person), event)) : floor;
    case "budgetsRenewed":
      return { ...floor, spent: {} };
    case "segmentBegan":
      return { ...floor, hands: [], asked: {}, movedBack: [], answers: event.answers, speakers: floor.speakers.map(unused) };
    case "turnSigned":
    case "passedAhead":
    case "cycleBegan":
    case "circleCompleted":
    case "seatTaken":
    case "seatLeft":
    case "wordsCounted":
    case "speakerJoined":
    case "clockStopped":
    case "clockStarted":
      return floor;
  }
}

/** A new point is what most ask for: it is not noted. */
function withKind(asked: Queue["asked"], person: PersonId, as: Hand): Queue["asked"] {
  if (as !== "point") return { ...asked, [person]: as };
  if (!(person in asked)) return asked;
  const { [person]: _, ...others } = asked;
  return others;
}

function withoutHand(floor: Queue, person: PersonId): Queue {
  return {
    ...floor,
    hands: floor.hands.filter((each) => each !== person),
    asked: withKind(floor.asked, person, "point"),
    movedBack: floor.movedBack.filter((each) => each.person !== person && each.behind !== person),
  };
}

/** Passing, or a line that dropped, uses up no turn. */
const isUsed = (how: TurnEnd): boolean => how === "done" || how === "yielded" || how === "ranOut";

function counted(floor: Queue, person: PersonId): Queue {
  const { turnFor } = floor;
  if (turnFor === null) return floor;
  const count = (each: Speaker): Speaker => ({ ...each, used: { ...each.used, [turnFor]: (each.used?.[turnFor] ?? 0) + 1 } });
  return { ...floor, speakers: floor.speakers.map((each) => (each.person === person ? count(each) : each)) };
}

const unused = (speaker: Speaker): Speaker => ({ ...speaker, used: {} });
