import type { Instant } from "../model/ids.ts";
import type { Plan } from "../model/plan.ts";
import type { Run } from "../model/session.ts";
import { wakingDeadline } from "./waking.ts";

/** More than two in one window are felt as being watched. */
const MOST = 2;

/**
 * When the next reminder of a phase is due: at a share of its window, and at an hour at which people are awake. Over days
 * only, and only of what people hand in by themselves. Null: there is none, or none before the window ends.
 */
export function reminderAt(run: Run, plan: Plan): Instant | null {
  const { lasts, box } = run.phase;
  const { dueAt } = run;
  if (plan.mode !== "async" || !box || run.phase.who || lasts === null || dueAt === null) return null;
  const shares = run.spec.timing?.remind?.slice(0, MOST) ?? [];
  const moments = shares.map((share) => wakingDeadline(dueAt - Math.round((1 - share) * lasts), plan));
  // Two that fall on the same hour after a night are one.
  const at = [...new Set(moments)][run.reminded];
  return at !== undefined && at < dueAt ? at : null;
}
