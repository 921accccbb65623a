import type { Plan } from "../model/plan.ts";
import type { Instant, Ms, SessionId } from "../model/ids.ts";

/** Stands in the id, so that it is known as long as the session's row is there: after a restart, and once it is erased. */
export const REHEARSAL = "rehearsal-";

/** So much later whoever comes by may erase it; until then its own process does. Longer than two clocks differ. */
const GRACE_MS: Ms = 5 * 60_000;

/**
 * A session that runs faster than in earnest is a rehearsal, and its id says so.
 *
 * @param until when its own process will have erased it; stands in the id as well, so that others know without opening it.
 */
export const idFor = (plan: Pick<Plan, "pace">, newId: () => string, until: Instant | null): SessionId =>
  `${until !== null ? `${REHEARSAL}${Math.ceil(until)}-` : plan.pace > 1 ? REHEARSAL : ""}${newId()}` as SessionId;

export const isRehearsal = (session: SessionId): boolean => session.startsWith(REHEARSAL);

/** Its time is long over, so nobody is left who would erase it. One that does not say until when it lasts ends by itself. */
export function isLeftOver(session: SessionId, now: Instant): boolean {
  const [, until] = /^rehearsal-(\d{13})-/.exec(session) ?? [];
  return until !== undefined && now >= Number(until) + GRACE_MS;
}
