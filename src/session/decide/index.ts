import type { Command, Context, Decision } from "../../model/command.ts";
import type { Event } from "../../model/event.ts";
import type { Instant } from "../../model/ids.ts";
import type { Kinds } from "../../model/kind.ts";
import type { Session } from "../../model/session.ts";
import { dayOf, toTheMinute } from "../day.ts";
import { isFacilitator } from "../people.ts";
import { decideAct } from "./act.ts";
import { decideAlarm } from "./alarm.ts";
import { decideAside } from "./aside.ts";
import { decideMember } from "./member.ts";
import { decidePhase } from "./phase.ts";
import { decideResult } from "./result.ts";
import { decideSchedule } from "./schedule.ts";
import { decideTeam } from "./team.ts";
import { decideSession } from "./session.ts";

/**
 * What follows when somebody, or the clock, asks this of a session: events, or a refusal. Pure: time, chance and
 * new ids come in the context. The same command on the same state decides the same.
 */
export function decide(session: Session, command: Command, ctx: Context, kinds: Kinds): Decision {
  const decision = decideToday(session, command, ctx, kinds);
  const day = dayOf(ctx.now);
  if (!decision.ok || decision.events.length === 0) return decision;
  // What the program tells by itself is no act, and keeps nothing alive.
  const isAct = command.type !== "alarm" || !/^(?:digest|remind)/.test(command.key);
  const first: Event[] = session.day === day || !isAct ? [] : [{ type: "dayBegan", day }];
  return { ...decision, events: [...first, ...pressedBy(session, command, ctx.now), ...decision.events] };
}

/** What the team presses is told to the team, to the minute, so that two who lead together do not work against each other. */
const TOLD: readonly Command["type"][] = [
  "next",
  "undoNext",
  "pause",
  "resume",
  "skip",
  "proceed",
  "askAgain",
  "drop",
  "extend",
  "open",
  "hold",
  "lockdown",
  "unlock",
  "insert",
  "endInsert",
  "announce",
  "remove",
  "changeRole",
  "handOver",
  "listen",
  "schedule",
  "rename",
];

function pressedBy(session: Session, command: Command, now: Instant): readonly Event[] {
  const what = whatIsTold(command);
  if (what === null || !("by" in command) || command.by === null) return [];
  const by = session.members[command.by];
  if (!by || !isFacilitator(by)) return [];
  return [{ type: "teamPressed", press: { by: command.by, what, at: toTheMinute(now) } }];
}

/** What the team does with somebody's turn. */
const TURNS = ["skip", "passFor", "done", "nextItem"];

/** Null: the others of the team need not be told. */
function whatIsTold(command: Command): string | null {
  if (command.type === "insert") return `insert.${command.insert.is}`;
  if (command.type === "act") {
    const { do: does } = (command.act ?? {}) as { readonly do?: unknown };
    return typeof does === "string" && TURNS.includes(does) ? `turn.${does}` : null;
  }
  return TOLD.includes(command.type) ? command.type : null;
}

function decideToday(session: Session, command: Command, ctx: Context, kinds: Kinds): Decision {
  switch (command.type) {
    case "planSession":
    case "invite":
    case "reissueLink":
    case "admitDevice":
    case "showElsewhere":
    case "stopShowing":
    case "open":
    case "close":
    case "hold":
    case "lockdown":
    case "unlock":
    case "destroy":
      return decideSession(session, command, ctx, kinds);
    case "schedule":
      return decideSchedule(session, command, ctx, kinds);
    case "insert":
    case "endInsert":
    case "announce":
    case "park":
    case "keepNotes":
    case "sayPrivately":
      return decideAside(session, command, ctx, kinds);
    case "remove":
    case "rename":
    case "changeRole":
    case "handOver":
    case "listen":
      return decideTeam(session, command, ctx, kinds);
    case "join":
    case "leave":
    case "acceptTerms":
    case "withdrawItem":
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
