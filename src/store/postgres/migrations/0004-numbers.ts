import type { Kysely } from "kysely";

/** A link may want a number besides, and dies of wrong ones. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("links")
    .addColumn("number", "text")
    .addColumn("tries", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
}
