import type { Command, Decision, Refusal } from "../../model/command.ts";
import type { Ms, Path } from "../../model/ids.ts";
import type { Run, Session } from "../../model/session.ts";
import { paced } from "../../rounds/phase.ts";
import { changeNothing, refuse, type Draft } from "../draft.ts";
import { callLast, closesByItself } from "../lifecycle.ts";
import { isInside } from "../paths.ts";
import { runsOf } from "../timers.ts";
import { wakingDeadline } from "../waking.ts";

/** "Next", its undoing, or more time. */
export interface Going {
  readonly does: "next" | "undoNext" | "extend";
  /** Of more time: how much. */
  readonly byMs: Ms;
}

/** Null: the command is none of these. */
export function goingOf(command: Command): Going | null {
  if (command.type === "extend") return { does: "extend", byMs: command.byMs };
  return command.type === "next" || command.type === "undoNext" ? { does: command.type, byMs: 0 } : null;
}

/** For one round. Null: done, or it is so already. */
export function goOn(draft: Draft, going: Going, run: Run): Refusal | null {
  const { now: session, ctx } = draft;
  const later = (from: number, byMs: number): number => wakingDeadline(from + paced(byMs, session.plan), session.plan);
  if (run.stage === "closing") return { reason: "refuse.beingOpened" };
  if (going.does === "undoNext") {
    if (!run.lastCall || ctx.now >= run.lastCall.undoUntil) return { reason: "refuse.tooLateToUndo" };
    draft.put({ type: "lastCallUndone", path: run.path });
    return null;
  }
  if (going.does === "extend" && run.heldFor === "waits") {
    draft.put({ type: "phaseReopened", path: run.path, dueAt: later(ctx.now, going.byMs) });
    return null;
  }
  if (run.stage === "held") return { reason: "refuse.held" };
  if (run.stage === "paused") return { reason: "refuse.paused" };
  if (going.does === "next" && run.lastCall) return null;
  if (closesByItself(run)) return { reason: "refuse.notByHand" };
  if (going.does === "next") callLast(draft, run, true);
  else {
    const from = run.timeIsUp || run.dueAt === null ? ctx.now : Math.max(run.dueAt, ctx.now);
    draft.put({ type: "phaseExtended", path: run.path, dueAt: later(from, going.byMs), by: "facilitator" });
  }
  return null;
}

/** The same for all groups of a split at once; those for which it can not be, as one that waits for a decision, are left. */
export function goOnTogether(draft: Draft, going: Going, split: Path): Decision {
  const runs = runsOf(draft.now).filter((run) => isInside(run.path, split));
  const refusals = runs.map((run) => goOn(draft, going, run));
  const [first] = refusals;
  if (first === undefined) return refuse("refuse.roundOver");
  if (first !== null && refusals.every((each) => each !== null)) return { ok: false, refusal: first };
  const decision = draft.decision();
  return decision.ok && decision.events.length === 0 ? changeNothing : decision;
}

/** The split whose groups a path from outside names; null: it names none that goes on. */
export function splitAt(session: Session, path: Path | null): Path | null {
  const frame = path !== null && Object.hasOwn(session.frames, path) ? session.frames[path] : undefined;
  return frame?.at === "split" ? path : null;
}
