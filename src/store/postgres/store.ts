import { Kysely, PostgresDialect, sql } from "kysely";
import { StoreFault } from "../fault.ts";
import { VersionConflict, type Store } from "../port.ts";
import { assertReachable, newPool, withoutValues } from "./connect.ts";
import { effectsOver } from "./effects.ts";
import { linksOver } from "./links.ts";
import { listenerFor, notesOf } from "./listener.ts";
import { migrate } from "./migrate.ts";
import { placesOver } from "./places.ts";
import { programmesOver } from "./programmes.ts";
import { readsOver } from "./reads.ts";
import { transactionOver } from "./transaction.ts";
import type { Tables } from "./tables.ts";

export interface PostgresOptions {
  readonly connectionString: string;
  /** A schema of its own; several may lie side by side in one database. Default `parley`. */
  readonly schema?: string;
  /** Connections of this process. Default 10; one more listens. */
  readonly connections?: number;
  /** What the host knows this server by, in messages. Default `DATABASE_URL`. */
  readonly setting?: string;
}

/** Opens the store and brings its tables up to date. Throws `StartFault` if the server can not be used. */
export async function postgresStore(options: PostgresOptions): Promise<Store> {
  const { connectionString, schema = "parley", connections = 10, setting = "DATABASE_URL" } = options;
  if (!/^[a-z_][a-z0-9_]{0,49}$/.test(schema)) throw new Error("a schema name is small letters, digits and _, 50 at most");
  await assertReachable(connectionString, setting);
  const root = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: withoutValues(newPool(connectionString, connections)) }) });
  try {
    await migrate(root as Kysely<unknown>, schema, setting);
  } catch (error) {
    await root.destroy();
    throw error;
  }
  const db = root.withSchema(schema);
  const reads = readsOver(db);
  const listener = listenerFor(connectionString, schema, reads.sessions);

  return {
    ...reads,
    ...effectsOver(db),
    links: linksOver(db),
    places: placesOver(db),
    programmes: programmesOver(db),
    async transact(work) {
      try {
        return await db.transaction().execute((tx) => work(transactionOver(tx, schema)));
      } catch (error) {
        if (error instanceof StoreFault && mustDecideAgain.has(error.code)) throw new VersionConflict();
        throw error;
      }
    },
    async remembered(name) {
      const row = await db.selectFrom("house").select("value").where("name", "=", name).executeTakeFirst();
      return row?.value ?? null;
    },
    async remember(name, value) {
      await db
        .insertInto("house")
        .values({ name, value })
        .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
        .execute();
    },
    listen: (heard) => listener.add(heard),
    async tell(note) {
      await sql`select pg_notify(${notesOf(schema)}, ${note})`.execute(db);
    },
    hear: (heard) => listener.hear(heard),
    async close() {
      await listener.close();
      await root.destroy();
    },
  };
}

/** Serialization failure and deadlock: PostgreSQL rolled one of two acts back, and it can be decided again. */
const mustDecideAgain = new Set(["40001", "40P01"]);
