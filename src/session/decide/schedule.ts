import type { Command, Context, Decision, Refusal } from "../../model/command.ts";
import type { Instant } from "../../model/ids.ts";
import type { Kinds } from "../../model/kind.ts";
import type { WakingHours } from "../../model/plan.ts";
import type { Session } from "../../model/session.ts";
import { areHours } from "../../protocol/hours.ts";
import { DAY_MS } from "../day.ts";
import { changeNothing, draftOf, refuse } from "../draft.ts";
import { isFacilitator } from "../people.ts";
import { runsOf } from "../timers.ts";
import { wakingDeadline } from "../waking.ts";

/** Invitations are dead after 45 days; somebody has to be able to come in. */
const MOST_DAYS_AHEAD = 40;

/**
 * When the conversation begins, and over days when people are awake. Deadlines that stand are moved into the new hours,
 * and never to before they were: nobody who counted on one finds it past.
 */
export function decideSchedule(session: Session, command: Extract<Command, { type: "schedule" }>, ctx: Context, kinds: Kinds): Decision {
  const by = session.members[command.by];
  if (!by || !isFacilitator(by) || by.state === "left") return refuse("refuse.onlyFacilitator");
  if (session.status === "ended" || session.status === "destroyed") return refuse("refuse.ended");
  const startsAt = command.startsAt === undefined ? (session.startsAt ?? null) : command.startsAt;
  const hours = command.hours === undefined ? session.plan.hours : command.hours;
  if (startsAt !== (session.startsAt ?? null)) {
    if (session.status !== "planned") return refuse("refuse.hasBegun");
    const fault = startFault(startsAt, ctx.now);
    if (fault) return { ok: false, refusal: fault };
  }
  if (hours !== null && (session.plan.mode === "live" || !areHours(hours))) return refuse("refuse.hours");
  if (startsAt === (session.startsAt ?? null) && isSame(hours, session.plan.hours)) return changeNothing;
  const draft = draftOf(session, ctx, kinds);
  draft.put({ type: "scheduled", startsAt, hours });
  for (const run of runsOf(session)) {
    if (run.stage !== "open" || run.dueAt === null || run.timeIsUp || run.lastCall) continue;
    const dueAt = wakingDeadline(run.dueAt, draft.now.plan);
    if (dueAt !== run.dueAt) draft.put({ type: "deadlineMoved", path: run.path, dueAt });
  }
  return draft.decision();
}

/** Null: a conversation planned now may begin then. */
export function startFault(startsAt: Instant | null, now: Instant): Refusal | null {
  if (startsAt === null) return null;
  if (startsAt <= now) return { reason: "refuse.startPast" };
  return startsAt > now + MOST_DAYS_AHEAD * DAY_MS ? { reason: "refuse.startFar", args: { days: MOST_DAYS_AHEAD } } : null;
}

const isSame = (one: WakingHours | null, other: WakingHours | null): boolean => JSON.stringify(one) === JSON.stringify(other);
