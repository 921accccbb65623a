import type { Kysely } from "kysely";

/** A used link is remembered, so that its person can ask from another device; a device may be locked with a number. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("links")
    .addColumn("used", "boolean", (column) => column.notNull().defaultTo(false))
    .addColumn("means", "text")
    .execute();
  await db.schema
    .alterTable("devices")
    .addColumn("pin", "text")
    .addColumn("locked", "boolean", (column) => column.notNull().defaultTo(false))
    .addColumn("tries", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
}
