import type { Command, Context, Decision, Refusal } from "../../model/command.ts";
import type { Kinds, Person } from "../../model/kind.ts";
import type { Path } from "../../model/ids.ts";
import type { Run, Session } from "../../model/session.ts";
import { draftOf, refuse } from "../draft.ts";
import { carryOut } from "../lifecycle.ts";
import { hasAccepted, maySee, person } from "../people.ts";
import { kindOf, roundOf, runsOf } from "../timers.ts";

/** An open act of a round: raise, pass, say, capture, merge … */
export function decideAct(session: Session, command: Extract<Command, { type: "act" }>, ctx: Context, kinds: Kinds): Decision {
  const found = findRound(session, command.by, command.path);
  if ("reason" in found) return { ok: false, refusal: found };
  const { run, by } = found;
  if (run.stage === "paused") return refuse("refuse.paused");
  if (run.stage !== "open") return refuse("refuse.roundOver");
  const kind = kindOf(kinds, run);
  const act = kind.act.safeParse(command.act);
  if (!act.success) return refuse("refuse.notHere");
  const decided = kind.decide(roundOf(session, run), act.data, by, ctx);
  if (!decided.ok) return { ok: false, refusal: decided.refusal };
  const draft = draftOf(session, ctx, kinds);
  carryOut(draft, run, decided.decision);
  return draft.decision();
}

/** The round a person means: the one named, else the only one that is theirs. */
export function findRound(session: Session, by: Person["id"], path: Path | null): { run: Run; by: Person } | Refusal {
  const who = person(session, by);
  if (!who || who.state === "left") return { reason: "refuse.notInvited" };
  if (session.status === "locked") return { reason: "refuse.locked" };
  if (session.status === "held") return { reason: "refuse.sessionHeld" };
  if (session.status === "planned") return { reason: "refuse.notOpen" };
  if (session.status !== "running") return { reason: "refuse.ended" };
  if (who.state === "invited") return { reason: "refuse.notInRoom" };
  if (!hasAccepted(session, who)) return { reason: "refuse.termsFirst" };
  if (path !== null) {
    // A path comes from outside: only what is really there counts, not what every object inherits.
    const run = Object.hasOwn(session.runs, path) ? session.runs[path] : undefined;
    if (!run || !maySee(session, run.path, who)) return { reason: "refuse.roundOver" };
    return mayAct(run, who) ? { run, by: who } : { reason: "refuse.notYours" };
  }
  const theirs = runsOf(session).filter((run) => maySee(session, run.path, who));
  if (theirs.length === 0) return { reason: "refuse.nothingOpen" };
  if (theirs.length > 1) return { reason: "refuse.whichRound" };
  const run = theirs[0] as Run;
  return mayAct(run, who) ? { run, by: who } : { reason: "refuse.notYours" };
}

/** Who only listens acts in nothing but a clearance, which is for all who were there. */
const mayAct = (run: Run, who: Person): boolean => who.state !== "listening" || run.phase.box?.closesWhenAllActed === true;
