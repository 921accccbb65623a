import type { Plan } from "../model/plan.ts";
import type { SessionId } from "../model/ids.ts";

/** Stands in the id, so that it is known as long as the session's row is there: after a restart, and once it is erased. */
const MARK = "rehearsal-";

/** A session that runs faster than in earnest is a rehearsal, and its id says so. */
export const idFor = (plan: Pick<Plan, "pace">, newId: () => string): SessionId => `${plan.pace > 1 ? MARK : ""}${newId()}` as SessionId;

export const isRehearsal = (session: SessionId): boolean => session.startsWith(MARK);
