import type { Instant } from "../../model/ids.ts";
import type { Session } from "../../model/session.ts";
import type { Step } from "../../model/vocabulary.ts";
import { paced } from "../../rounds/phase.ts";
import { join, ROOT } from "../../session/paths.ts";
import { runsOf } from "../../session/timers.ts";

const MINUTE = 60_000;

/**
 * About when each step of a live plan begins, counted from the end of the one that runs. Null where that can not be
 * told: after a round without a length, after a repeat, while everything is stopped.
 */
export function beginnings(session: Session, now: Instant): readonly (Instant | null)[] {
  const frame = session.frames[ROOT];
  const running = frame?.at === "sequence" ? frame.index : session.plan.steps.length;
  let at = session.plan.mode === "live" ? endOf(session, session.plan.steps[running], now) : null;
  return session.plan.steps.map((step, index) => {
    if (index <= running) return null;
    const begins = at;
    const lasts = minutesOf(step);
    at = at === null || lasts === null ? null : at + paced(lasts * MINUTE, session.plan);
    return begins;
  });
}

function endOf(session: Session, step: Step | undefined, now: Instant): Instant | null {
  const run = step && runsOf(session).find((each) => each.path === join(ROOT, step.id));
  if (!run || run.stage !== "open" || run.dueAt === null) return null;
  return run.lastCall?.closesAt ?? Math.max(now, run.dueAt);
}

/** Rooms of a split sit at the same time; how often a repeat goes round nobody knows before. */
function minutesOf(step: Step): number | null {
  if (step.kind === "repeat") return null;
  if (step.kind !== "split") return step.timing?.live ?? null;
  const inner = step.steps.map(minutesOf);
  return inner.includes(null) ? null : inner.reduce<number>((sum, each) => sum + (each ?? 0), 0);
}
