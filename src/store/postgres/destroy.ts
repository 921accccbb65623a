import { sql } from "kysely";
import type { SessionId } from "../../model/ids.ts";
import type { Db } from "./tables.ts";

/**
 * What stays: texts under the artefact key and the session's own row, if the artefacts are kept; and, until they are
 * done, the effects that end keys. Those hold ids only and are the reason why a crash right after this loses nothing.
 */
export async function destroySession(db: Db, session: SessionId, keep: { readonly artefactTexts: boolean }): Promise<void> {
  await db
    .deleteFrom("entries")
    .where("box", "in", (query) => query.selectFrom("boxes").select("id").where("session", "=", session).forUpdate())
    .execute();
  for (const table of ["boxes", "roster", "timers", "events", "snapshots", "links", "devices"] as const) {
    await db.deleteFrom(table).where("session", "=", session).execute();
  }
  await db
    .deleteFrom("effects")
    .where("session", "=", session)
    .where(sql<boolean>`body ->> 'do' not in ('destroyKey', 'destroySession')`)
    .execute();
  if (keep.artefactTexts) {
    await db.deleteFrom("texts").where("session", "=", session).where("under", "=", "session").execute();
    return;
  }
  await db.deleteFrom("texts").where("session", "=", session).execute();
  await db.deleteFrom("sessions").where("id", "=", session).execute();
}
