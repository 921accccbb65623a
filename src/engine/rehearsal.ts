import type { Instant, Ms, SessionId } from "../model/ids.ts";
import { VersionConflict } from "../store/port.ts";
import { codeOf } from "./effects.ts";
import type { Parts } from "./parts.ts";
import { isLeftOver, isRehearsal, REHEARSAL } from "./rehearsal-id.ts";
import { markDestroyed } from "./upkeep.ts";

const TRIES = 12;
/** They are not looked for at every sweep. */
const LOOKED_FOR_EVERY_MS: Ms = 60_000;

/** Those that are not erased yet. */
export async function rehearsals(parts: Parts): Promise<readonly SessionId[]> {
  return (await parts.store.sessionsLike(REHEARSAL)).map(({ id }) => id);
}

/** Erases a rehearsal at once and whole, whatever state it is in, with what was cleared in it. Nobody has to ask for it. */
export async function eraseRehearsal(parts: Parts, id: SessionId): Promise<void> {
  if (!isRehearsal(id)) throw new Error("NO_REHEARSAL");
  for (let attempt = 1; ; attempt++) {
    const [row] = await parts.store.sessionsLike(id);
    if (!row) return;
    try {
      return await markDestroyed(parts, id, row.version);
    } catch (error) {
      // It moved meanwhile.
      if (!(error instanceof VersionConflict) || attempt === TRIES) throw error;
    }
  }
}

/**
 * For the sweep: erases what a process that ended without warning left, once its time is over. Those of other processes
 * go on. Looks at most once a minute, however often it is called; one that fails does not keep the others.
 */
export function eraserOfLeftOvers(parts: Parts): () => Promise<void> {
  let nextLook: Instant = -Infinity;
  return async () => {
    const now = parts.clock.now();
    if (now < nextLook) return;
    nextLook = now + LOOKED_FOR_EVERY_MS;
    for (const id of await rehearsals(parts)) {
      if (!isLeftOver(id, now)) continue;
      await eraseRehearsal(parts, id).catch((error: unknown) => parts.log.sweepFailed(codeOf(error)));
    }
  };
}
