import type { Kysely } from "kysely";

/** Things of the host's, of no session: what a chat platform's connection is continued with. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("notes")
    .addColumn("mark", "text", (column) => column.primaryKey())
    .addColumn("ciphertext", "bytea", (column) => column.notNull())
    .execute();
}
