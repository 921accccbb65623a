import type { Ms, Path, PersonId } from "../model/ids.ts";
import type { KindDecision } from "../model/kind.ts";
import type { BoxFacts, Item, Run, Session } from "../model/session.ts";
import { isWrittenIn, paced } from "../rounds/phase.ts";
import { cutShort, endStep } from "./advance.ts";
import type { Draft } from "./draft.ts";
import { putKind } from "./draft.ts";
import { endBox, openPhase, runAt } from "./opening.ts";
import { wakingDeadline } from "./waking.ts";
import { kindOf, roundOf, runsOf } from "./timers.ts";

/** "Next" takes effect after this, and can be undone until then. */
export const UNDO_MS: Ms = 10_000;
/** Everybody has the same last half minute to finish a sentence. */
export const LAST_CALL_MS: Ms = 30_000;

/** "Next", or the last extension ran out: where people write, everybody has the same last half minute. */
export function callLast(draft: Draft, run: Run, undoable: boolean): void {
  const { plan } = draft.now;
  const undoUntil = draft.ctx.now + (undoable ? paced(UNDO_MS, plan) : 0);
  const closesAt = draft.ctx.now + paced(isWrittenIn(run.phase) ? LAST_CALL_MS : UNDO_MS, plan);
  draft.put({ type: "lastCallBegan", path: run.path, closesAt: Math.max(closesAt, undoUntil), undoUntil });
}

/** Clearance lasts as long as it was promised to last, and an artefact takes its time: nobody can cut them short. */
export const closesByItself = (run: Run): boolean => run.phase.box?.closesWhenAllActed === true || run.phase.byProgram === true;

/** The program is at an artefact: what it writes would be lost. */
export const isBeingWritten = (run: Run): boolean => run.phase.byProgram === true && run.stage !== "held";

/** The time of a phase has run out. Asynchronous phases close; live ones ask the facilitator first, where they may decide. */
export function timeRanOut(draft: Draft, run: Run): void {
  if (closesByItself(run)) return closePhase(draft, run);
  if (draft.now.plan.mode === "async" && run.phase.close.when === "deadline") return closePhase(draft, run);
  if (run.phase.close.when === "deadline" && !isWrittenIn(run.phase)) return closePhase(draft, run);
  const wasExtended = run.extended > 0 && run.extended >= run.phase.close.extendTimes;
  if (wasExtended && run.phase.box) return callLast(draft, run, false);
  draft.put({ type: "timeRanOut", path: run.path });
}

/**
 * Closes a phase. A box that is too empty is extended once; after that it is held for the facilitator, who may ask
 * again or drop it, and, where only the quorum is missing, open it all the same.
 */
export function closePhase(draft: Draft, run: Run): void {
  if (!run.phase.box) {
    draft.put({ type: "phaseClosed", path: run.path });
    return phaseOver(draft, run.path, null);
  }
  if (draft.ctx.box === "lost") return draft.put({ type: "phaseHeld", path: run.path, why: "lost" });
  const short = shortOf(draft.now, run, draft.ctx.box);
  if (short && run.extended < run.phase.close.extendTimes) {
    return draft.put({
      type: "phaseExtended",
      path: run.path,
      dueAt: wakingDeadline(draft.ctx.now + run.phase.close.extendBy, draft.now.plan),
      by: "rule",
    });
  }
  holdOrClose(draft, run, short);
}

type Short = "tooFew" | "labelShort" | "quorum" | null;

/** A side or a role that stays away does not shut the list: the labels go instead. */
export function holdOrClose(draft: Draft, run: Run, short: Short): void {
  const lacks = short !== null && short !== "labelShort" ? short : null;
  const held = lacks && run.phase.close.waits ? "waits" : lacks;
  draft.put(held ? { type: "phaseHeld", path: run.path, why: held } : { type: "phaseClosed", path: run.path });
}

/** Those who may act in this phase and have not left. */
export const staying = (session: Session, run: Run): readonly PersonId[] =>
  run.eligible.filter((id) => session.members[id]?.state !== "left");

/** What a box lacks. `tooFew` can not be overruled: opening it would name people. */
export function shortOf(session: Session, run: Run, facts: BoxFacts | null): Short {
  const box = run.phase.box;
  if (!box) return null;
  if (!facts) throw new Error("closing a sealed phase needs the facts of its box");
  const sides = session.plan.sides.map((side) => side.id);
  // Who only listens is waited for by nobody.
  const left = staying(session, run).filter((id) => session.members[id]?.state === "present");
  if (facts.contributors === 0 && box.mayBeEmpty) return null;
  if (facts.contributors < box.minContributors) return "tooFew";
  const { quorum, quorumPerSide } = run.phase.close;
  if (facts.contributors < quorum * left.length) return "quorum";
  const membersOf = (side: string): number => left.filter((id) => session.members[id]?.side === side).length;
  const sideShort = sides.some((side) => (facts.bySide[side] ?? 0) < quorumPerSide * membersOf(side));
  if (sideShort) return "quorum";
  const { minPerSide, minPerRole } = box;
  // Of a side that speaks as one in its own room, the others are not there to wait for.
  const waitedFor = minPerSide === 1 ? sides.filter((side) => membersOf(side) > 0) : sides;
  const lacksSide = minPerSide !== null && waitedFor.some((side) => (facts.bySide[side] ?? 0) < minPerSide);
  const roles = left.flatMap((id) => session.members[id]?.role ?? []);
  const lacksRole = minPerRole !== undefined && roles.some((role) => (facts.byRole?.[role] ?? 0) < minPerRole);
  return lacksSide || lacksRole ? "labelShort" : null;
}

/** Puts down what a round kind decided; the round ends with it where the kind says so. */
export function carryOut(draft: Draft, run: Run, decision: KindDecision<unknown>): void {
  putKind(draft, run, decision);
  if (!decision.over) return;
  draft.put({ type: "phaseClosed", path: run.path });
  phaseOver(draft, run.path, null);
}

/** The phase has its result, or needed none: the kind says what comes next. */
export function phaseOver(draft: Draft, path: Path, settled: { items: readonly Item[]; figures: unknown } | null): void {
  const run = runAt(draft.now, path);
  const after = kindOf(draft.kinds, run).after(roundOf(draft.now, run), settled, draft.ctx);
  if ("next" in after) return openPhase(draft, path, after.next, after.own);
  if (after.done.made?.length) draft.put({ type: "itemsMade", path, items: after.done.made });
  endStep(draft, path, { kind: run.spec.kind, items: after.done.items, figures: after.done.figures });
}

/** The box is destroyed unread and everybody may write anew. */
export function askAgain(draft: Draft, run: Run): void {
  dropBox(draft, run);
  openPhase(draft, run.path, run.phase, run.own);
}

/** The box is destroyed unread; the round ends with nothing, or with what came of the phases before. */
export function dropPhase(draft: Draft, run: Run): void {
  const left = cutShort(draft, run);
  dropBox(draft, run);
  endStep(draft, run.path, left);
}

function dropBox(draft: Draft, run: Run): void {
  const box = run.box;
  draft.put({ type: "phaseDropped", path: run.path });
  if (box) endBox(draft, box);
}

/** Whoever is gone holds no floor and waits in no line. */
export function takeOut(draft: Draft, gone: PersonId): void {
  for (const run of runsOf(draft.now)) {
    if (run.stage !== "open" && run.stage !== "paused") continue;
    const left = kindOf(draft.kinds, run).onLeave?.(roundOf(draft.now, run), gone, draft.ctx);
    if (left) carryOut(draft, run, left);
  }
}
