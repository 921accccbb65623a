import type { EffectRow } from "../model/effect.ts";
import type { Session } from "../model/session.ts";
import { releasedArtefacts } from "../session/artefacts.ts";
import { nothing } from "../session/evolve.ts";
import { people, takesPart } from "../session/people.ts";
import { timerRows } from "./commit.ts";
import { artefactKey, sessionKey } from "./keys.ts";
import { load } from "./load.ts";
import { keepPapers } from "./programme/papers.ts";
import type { Parts } from "./parts.ts";

/**
 * Erases a session: rows first, then the key that could read what backups still hold. Cleared artefacts stay under
 * their own key until their own time is over. Doing it again is harmless.
 */
export async function destroySession(parts: Parts, row: EffectRow): Promise<void> {
  const session = await load(parts, row.session);
  if (!session || session.status !== "destroyed") return;
  const artefacts = releasedArtefacts(session).length > 0;
  const readers = people(session)
    .filter((each) => takesPart(session, each))
    .map((each) => each.id);
  // While its papers can still be read.
  await keepPapers(parts, session);
  const left = remains(session);
  await parts.store.transact(async (tx) => {
    await tx.destroySession(session.id, { artefacts, readers });
    await tx.saveSnapshot(left);
    await tx.setTimers(session.id, timerRows(left, parts));
  });
  await parts.keys.end(sessionKey(session.id));
  if (!artefacts) await parts.keys.end(artefactKey(session.id));
  parts.memory.forget(session.id);
  parts.log.destroyed(session.id);
}

/** What stays of a destroyed session: that it was, its cleared artefacts, and the count of consents. Not who was there. */
function remains(session: Session): Session {
  const outputs = Object.fromEntries(Object.entries(session.outputs).filter(([, output]) => output?.kind === "report"));
  const { id, version, status, day, artefactsEndAt, consents } = session;
  // Whose meeting it was is not kept with it: meetings of one group can not be told to be so.
  const { programme: _, ...plan } = session.plan;
  return { ...nothing(id), version, status, plan, day, artefactsEndAt, consents, outputs };
}
