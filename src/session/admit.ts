import type { Refusal } from "../model/command.ts";
import type { Kinds, Person } from "../model/kind.ts";
import type { Path, PersonId } from "../model/ids.ts";
import type { Run, Session } from "../model/session.ts";
import { findRound } from "./decide/act.ts";
import { kindOf, roundOf } from "./timers.ts";

/**
 * Whether this person may put this into the sealed box of a round. A sealed act makes no event and moves nothing, so
 * it is admitted against the state instead of being decided on it. Where the round is open, what a form sends is admitted the
 * same way, and then decided.
 */
export function admit(session: Session, by: PersonId, path: Path | null, act: unknown, kinds: Kinds): { run: Run; by: Person } | Refusal {
  const found = findRound(session, by, path);
  if ("reason" in found) return found;
  const { run } = found;
  const kind = kindOf(kinds, run);
  if (!(run.box || run.phase.isSeenAtOnce) || !kind.entry) return { reason: "refuse.nothingSealed" };
  if (run.stage === "paused") return { reason: "refuse.paused" };
  if (run.stage !== "open") return { reason: "refuse.roundOver" };
  if (!run.eligible.includes(by)) return { reason: "refuse.notYours" };
  if (!kind.entry.safeParse(act).success) return { reason: "refuse.notHere" };
  return kind.admit?.(roundOf(session, run), act) ?? found;
}
