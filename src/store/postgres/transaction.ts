import { sql } from "kysely";
import type { BoxId, SessionId } from "../../model/ids.ts";
import { VersionConflict, type Tx } from "../port.ts";
import { destroySession } from "./destroy.ts";
import { addDevice, linksOver } from "./links.ts";
import { channelOf } from "./listener.ts";
import { json } from "./json.ts";
import { programmesWithin } from "./programmes.ts";
import { entriesOf } from "./reads.ts";
import type { Db } from "./tables.ts";

/** `db` is the open transaction, and all statements go through it. Isolation is read committed, with locks where two acts can meet. */
export const transactionOver = (db: Db, schema: string): Tx => ({
  async create({ id, version, status, key, artefactKey }) {
    await db.insertInto("sessions").values({ id, version, status, key, artefact_key: artefactKey }).execute();
  },

  async lockSession(session) {
    const row = await db.selectFrom("sessions").select("version").where("id", "=", session).forUpdate().executeTakeFirst();
    return row?.version ?? null;
  },

  /** The version moves only from the one expected: of two appends at once the second waits for the row and finds it moved. */
  async append(session, expectedVersion, events, status) {
    const version = expectedVersion + events.length;
    const moved = await db
      .updateTable("sessions")
      .set({ version, status })
      .where("id", "=", session)
      .where("version", "=", expectedVersion)
      .returning("version")
      .executeTakeFirst();
    if (moved === undefined) throw new VersionConflict();
    const rows = events.map((event, index) => ({ session, version: expectedVersion + 1 + index, body: json(event) }));
    await inSlices(rows, (slice) => db.insertInto("events").values(slice).execute());
    await sql`select pg_notify(${channelOf(schema)}, ${`${session} ${version}`})`.execute(db);
  },

  async saveSnapshot(session) {
    await db
      .insertInto("snapshots")
      .values({ session: session.id, version: session.version, body: json(session) })
      .onConflict((conflict) =>
        conflict
          .column("session")
          .doUpdateSet((row) => ({ version: row.ref("excluded.version"), body: row.ref("excluded.body") }))
          // A slower writer must not put an older one back.
          .whereRef("snapshots.version", "<=", "excluded.version"),
      )
      .execute();
  },

  saveTexts: (rows) =>
    inSlices(rows, (slice) =>
      db
        .insertInto("texts")
        .values(slice.map(({ id, session, under, ciphertext }) => ({ id, session, under, ciphertext })))
        .onConflict((conflict) =>
          conflict.column("id").doUpdateSet((row) => ({ under: row.ref("excluded.under"), ciphertext: row.ref("excluded.ciphertext") })),
        )
        .execute(),
    ),

  saveRoster: (rows) =>
    inSlices(rows, (slice) =>
      db
        .insertInto("roster")
        .values(slice.map(({ session, person, ciphertext }) => ({ session, person, ciphertext })))
        .onConflict((conflict) =>
          conflict.columns(["session", "person"]).doUpdateSet((row) => ({ ciphertext: row.ref("excluded.ciphertext") })),
        )
        .execute(),
    ),

  /** Rows that stay the same are not written again. */
  async replaceLinks(session, person, link) {
    for (const table of ["links", "devices"] as const)
      await db.deleteFrom(table).where("session", "=", session).where("person", "=", person).execute();
    if (link) await linksOver(db).add([link]);
  },

  addAccounts: (rows) =>
    inSlices(rows, (slice) =>
      db
        .insertInto("accounts")
        .values(slice.map(({ mark, session, person }) => ({ mark, session, person })))
        .onConflict((conflict) => conflict.column("mark").doUpdateSet((row) => ({ person: row.ref("excluded.person") })))
        .execute(),
    ),

  async addPlace({ session, mark, ciphertext }) {
    await db
      .insertInto("places")
      .values({ session, mark, ciphertext })
      .onConflict((conflict) => conflict.columns(["session", "mark"]).doUpdateSet({ ciphertext }))
      .execute();
  },

  admitDevice: (session, person, seat, device) => addDevice(db, { seat, device, session, person }),

  async setTimers(session, timers) {
    await db
      .deleteFrom("timers")
      .where("session", "=", session)
      .where((column) => column.not(column("key", "=", column.fn.any(column.val(timers.map((timer) => timer.key))))))
      .execute();
    await inSlices(timers, (slice) =>
      db
        .insertInto("timers")
        .values(slice.map(({ key, dueAt }) => ({ session, key, due_at: dueAt })))
        .onConflict((conflict) =>
          conflict
            .columns(["session", "key"])
            .doUpdateSet((row) => ({ due_at: row.ref("excluded.due_at") }))
            .whereRef("timers.due_at", "!=", "excluded.due_at"),
        )
        .execute(),
    );
  },

  addEffects: (rows) =>
    inSlices(rows, (slice) =>
      db
        .insertInto("effects")
        .values(
          slice.map(({ id, session, queue, effect }) => ({
            id,
            session,
            queue,
            body: json(effect),
            state: "pending",
            free_at: 0,
            attempts: 0,
            unsure: false,
            code: null,
          })),
        )
        .execute(),
    ),

  async openBox({ id, session, key, state }) {
    await db.insertInto("boxes").values({ id, session, key, state }).execute();
  },

  /**
   * The share lock on the box lets submissions pass each other and makes a closing wait for them; a submission that
   * waited for a closing reads the row as it is afterwards. The advisory lock serialises one person's double clicks,
   * because there may be no row yet that could be locked.
   */
  async seal(box, token, merge) {
    const row = await db.selectFrom("boxes").select("state").where("id", "=", box).forShare().executeTakeFirst();
    if (row?.state !== "open") return "closed";
    await sql`select pg_advisory_xact_lock(hashtextextended(${`parley/seal/${schema}/${box}/${token}`}, 0))`.execute(db);
    const before = await db.selectFrom("entries").select("ciphertext").where("box", "=", box).where("token", "=", token).executeTakeFirst();
    const ciphertext = merge(before?.ciphertext ?? null);
    await db
      .insertInto("entries")
      .values({ box, token, ciphertext })
      .onConflict((conflict) => conflict.columns(["box", "token"]).doUpdateSet({ ciphertext }))
      .execute();
    return "sealed";
  },

  async lockBox(box) {
    await db.selectFrom("boxes").select("id").where("id", "=", box).forUpdate().execute();
    return entriesOf(db, box);
  },

  freezeBox: (box) => setState(db, box, "frozen"),
  thawBox: (box) => setState(db, box, "open"),

  async deleteBox(box) {
    // The box first: a submission under way holds its share lock, and one that comes later finds no box.
    await db.deleteFrom("boxes").where("id", "=", box).execute();
    await db.deleteFrom("entries").where("box", "=", box).execute();
  },

  destroySession: (session: SessionId, keep) => destroySession(db, session, keep),
  ...programmesWithin(db),
});

async function setState(db: Db, box: BoxId, state: "open" | "frozen"): Promise<void> {
  await db.updateTable("boxes").set({ state }).where("id", "=", box).execute();
}

/** PostgreSQL takes 65,535 parameters in one statement; ten columns at most here. */
async function inSlices<T>(rows: readonly T[], write: (slice: readonly T[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += 1_000) await write(rows.slice(start, start + 1_000));
}
