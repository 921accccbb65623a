import type { SessionId } from "../model/ids.ts";
import { VersionConflict } from "../store/port.ts";
import type { Parts } from "./parts.ts";
import { isRehearsal } from "./rehearsal-id.ts";
import { markDestroyed } from "./upkeep.ts";

const TRIES = 12;

/** Those that are not erased yet. */
export async function rehearsals(parts: Parts): Promise<readonly SessionId[]> {
  return (await parts.store.sessions()).filter(({ id, status }) => isRehearsal(id) && status !== "destroyed").map(({ id }) => id);
}

/** Erases a rehearsal at once and whole, whatever state it is in, with what was cleared in it. Nobody has to ask for it. */
export async function eraseRehearsal(parts: Parts, id: SessionId): Promise<void> {
  if (!isRehearsal(id)) throw new Error("NO_REHEARSAL");
  for (let attempt = 1; ; attempt++) {
    const row = (await parts.store.sessions()).find((each) => each.id === id);
    if (!row || row.status === "destroyed") return;
    try {
      return await markDestroyed(parts, id, row.version);
    } catch (error) {
      // It moved meanwhile.
      if (!(error instanceof VersionConflict) || attempt === TRIES) throw error;
    }
  }
}
