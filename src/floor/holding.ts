import { happened, refuse, type FloorAnswer } from "./answer.ts";
import { alarmAt, clock } from "./clock.ts";
import type { Circle, FloorContext, FloorEvent, Queue, SpeakerAct, TurnEnd } from "./state.ts";

/** What circle and queue share: one holder, who alone may speak. */
type Holding = Circle | Queue;

export function endTurn(floor: Holding, how: TurnEnd, ctx: FloorContext): readonly FloorEvent[] {
  return floor.turn ? [{ type: "turnEnded", person: floor.turn.person, how, at: clock(floor, ctx.now) }] : [];
}

/** A message of the holder: a sign of being there and, if they say so, the end of the turn. */
export function sayInTurn(floor: Holding, act: Extract<SpeakerAct, { do: "say" }>, ctx: FloorContext): FloorAnswer {
  if (floor.turn?.person !== act.by) return refuse("talk.refuse.notYourTurn");
  const counted: FloorEvent = { type: "wordsCounted", person: act.by, words: act.words, at: clock(floor, ctx.now) };
  return happened(...sign(floor), counted, ...(act.ends ? endTurn(floor, "done", ctx) : []));
}

export function sign(floor: Holding): readonly FloorEvent[] {
  return floor.turn && !floor.turn.signed ? [{ type: "turnSigned", person: floor.turn.person }] : [];
}

export function doneSpeaking(floor: Holding, by: string, ctx: FloorContext): FloorAnswer {
  return floor.turn?.person === by ? happened(...endTurn(floor, "done", ctx)) : refuse("talk.refuse.notYourTurn");
}

/** "I am here": nothing to do for anyone but the holder. */
export function here(floor: Holding, by: string): FloorAnswer {
  return happened(...(floor.turn?.person === by ? sign(floor) : []));
}

export function skipHolder(floor: Holding, ctx: FloorContext): FloorAnswer {
  return floor.turn ? happened(...endTurn(floor, "absent", ctx)) : refuse("talk.refuse.nobodyHolds");
}

/** The alarm rang. One that rings too early, or for a turn that is over, changes nothing. */
export function turnRanOut(floor: Holding, ctx: FloorContext): FloorAnswer {
  const due = alarmAt(floor);
  if (floor.turn === null || due === null || clock(floor, ctx.now) < due) return happened();
  return happened(...endTurn(floor, floor.turn.signed ? "ranOut" : "absent", ctx));
}
