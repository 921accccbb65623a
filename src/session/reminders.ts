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
  const share = run.spec.timing?.remind?.slice(0, MOST)[run.reminded];
  if (plan.mode !== "async" || !box || run.phase.who || lasts === null || run.dueAt === null || share === undefined) return null;
  const at = wakingDeadline(run.dueAt - Math.round((1 - share) * lasts), plan);
  return at < run.dueAt ? at : null;
}
