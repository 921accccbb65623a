import type { SessionId } from "../../model/ids.ts";
import type { Selectable } from "kysely";
import type { SessionRow, Store } from "../port.ts";
import type { Db, Tables } from "./tables.ts";

type Reads = Pick<
  Store,
  | "version"
  | "snapshot"
  | "eventsAfter"
  | "texts"
  | "roster"
  | "box"
  | "entries"
  | "entry"
  | "sessions"
  | "sessionsLike"
  | "overdueTimers"
  | "timersBefore"
>;

export const readsOver = (db: Db): Reads => {
  const timersUntil: Reads["overdueTimers"] = async (instant, limit) => {
    const rows = await db
      .selectFrom("timers")
      .selectAll()
      .where("due_at", "<=", instant)
      .orderBy("due_at")
      .orderBy("session")
      .orderBy("key")
      .limit(limit)
      .execute();
    return rows.map((row) => ({ session: row.session, key: row.key, dueAt: row.due_at }));
  };

  return {
    async version(session) {
      const row = await db.selectFrom("sessions").select("version").where("id", "=", session).executeTakeFirst();
      return row?.version ?? null;
    },
    async snapshot(session) {
      const row = await db.selectFrom("snapshots").select("body").where("session", "=", session).executeTakeFirst();
      return row?.body ?? null;
    },
    async eventsAfter(session, version) {
      const rows = await db
        .selectFrom("events")
        .select("body")
        .where("session", "=", session)
        .where("version", ">", version)
        .orderBy("version")
        .execute();
      return rows.map((row) => row.body);
    },
    async texts(session, ids) {
      if (ids.length === 0) return new Map();
      // One array parameter: the statement stays the same for one id and for five hundred.
      const rows = await db
        .selectFrom("texts")
        .selectAll()
        .where("session", "=", session)
        .where((column) => column("id", "=", column.fn.any(column.val([...ids]))))
        .execute();
      return new Map(rows.map((row) => [row.id, row]));
    },
    roster: (session) => db.selectFrom("roster").selectAll().where("session", "=", session).orderBy("person").execute(),
    async box(box) {
      return (await db.selectFrom("boxes").selectAll().where("id", "=", box).executeTakeFirst()) ?? null;
    },
    entries: (box) => entriesOf(db, box),
    async entry(box, token) {
      const row = await db.selectFrom("entries").select("ciphertext").where("box", "=", box).where("token", "=", token).executeTakeFirst();
      return row?.ciphertext ?? null;
    },
    async sessions() {
      return (await db.selectFrom("sessions").selectAll().orderBy("id").execute()).map(sessionOf);
    },
    async sessionsLike(beginning) {
      const rows = await db
        .selectFrom("sessions")
        .selectAll()
        .where("id", "like", `${beginning}%` as SessionId)
        .where("status", "!=", "destroyed")
        .orderBy("id")
        .execute();
      return rows.map(sessionOf);
    },
    overdueTimers: timersUntil,
    timersBefore: timersUntil,
  };
};

const sessionOf = ({ artefact_key: artefactKey, ...row }: Selectable<Tables["sessions"]>): SessionRow => ({ ...row, artefactKey });

/** In the order of the tokens, which is a random order: the order of writing is not asked for. */
export const entriesOf = (db: Db, box: Parameters<Store["entries"]>[0]): ReturnType<Store["entries"]> =>
  db.selectFrom("entries").select(["token", "ciphertext"]).where("box", "=", box).orderBy("token").execute();
