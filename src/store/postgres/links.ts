import type { Selectable } from "kysely";
import type { Instant } from "../../model/ids.ts";
import { MOST_TRIES, MOST_UNLOCK_TRIES, type LinkRow, type LinkStore } from "../port.ts";
import type { Db, Tables } from "./tables.ts";

export const linksOver = (db: Db): LinkStore => ({
  async add(rows) {
    if (rows.length === 0) return;
    await db
      .insertInto("links")
      .values(
        rows.map(({ hash, session, person, seat, expiresAt, number = null, means = null }) => ({
          hash,
          session,
          person,
          seat,
          expires_at: expiresAt,
          number,
          means,
        })),
      )
      .execute();
  },

  find: (hash, now) => linkWith(db, hash, now, false),
  used: (hash, now) => linkWith(db, hash, now, true),

  /** Marking the link as used is what claims it, so of two who claim at once one finds nothing. */
  claim: (hash, device, now, number = "") =>
    db.transaction().execute(async (tx) => {
      const row = await tx
        .updateTable("links")
        .set({ used: true })
        .where("hash", "=", hash)
        .where("used", "=", false)
        .where("expires_at", ">", now)
        .where((link) => link.or([link("number", "is", null), link("number", "=", number)]))
        .returningAll()
        .executeTakeFirst();
      if (row === undefined) {
        await tx
          .updateTable("links")
          .set((link) => ({ tries: link("tries", "+", 1) }))
          .where("hash", "=", hash)
          .where("used", "=", false)
          .execute();
        await tx.deleteFrom("links").where("hash", "=", hash).where("used", "=", false).where("tries", ">=", MOST_TRIES).execute();
        return null;
      }
      const { session, person, seat } = row;
      await addDevice(tx, { seat, device, session, person });
      return linkOf(row);
    }),

  async take(hash, now) {
    const row = await db
      .deleteFrom("links")
      .where("hash", "=", hash)
      .where("means", "=", "place")
      .where("used", "=", false)
      .where("expires_at", ">", now)
      .returningAll()
      .executeTakeFirst();
    return row === undefined ? null : linkOf(row);
  },

  async device(seat, device) {
    const row = await db
      .selectFrom("devices")
      .select(["session", "person", "pin", "locked"])
      .where("seat", "=", seat)
      .where("device", "=", device)
      .executeTakeFirst();
    if (row === undefined) return null;
    const { session, person, pin, locked } = row;
    return { session, person, lock: pin === null ? "none" : locked ? "locked" : "open" };
  },

  async sweep(now) {
    await db.deleteFrom("links").where("expires_at", "<=", now).execute();
  },

  async forget(seat, device) {
    await db.deleteFrom("devices").where("seat", "=", seat).where("device", "=", device).execute();
  },

  keepOnly: (session, person, device) =>
    db.transaction().execute(async (tx) => {
      await tx.deleteFrom("devices").where("session", "=", session).where("person", "=", person).where("device", "!=", device).execute();
      await tx.deleteFrom("links").where("session", "=", session).where("person", "=", person).where("used", "=", false).execute();
    }),

  keepOnlyAt: (seat, device) =>
    db.transaction().execute(async (tx) => {
      await tx.deleteFrom("devices").where("session", "is", null).where("seat", "=", seat).where("device", "!=", device).execute();
      await tx.deleteFrom("links").where("session", "is", null).where("seat", "=", seat).where("used", "=", false).execute();
    }),

  async setPin(seat, device, pin) {
    await db.updateTable("devices").set({ pin, locked: false, tries: 0 }).where("seat", "=", seat).where("device", "=", device).execute();
  },

  async lock(seat, device) {
    await db
      .updateTable("devices")
      .set({ locked: true })
      .where("seat", "=", seat)
      .where("device", "=", device)
      .where("pin", "is not", null)
      .execute();
  },

  async unlock(seat, device, pin) {
    const opened = await db
      .updateTable("devices")
      .set((row) => ({
        locked: row.case().when("pin", "=", pin).then(false).else(true).end(),
        tries: row
          .case()
          .when("pin", "=", pin)
          .then(0)
          .else(row("tries", "+", 1))
          .end(),
      }))
      .where("seat", "=", seat)
      .where("device", "=", device)
      .where("pin", "is not", null)
      .returning(["locked"])
      .executeTakeFirst();
    await db.deleteFrom("devices").where("seat", "=", seat).where("device", "=", device).where("tries", ">=", MOST_UNLOCK_TRIES).execute();
    return opened !== undefined && !opened.locked;
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

async function linkWith(db: Db, hash: string, now: Instant, used: boolean): Promise<LinkRow | null> {
  const row = await db
    .selectFrom("links")
    .selectAll()
    .where("hash", "=", hash)
    .where("used", "=", used)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return row === undefined ? null : linkOf(row);
}

type Device = Pick<Selectable<Tables["devices"]>, "seat" | "device" | "session" | "person">;

export async function addDevice(db: Db, { seat, device, session, person }: Device): Promise<void> {
  await db
    .insertInto("devices")
    .values({ seat, device, session, person })
    .onConflict((conflict) => conflict.columns(["seat", "device"]).doUpdateSet({ session, person, pin: null, locked: false, tries: 0 }))
    .execute();
}

const linkOf = ({ hash, session, person, seat, expires_at, number, means }: Selectable<Tables["links"]>): LinkRow => ({
  hash,
  session,
  person,
  seat,
  expiresAt: expires_at,
  ...(number === null ? {} : { number }),
  ...(means === null ? {} : { means }),
});
