import { decideFloor } from "../../floor/floor.ts";
import type { FloorAct, FloorEvent } from "../../floor/state.ts";
import { countWords } from "../../floor/words.ts";
import type { Context, Refusal } from "../../model/command.ts";
import type { ItemId, TextId } from "../../model/ids.ts";
import type { KindDecision, Person, Round } from "../../model/kind.ts";
import type { Talk } from "../../model/vocabulary.ts";
import { isTeam } from "../people.ts";
import type { TalkAct } from "./act.ts";
import { evolve } from "./evolve.ts";
import type { Line, TalkEvent, TalkOwn } from "./own.ts";
import { isOver, isSpeaker, mayCapture } from "./rights.ts";
import { answerer } from "./start.ts";

type Here = Round<Talk, TalkOwn>;
type Answer = { ok: true; decision: KindDecision<TalkEvent> } | { ok: false; refusal: Refusal };

export function decide(round: Here, act: TalkAct, by: Person, ctx: Context): Answer {
  switch (act.do) {
    case "lower":
    case "pass":
    case "here":
    case "take":
    case "stand":
      return move(round, { do: act.do, by: by.id }, ctx);
    case "raise":
      return move(round, { do: "raise", by: by.id, ...(act.as ? { as: act.as } : {}) }, ctx);
    case "yield":
      return move(round, { do: "yield", by: by.id, to: act.person }, ctx);
    case "moveBack":
      return act.person === undefined || act.person === by.id || isTeam(by)
        ? move(round, { do: "moveBack", person: act.person ?? by.id }, ctx)
        : refuse("talk.refuse.teamOnly");
    case "done":
      if (isTeam(by) && isOverAlready(round, act.turn)) return refuse("talk.refuse.turnOver");
      return move(round, { do: "done", by: isTeam(by) ? (round.run.own.floor.turn?.person ?? by.id) : by.id }, ctx);
    case "say":
      return isTeam(by) ? sayOnProcedure(act.text, by, ctx) : sayAsSpeaker(round, act, by, ctx);
    case "skip":
      if (!isTeam(by)) return refuse("talk.refuse.teamOnly");
      return isOverAlready(round, act.turn) ? refuse("talk.refuse.turnOver") : move(round, { do: "skip" }, ctx);
    case "passFor":
    case "seat":
      return isTeam(by) ? move(round, { do: act.do, person: act.person }, ctx) : refuse("talk.refuse.teamOnly");
    case "renew":
      return isTeam(by) ? move(round, { do: "renew" }, ctx) : refuse("talk.refuse.teamOnly");
    case "inviteSilent":
      return isTeam(by) ? { ok: true, decision: { events: [{ type: "silentInvited" }] } } : refuse("talk.refuse.teamOnly");
    case "nextItem":
      return isTeam(by) ? nextItem(round, ctx) : refuse("talk.refuse.teamOnly");
    case "capture":
      return capture(round, act.text, by, ctx);
  }
}

/** Pressed twice, or late: the turn that was meant is over, and the next person's is not ended by it. */
function isOverAlready({ run }: Here, meant: number | undefined): boolean {
  const { turn } = run.own.floor;
  return meant !== undefined && turn !== null && turn.beganAt !== meant;
}

/** Lets the floor decide, and ends the round when its circle is complete. */
function move(round: Here, act: FloorAct, ctx: Context): Answer {
  const answer = decideFloor(round.run.own.floor, act, ctx);
  return answer.ok ? { ok: true, decision: decided(round, answer.events) } : answer;
}

function decided(round: Here, events: readonly TalkEvent[]): KindDecision<TalkEvent> {
  const own = events.reduce(evolve, round.run.own);
  return isOver(own, round.input.length) ? { events, over: true } : { events };
}

/** What the session tells the floor is never refused. */
export function inform(round: Here, act: FloorAct, ctx: Context): KindDecision<TalkEvent> {
  const answer = decideFloor(round.run.own.floor, act, ctx);
  return answer.ok ? decided(round, answer.events) : { events: [] };
}

function sayAsSpeaker(round: Here, act: Extract<TalkAct, { do: "say" }>, by: Person, ctx: Context): Answer {
  if (!isSpeaker(round, by)) return refuse("talk.refuse.notASpeaker");
  if (round.plan.speech === "spoken") return refuse("talk.refuse.spoken");
  const { floor } = round.run.own;
  const answer = decideFloor(floor, { do: "say", by: by.id, words: countWords(act.text), ends: act.done ?? false }, ctx);
  if (!answer.ok) return answer;
  const answers = floor.by === "queue" && floor.answers === by.id;
  return said(round, act.text, by, answers ? "answer" : "turn", answer.events, ctx);
}

function said(round: Here, plain: string, by: Person, as: Line["as"], events: readonly FloorEvent[], ctx: Context): Answer {
  const { texts, event } = line(plain, by, as, ctx);
  return { ok: true, decision: { ...decided(round, [event, ...events]), texts } };
}

function sayOnProcedure(plain: string, by: Person, ctx: Context): Answer {
  const { texts, event } = line(plain, by, "process", ctx);
  return { ok: true, decision: { events: [event], texts } };
}

/** The words travel beside the event, which holds only their id. */
function line(
  plain: string,
  by: Person,
  as: Line["as"],
  ctx: Context,
): Pick<Required<KindDecision<TalkEvent>>, "texts"> & { event: TalkEvent } {
  const text = ctx.newId() as TextId;
  return { texts: [{ id: text, plain }], event: { type: "lineSaid", line: { text, person: by.id, as } } };
}

function nextItem(round: Here, ctx: Context): Answer {
  const segment = round.run.own.segment + 1;
  if (segment >= round.input.length) return refuse("talk.refuse.lastItem");
  const answers = answerer(round.run.spec, round.input[segment]);
  const answer = decideFloor(round.run.own.floor, { do: "nextSegment", answers }, ctx);
  return answer.ok ? { ok: true, decision: { events: [{ type: "itemReached", segment }, ...answer.events] } } : answer;
}

/** A point is nobody's: it says what was said, not who said it. */
function capture(round: Here, plain: string, by: Person, ctx: Context): Answer {
  if (!round.run.spec.capture) return refuse("talk.refuse.noCapture");
  if (!mayCapture(round, by)) return refuse(isSpeaker(round, by) ? "talk.refuse.rapporteurCaptures" : "talk.refuse.notASpeaker");
  const text = ctx.newId() as TextId;
  const item = ctx.newId() as ItemId;
  const about = round.input[round.run.own.segment]?.id;
  const made = { id: item, text, from: round.run.path, mergedFrom: [], label: { as: "nobody" as const }, ...(about ? { about } : {}) };
  return { ok: true, decision: { events: [{ type: "pointCaptured", item }], items: [made], texts: [{ id: text, plain }] } };
}

const refuse = (reason: string): Answer => ({ ok: false, refusal: { reason } });
