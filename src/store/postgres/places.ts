import type { PlaceStore } from "../port.ts";
import type { Db } from "./tables.ts";

export const placesOver = (db: Db): PlaceStore => ({
  of: (session) => db.selectFrom("places").selectAll().where("session", "=", session).orderBy("mark").execute(),
  async at(mark) {
    const rows = await db.selectFrom("places").select("session").where("mark", "=", mark).orderBy("session").execute();
    return rows.map((row) => row.session);
  },
  async accounts(marks) {
    if (marks.length === 0) return [];
    return db
      .selectFrom("accounts")
      .selectAll()
      .where((column) => column("mark", "=", column.fn.any(column.val([...marks]))))
      .orderBy("mark")
      .execute();
  },
  async post(session, name) {
    const row = await db
      .selectFrom("posts")
      .select("ciphertext")
      .where("session", "=", session)
      .where("name", "=", name)
      .executeTakeFirst();
    return row?.ciphertext ?? null;
  },
  async keepPost(session, name, ciphertext) {
    await db
      .insertInto("posts")
      .values({ session, name, ciphertext })
      .onConflict((conflict) => conflict.columns(["session", "name"]).doUpdateSet({ ciphertext }))
      .execute();
  },
  async note(mark) {
    const row = await db.selectFrom("notes").select("ciphertext").where("mark", "=", mark).executeTakeFirst();
    return row?.ciphertext ?? null;
  },
  async keepNote(mark, ciphertext) {
    await db
      .insertInto("notes")
      .values({ mark, ciphertext })
      .onConflict((conflict) => conflict.column("mark").doUpdateSet({ ciphertext }))
      .execute();
  },
  async isFirst(mark, until, now) {
    await db.deleteFrom("arrivals").where("until", "<=", now).execute();
    const row = await db
      .insertInto("arrivals")
      .values({ mark, until })
      .onConflict((conflict) => conflict.column("mark").doNothing())
      .returning("mark")
      .executeTakeFirst();
    return row !== undefined;
  },
});
