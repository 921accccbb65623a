import { sql, type Kysely } from "kysely";
import { StartFault, StoreFault } from "../fault.ts";
import * as tables from "./migrations/0001-tables.ts";
import * as house from "./migrations/0003-house.ts";
import * as numbers from "./migrations/0004-numbers.ts";
import * as devices from "./migrations/0005-devices.ts";
import * as places from "./migrations/0006-places.ts";
import * as notes from "./migrations/0007-notes.ts";
import * as programmes from "./migrations/0008-programmes.ts";
import * as timersErase from "./migrations/0002-timers-erase.ts";

interface Migration {
  up(db: Kysely<unknown>): Promise<void>;
}

/** In order, and forward only: a migration that was released is never changed, the next number corrects it. */
const migrations: readonly (readonly [string, Migration])[] = [
  ["0001-tables", tables],
  ["0002-timers-erase", timersErase],
  ["0003-house", house],
  ["0004-numbers", numbers],
  ["0005-devices", devices],
  ["0006-places", places],
  ["0007-notes", notes],
  ["0008-programmes", programmes],
];

interface Done {
  readonly migrations: { readonly name: string };
}

/**
 * Brings the schema up to date, all of it or nothing, under an advisory lock: processes may start together. Kysely's
 * own migrator reads the catalogue of the whole database, and fails when anybody drops a schema meanwhile.
 */
export async function migrate(db: Kysely<unknown>, schema: string, setting: string): Promise<void> {
  try {
    await db.transaction().execute((tx) => migrateIn(tx, schema, setting));
  } catch (error) {
    throw error instanceof StoreFault ? explain(error.code, schema, setting) : error;
  }
}

async function migrateIn(tx: Kysely<unknown>, schema: string, setting: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`parley/migrate/${schema}`}, 0))`.execute(tx);
  // Asked first: `if not exists` wants the right to create schemas even where one is there.
  const { rows } = await sql`select 1 from pg_namespace where nspname = ${schema}`.execute(tx);
  if (rows.length === 0) await tx.schema.createSchema(schema).execute();

  const db = tx.withSchema(schema) as Kysely<Done>;
  await db.schema
    .createTable("migrations")
    .ifNotExists()
    .addColumn("name", "text", (column) => column.primaryKey())
    .execute();
  const done = new Set((await db.selectFrom("migrations").select("name").execute()).map((row) => row.name));
  if ([...done].some((name) => !migrations.some(([known]) => known === name))) {
    throw new StartFault(`The database at ${setting} was written by a newer Parley.`, "Update Parley, or go back to a backup.");
  }
  for (const [name, migration] of migrations.filter(([name]) => !done.has(name))) {
    await migration.up(db as Kysely<unknown>);
    await db.insertInto("migrations").values({ name }).execute();
  }
}

function explain(code: string, schema: string, setting: string): StartFault {
  if (code === "42501") {
    return new StartFault(
      `The user in ${setting} may not create tables.`,
      `Run: grant create on database … to …, or create the schema ${schema} for this user.`,
    );
  }
  return new StartFault(
    `The tables in ${setting} can not be brought up to date (${code}).`,
    "Look at the server's log, then start Parley again.",
  );
}
