import type { Kysely } from "kysely";
import { Migrator, type Migration } from "kysely/migration";
import { StartFault, StoreFault, codeOf } from "../fault.ts";
import * as tables from "./migrations/0001-tables.ts";

/** Forward only: a migration that was released is never changed, the next number corrects it. */
const migrations: Readonly<Record<string, Migration>> = {
  "0001-tables": tables,
};

/** Brings the schema up to date. Kysely does it in one transaction under an advisory lock, so processes may start together. */
export async function migrate(db: Kysely<unknown>, schema: string, setting: string): Promise<void> {
  const migrator = new Migrator({
    db: db.withSchema(schema),
    provider: { getMigrations: async () => migrations },
    migrationTableSchema: schema,
    migrationTableName: "migrations",
    migrationLockTableName: "migrations_lock",
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  if (!(error instanceof StoreFault)) {
    throw new StartFault(`The database at ${setting} was written by a newer Parley.`, "Update Parley, or go back to a backup.");
  }
  if (error.code === "42501") {
    throw new StartFault(
      `The user in ${setting} may not create tables.`,
      `Run: grant create on database … to …, or create the schema ${schema} for this user.`,
    );
  }
  throw new StartFault(
    `The tables in ${setting} can not be brought up to date (${codeOf(error)}).`,
    "Look at the server's log, then start Parley again.",
  );
}
