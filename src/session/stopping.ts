import type { Instant, Path } from "../model/ids.ts";
import type { Run } from "../model/session.ts";
import type { Draft } from "./draft.ts";
import { putKind } from "./draft.ts";
import { runAt } from "./opening.ts";
import { wakingDeadline } from "./waking.ts";
import { kindOf, roundOf, runsOf } from "./timers.ts";

/** The clock of a phase stands, and that of the kind. */
export function pausePhase(draft: Draft, run: Run): void {
  const kind = kindOf(draft.kinds, run);
  const paused = kind.onPause?.(roundOf(draft.now, run), draft.ctx);
  if (paused) putKind(draft, run, paused);
  const remaining = run.dueAt === null || run.timeIsUp ? null : Math.max(0, run.dueAt - draft.ctx.now);
  draft.put({ type: "phasePaused", path: run.path, remaining, at: draft.ctx.now });
}

/** Stops every round that is open; says which. */
export function stopOpen(draft: Draft): readonly Path[] {
  const open = runsOf(draft.now).filter((run) => run.stage === "open");
  for (const run of open) pausePhase(draft, run);
  return open.map((run) => run.path);
}

/** The time that was left is left again, and ends when people are awake. */
export function resumePhase(draft: Draft, run: Run): void {
  const dueAt: Instant | null = run.remaining === null ? null : wakingDeadline(draft.ctx.now + run.remaining, draft.now.plan);
  draft.put({ type: "phaseResumed", path: run.path, dueAt, at: draft.ctx.now });
  const resumed = kindOf(draft.kinds, run).onResume?.(roundOf(draft.now, runAt(draft.now, run.path)), draft.ctx);
  if (resumed) putKind(draft, run, resumed);
}
