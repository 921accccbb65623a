import type { Instant } from "../model/ids.ts";
import type { Run, Session } from "../model/session.ts";
import { DAY_MS } from "./day.ts";
import { wakingDeadline } from "./waking.ts";

/** After the night in most of the zones that meet; where people said when they are awake, at an hour of theirs. */
const HOUR_UTC = 8;

/**
 * When everybody is next told, in one message, what is open: over days, once a day, as long as something is open that
 * ends. Null: there is nothing to tell.
 */
export function digestAt(session: Session): Instant | null {
  const { plan, digestedOn } = session;
  if (plan.mode !== "async" || plan.pace > 1 || digestedOn === null || plan.assurance !== "A") return null;
  const ends = (Object.values(session.runs) as Run[]).flatMap((run) => (run.stage === "open" && run.dueAt !== null ? [run.dueAt] : []));
  if (ends.length === 0) return null;
  const at = wakingDeadline((digestedOn + 1) * DAY_MS + HOUR_UTC * 3_600_000, plan);
  return at < Math.max(...ends) ? at : null;
}
