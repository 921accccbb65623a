import type { Selectable } from "kysely";
import { MOST_TRIES, type LinkRow, type LinkStore } from "../port.ts";
import type { Db, Tables } from "./tables.ts";

export const linksOver = (db: Db): LinkStore => ({
  async add(rows) {
    if (rows.length === 0) return;
    await db
      .insertInto("links")
      .values(
        rows.map(({ hash, session, person, seat, expiresAt, number = null }) => ({
          hash,
          session,
          person,
          seat,
          expires_at: expiresAt,
          number,
        })),
      )
      .execute();
  },

  async find(hash, now) {
    const row = await db.selectFrom("links").selectAll().where("hash", "=", hash).where("expires_at", ">", now).executeTakeFirst();
    return row === undefined ? null : linkOf(row);
  },

  /** Taking the link away is what claims it, so of two who claim at once one finds nothing. */
  claim: (hash, device, now, number = "") =>
    db.transaction().execute(async (tx) => {
      const row = await tx
        .deleteFrom("links")
        .where("hash", "=", hash)
        .where("expires_at", ">", now)
        .where((link) => link.or([link("number", "is", null), link("number", "=", number)]))
        .returningAll()
        .executeTakeFirst();
      if (row === undefined) {
        await tx
          .updateTable("links")
          .set((link) => ({ tries: link("tries", "+", 1) }))
          .where("hash", "=", hash)
          .execute();
        await tx.deleteFrom("links").where("hash", "=", hash).where("tries", ">=", MOST_TRIES).execute();
        return null;
      }
      const { session, person, seat } = row;
      await tx
        .insertInto("devices")
        .values({ seat, device, session, person })
        .onConflict((conflict) => conflict.columns(["seat", "device"]).doUpdateSet({ session, person }))
        .execute();
      return linkOf(row);
    }),

  async device(seat, device) {
    const row = await db
      .selectFrom("devices")
      .select(["session", "person"])
      .where("seat", "=", seat)
      .where("device", "=", device)
      .executeTakeFirst();
    return row ?? null;
  },

  revoke: (session, person) =>
    db.transaction().execute(async (tx) => {
      for (const table of ["links", "devices"] as const) {
        let doomed = tx.deleteFrom(table).where("session", "is not distinct from", session);
        if (person !== null) doomed = doomed.where("person", "=", person);
        await doomed.execute();
      }
    }),
});

const linkOf = ({ hash, session, person, seat, expires_at, number }: Selectable<Tables["links"]>): LinkRow => ({
  hash,
  session,
  person,
  seat,
  expiresAt: expires_at,
  ...(number === null ? {} : { number }),
});
