import { VersionConflict, type ProgrammeStore, type Tx } from "../port.ts";
import type { Db } from "./tables.ts";

export const programmesOver = (db: Db): ProgrammeStore => ({
  async read(id) {
    const row = await db.selectFrom("programmes").selectAll().where("id", "=", id).executeTakeFirst();
    return row === undefined ? null : { id: row.id, version: row.version, endsOn: row.ends_on, ciphertext: row.ciphertext };
  },
  async all() {
    const rows = await db.selectFrom("programmes").select(["id", "ends_on"]).orderBy("id").execute();
    return rows.map((row) => ({ id: row.id, endsOn: row.ends_on }));
  },
  async paper(programme, id) {
    const row = await db
      .selectFrom("papers")
      .select("ciphertext")
      .where("programme", "=", programme)
      .where("id", "=", id)
      .executeTakeFirst();
    return row?.ciphertext ?? null;
  },
});

type ProgrammeTx = Pick<Tx, "saveProgramme" | "addPaper" | "endProgramme">;

export const programmesWithin = (db: Db): ProgrammeTx => ({
  /** The version moves only from the one expected, as with sessions. */
  async saveProgramme({ id, version, endsOn, ciphertext }) {
    const moved =
      version === 1
        ? await db
            .insertInto("programmes")
            .values({ id, version, ends_on: endsOn, ciphertext })
            .onConflict((conflict) => conflict.column("id").doNothing())
            .returning("id")
            .executeTakeFirst()
        : await db
            .updateTable("programmes")
            .set({ version, ends_on: endsOn, ciphertext })
            .where("id", "=", id)
            .where("version", "=", version - 1)
            .returning("id")
            .executeTakeFirst();
    if (moved === undefined) throw new VersionConflict();
  },
  async addPaper({ programme, id, ciphertext }) {
    await db
      .insertInto("papers")
      .values({ programme, id, ciphertext })
      .onConflict((conflict) => conflict.columns(["programme", "id"]).doUpdateSet({ ciphertext }))
      .execute();
  },
  async endProgramme(id) {
    await db.deleteFrom("programmes").where("id", "=", id).execute();
    await db.deleteFrom("papers").where("programme", "=", id).execute();
    for (const table of ["links", "devices"] as const)
      await db.deleteFrom(table).where("session", "is", null).where("seat", "=", id).execute();
  },
});
