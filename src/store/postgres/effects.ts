import { sql } from "kysely";
import type { Store } from "../port.ts";
import type { Db } from "./tables.ts";

export const effectsOver = (db: Db): Pick<Store, "claim" | "hold" | "finish" | "fail" | "openEffects"> => ({
  /**
   * One statement. Two who claim at once meet on the row: the second waits, finds it taken, and gets the next, or null.
   * `unsure` stays true once a claim ran out, also when a later attempt failed cleanly.
   */
  async claim(effect, now, forMs, deliveryMs = forMs) {
    const asked = db.selectFrom("effects").where("id", "=", effect);
    const first = db
      .selectFrom("effects")
      .select("id")
      .where("session", "=", asked.select("session"))
      .where(sql.ref("position"), "<=", asked.select(sql<string>`position`.as("position")))
      .where((is) => is.or([is("id", "=", effect), is.and([is("queue", "=", "deliveries"), is(asked.select("queue"), "=", "deliveries")])]))
      .where("free_at", "<=", now)
      .orderBy(sql.ref("position"))
      .limit(1)
      .forUpdate();
    const row = await db
      .updateTable("effects")
      .set((column) => ({
        state: "sending",
        free_at: sql<number>`case when ${column.ref("queue")} = 'deliveries' then ${now + deliveryMs}::double precision else ${now + forMs}::double precision end`,
        attempts: sql<number>`${column.ref("attempts")} + 1`,
        unsure: sql<boolean>`${column.ref("unsure")} or ${column.ref("state")} = 'sending'`,
      }))
      .where("id", "=", first)
      .where("free_at", "<=", now)
      .returning(["id", "session", "queue", "body", "unsure", "attempts"])
      .executeTakeFirst();
    if (row === undefined) return null;
    const { id, session, body, queue, unsure, attempts } = row;
    return { row: { id, session, effect: body, queue }, again: unsure, attempts };
  },

  async hold(effect, until) {
    await db.updateTable("effects").set({ free_at: until }).where("id", "=", effect).where("state", "=", "sending").execute();
  },

  // A finished effect has nothing more to say: no trace of what was sent to whom stays behind.
  async finish(effect) {
    await db.deleteFrom("effects").where("id", "=", effect).execute();
  },

  async fail(effect, retryAt, code) {
    await db.updateTable("effects").set({ state: "pending", free_at: retryAt, code }).where("id", "=", effect).execute();
  },

  openEffects: (now, limit) =>
    db
      .selectFrom("effects")
      .select(["id", "queue"])
      .where("free_at", "<=", now)
      .orderBy("free_at")
      .orderBy(sql.ref("position"))
      .limit(limit)
      .execute(),
});
