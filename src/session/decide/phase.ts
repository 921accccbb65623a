import type { Command, Context, Decision } from "../../model/command.ts";
import type { Kinds } from "../../model/kind.ts";
import type { Path } from "../../model/ids.ts";
import type { Run, Session } from "../../model/session.ts";
import { endInsert, goesPastGate, skipStep } from "../advance.ts";
import { draftOf, refuse } from "../draft.ts";
import { askAgain, dropPhase, holdOrClose, isBeingWritten, shortOf } from "../lifecycle.ts";
import { openPhase } from "../opening.ts";
import { pausePhase, resumePhase } from "../stopping.ts";
import { isInside } from "../paths.ts";
import { isFacilitator } from "../people.ts";
import { goingOf, goOn, goOnTogether, splitAt } from "./going.ts";
import { wakingDeadline } from "../waking.ts";
import { runsOf } from "../timers.ts";

type PhaseCommand = Extract<
  Command,
  { type: "next" | "undoNext" | "pause" | "resume" | "skip" | "proceed" | "askAgain" | "drop" | "extend" }
>;

/** What the team does with the rounds that are going on. Without a path it means all of them (pause, resume) or the only one. */
export function decidePhase(session: Session, command: PhaseCommand, ctx: Context, kinds: Kinds): Decision {
  const by = session.members[command.by];
  if (!by || !isFacilitator(by) || by.state === "left") return refuse("refuse.onlyFacilitator");
  if (session.status === "held" && command.type === "resume") return resumeAll(session, ctx, kinds);
  if (session.status !== "running") return refuse(session.status === "planned" ? "refuse.notOpen" : "refuse.notRunning");
  const draft = draftOf(session, ctx, kinds);

  if (command.type === "pause") {
    const open = chosen(session, command.path).filter((run) => run.stage === "open");
    if (open.length === 0) return refuse("refuse.nothingToPause");
    for (const run of open) pausePhase(draft, run);
    return draft.decision();
  }
  if (command.type === "resume") {
    const { insert } = session.aside;
    if (command.path === null && (insert?.is === "break" || insert?.is === "quiet")) {
      endInsert(draft);
      return draft.decision();
    }
    const paused = chosen(session, command.path).filter((run) => run.stage === "paused" && !isStopped(session, run));
    if (paused.length === 0) return refuse("refuse.notPaused");
    for (const run of paused) resumePhase(draft, run);
    return draft.decision();
  }
  if (command.type === "skip" && command.path !== null && isCombinator(session, command.path)) {
    const path = command.path;
    if (runsOf(session).some((run) => run.stage === "closing" && isInside(run.path, path))) return refuse("refuse.beingOpened");
    if (goesPastGate(session, path)) return refuse("refuse.gateStays");
    skipStep(draft, path);
    return draft.decision();
  }

  const going = goingOf(command);
  const split = splitAt(session, command.path);
  if (going && split !== null) return goOnTogether(draft, going, split);

  const runs = chosen(session, command.path);
  const run = runs[0];
  if (!run) return refuse(command.path === null ? "refuse.nothingOpen" : "refuse.roundOver");
  if (runs.length > 1) return refuse("refuse.whichRound");
  if (run.stage === "closing") return refuse("refuse.beingOpened");

  switch (command.type) {
    case "next":
    case "undoNext":
    case "extend": {
      const refusal = going && goOn(draft, going, run);
      return refusal ? { ok: false, refusal } : draft.decision();
    }
    case "skip":
      if (isBeingWritten(run)) return refuse("refuse.beingWritten");
      // What is promised to those who took part, a day to read and object, is nobody's to take away.
      if (run.phase.box?.closesWhenAllActed) return refuse("refuse.notByHand");
      if (goesPastGate(session, run.path)) return refuse("refuse.gateStays");
      skipStep(draft, run.path);
      return draft.decision();
    case "proceed":
      if (run.stage !== "held") return refuse("refuse.notHeld");
      if (run.heldFor === "lost" || run.heldFor === "fault") {
        if (ctx.box === "lost") return refuse("refuse.stillLost");
        if (run.phase.byProgram) {
          openPhase(draft, run.path, run.phase, run.own);
          return draft.decision();
        }
        if (run.reopens) {
          const { left } = run.reopens;
          draft.put({ type: "phaseReopened", path: run.path, dueAt: left === null ? null : wakingDeadline(ctx.now + left, session.plan) });
          return draft.decision();
        }
        holdOrClose(draft, run, shortOf(session, run, ctx.box));
        return draft.decision();
      }
      if (run.heldFor === "waits") return refuse("refuse.waitsForQuorum");
      if (run.heldFor !== "quorum") return refuse("refuse.staysShut");
      draft.put({ type: "phaseClosed", path: run.path });
      return draft.decision();
    case "askAgain":
      if (run.stage !== "held") return refuse("refuse.notHeld");
      askAgain(draft, run);
      return draft.decision();
    case "drop":
      if (run.stage !== "held") return refuse("refuse.notHeld");
      if (goesPastGate(session, run.path)) return refuse("refuse.gateStays");
      dropPhase(draft, run);
      return draft.decision();
  }
}

/** A repeat or a split that is going on; a path from outside may be anything. */
function isCombinator(session: Session, path: Path): boolean {
  const frame = Object.hasOwn(session.frames, path) ? session.frames[path] : undefined;
  return frame?.at === "repeat" || frame?.at === "split";
}

/** Stopped for something in between: it goes on when that is over. */
const isStopped = ({ aside }: Session, run: Run): boolean => aside.insert?.stopped.some((path) => path === run.path) ?? false;

/** Without a path what was put in between is meant, if there is something. */
function chosen(session: Session, path: Path | null): readonly Run[] {
  const { insert } = session.aside;
  if (path === null && insert?.is === "round") return runsOf(session).filter((run) => run.path === insert.path);
  return path === null ? runsOf(session) : runsOf(session).filter((run) => run.path === path);
}

function resumeAll(session: Session, ctx: Context, kinds: Kinds): Decision {
  const draft = draftOf(session, ctx, kinds);
  draft.put({ type: "sessionResumed" });
  for (const run of runsOf(session)) if (run.stage === "paused" && !isStopped(session, run)) resumePhase(draft, run);
  return draft.decision();
}
