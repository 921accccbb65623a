import type { Kysely } from "kysely";

/** When a session is erased is a timer like any other. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("sessions").dropColumn("destroy_at").execute();
}
