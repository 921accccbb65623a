import type { EffectRow } from "../model/effect.ts";
import type { Session } from "../model/session.ts";
import { artefactKey, sessionKey } from "./keys.ts";
import { load } from "./load.ts";
import type { Parts } from "./parts.ts";

/**
 * Erases a session: rows first, then the key that could read what backups still hold. Cleared artefacts stay under
 * their own key. Doing it again is harmless.
 */
export async function destroySession(parts: Parts, row: EffectRow): Promise<void> {
  const session = await load(parts, row.session);
  if (!session || session.status !== "destroyed") return;
  const artefacts = releasedArtefacts(session);
  const left = remains(session);
  await parts.store.transact(async (tx) => {
    // The row itself stays, so that the host sees that there was a session and that it is erased.
    await tx.destroySession(session.id, { artefactTexts: true });
    await tx.saveSnapshot(left);
  });
  await parts.keys.end(sessionKey(session.id));
  if (artefacts.length === 0) await parts.keys.end(artefactKey(session.id));
  parts.memory.forget(session.id);
  parts.log.destroyed(session.id);
}

/** What stays of a destroyed session: that it was, and its cleared artefacts. Not who was there. */
function remains(session: Session): Session {
  const outputs = Object.fromEntries(Object.entries(session.outputs).filter(([, output]) => output?.kind === "report"));
  return { ...session, members: {}, items: {}, outputs, frames: {}, runs: {}, boxes: {} };
}

export interface Released {
  readonly path: string;
  readonly document: string;
  readonly withheld: readonly string[];
}

/** Artefacts that were cleared and released. */
export function releasedArtefacts(session: Session): readonly Released[] {
  return Object.entries(session.outputs).flatMap(([path, output]) => {
    const figures = output?.figures as { released?: boolean; document?: string; withheld?: readonly string[] } | null | undefined;
    return output?.kind === "report" && figures?.released && figures.document
      ? [{ path, document: figures.document, withheld: figures.withheld ?? [] }]
      : [];
  });
}
