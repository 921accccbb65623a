import { sql } from "kysely";
import type { PersonId, SessionId } from "../../model/ids.ts";
import type { Tx } from "../port.ts";
import type { Db } from "./tables.ts";

type Keep = Parameters<Tx["destroySession"]>[1];

/**
 * What stays: the session's own row; texts under the artefact key, if the artefacts are kept; and, until they are done,
 * the effects that end keys. Those hold ids only and are the reason why a crash right after this loses nothing.
 */
export async function destroySession(db: Db, session: SessionId, keep: Keep): Promise<void> {
  await db
    .deleteFrom("entries")
    .where("box", "in", (query) => query.selectFrom("boxes").select("id").where("session", "=", session).forUpdate())
    .execute();
  for (const table of ["boxes", "roster", "timers", "events", "snapshots", "links", "places", "accounts", "posts"] as const) {
    await db.deleteFrom(table).where("session", "=", session).execute();
  }
  await keepReaders(db, session, keep.artefacts ? keep.readers : null);
  await db
    .deleteFrom("effects")
    .where("session", "=", session)
    .where(sql<boolean>`body ->> 'do' not in ('destroyKey', 'destroySession')`)
    .execute();
  const texts = db.deleteFrom("texts").where("session", "=", session);
  await (keep.artefacts ? texts.where("under", "=", "session") : texts).execute();
}

/** Null: nobody has anything left to read. Who became nobody in particular in an earlier run stays so. */
async function keepReaders(db: Db, session: SessionId, readers: readonly PersonId[] | null): Promise<void> {
  const devices = db.deleteFrom("devices").where("session", "=", session);
  if (!readers) return void (await devices.execute());
  await devices
    .where("person", "is not", null)
    .where((row) => row.not(row("person", "=", row.fn.any(row.val([...readers])))))
    .execute();
  await db.updateTable("devices").set({ person: null }).where("session", "=", session).execute();
}
