import type { Command, Context, Decision } from "../../model/command.ts";
import type { Kinds } from "../../model/kind.ts";
import type { Session } from "../../model/session.ts";
import { dayOf } from "../day.ts";
import { decideAct } from "./act.ts";
import { decideAlarm } from "./alarm.ts";
import { decideMember } from "./member.ts";
import { decidePhase } from "./phase.ts";
import { decideResult } from "./result.ts";
import { decideSession } from "./session.ts";

/**
 * What follows when somebody, or the clock, asks this of a session: events, or a refusal. Pure: time, chance and
 * new ids come in the context. The same command on the same state decides the same.
 */
export function decide(session: Session, command: Command, ctx: Context, kinds: Kinds): Decision {
  const decision = decideToday(session, command, ctx, kinds);
  const day = dayOf(ctx.now);
  if (!decision.ok || decision.events.length === 0 || session.day === day) return decision;
  return { ...decision, events: [{ type: "dayBegan", day }, ...decision.events] };
}

function decideToday(session: Session, command: Command, ctx: Context, kinds: Kinds): Decision {
  switch (command.type) {
    case "planSession":
    case "invite":
    case "reissueLink":
    case "open":
    case "close":
    case "hold":
    case "lockdown":
    case "unlock":
    case "destroy":
      return decideSession(session, command, ctx, kinds);
    case "join":
    case "leave":
    case "acceptTerms":
      return decideMember(session, command, ctx, kinds);
    case "next":
    case "undoNext":
    case "pause":
    case "resume":
    case "skip":
    case "proceed":
    case "askAgain":
    case "drop":
    case "extend":
      return decidePhase(session, command, ctx, kinds);
    case "act":
      return decideAct(session, command, ctx, kinds);
    case "alarm":
      return decideAlarm(session, command, ctx, kinds);
    case "settle":
    case "notOpened":
    case "everybodyActed":
    case "composed":
      return decideResult(session, command, ctx, kinds);
  }
}
