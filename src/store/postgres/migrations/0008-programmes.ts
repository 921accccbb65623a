import type { Kysely } from "kysely";

/** Groups that meet again: what is known of one, encrypted whole, and the papers its meetings released. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("programmes")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("ends_on", "integer", (column) => column.notNull())
    .addColumn("ciphertext", "bytea", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("papers")
    .addColumn("programme", "text", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("ciphertext", "bytea", (column) => column.notNull())
    .addPrimaryKeyConstraint("papers_pkey", ["programme", "id"])
    .execute();
}
