import type { Kysely } from "kysely";

/** What this database knows of its surroundings: which key store belongs to it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("house")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("value", "text", (column) => column.notNull())
    .execute();
}
