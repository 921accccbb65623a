import type { Command, Context, Decision } from "../../model/command.ts";
import type { Kinds } from "../../model/kind.ts";
import type { Session } from "../../model/session.ts";
import { endInsert, endSession, eraseContent, openSession } from "../advance.ts";
import { dayOf } from "../day.ts";
import { changeNothing, draftOf } from "../draft.ts";
import type { Draft } from "../draft.ts";
import { carryOut, closePhase, timeRanOut } from "../lifecycle.ts";
import { isVoice, people } from "../people.ts";
import { kindOf, parseTimer, roundOf, timersOf } from "../timers.ts";

/** An alarm rang. One that rings early, twice, or for an arrangement that has changed since, decides to nothing. */
export function decideAlarm(session: Session, alarm: Extract<Command, { type: "alarm" }>, ctx: Context, kinds: Kinds): Decision {
  const standing = timersOf(session, kinds)[alarm.key];
  if (standing === undefined || standing !== alarm.dueAt || ctx.now < standing) return changeNothing;
  const draft = draftOf(session, ctx, kinds);
  if (alarm.key === "destroy") return eraseContent(draft);
  if (alarm.key === "idle") {
    endSession(draft);
    return draft.decision();
  }
  if (alarm.key === "digest") {
    draft.put({ type: "digested", day: dayOf(ctx.now) });
    return draft.decision();
  }
  if (alarm.key === "start") return begin(draft);
  if (alarm.key === "insert") {
    endInsert(draft);
    return draft.decision();
  }
  if (alarm.key === "artefacts") {
    draft.put({ type: "artefactsDestroyed" });
    return draft.decision();
  }
  const timer = parseTimer(alarm.key);
  const run = timer && session.runs[timer.path];
  if (!timer || !run) return changeNothing;
  if (timer.name === "due") timeRanOut(draft, run);
  else if (timer.name === "call") closePhase(draft, run);
  else if (timer.name.startsWith("remind")) draft.put({ type: "reminded", path: run.path });
  else {
    const decided = kindOf(kinds, run).onTimer?.(roundOf(session, run), timer.name, ctx);
    if (!decided) return changeNothing;
    carryOut(draft, run, decided);
  }
  return draft.decision();
}

/** A conversation over days opens by itself when it said it would; one to which nobody was invited goes on waiting. */
function begin(draft: Draft): Decision {
  if (people(draft.now).some(isVoice)) openSession(draft);
  else draft.put({ type: "scheduled", startsAt: null, hours: draft.now.plan.hours });
  return draft.decision();
}
