import { CompiledQuery, Kysely, PostgresDialect, sql } from "kysely";
import type { KeyId } from "../../model/ids.ts";
import { hash, newKey, wrapKey } from "../cipher.ts";
import { StartFault, StoreFault } from "../fault.ts";
import { assertReachable, newPool, withoutValues } from "../postgres/connect.ts";
import { keyCache } from "./cache.ts";
import { assertFits, makeCheck, unwrapped } from "./host-key.ts";
import { assertKeyId } from "./id.ts";
import type { KeyStore } from "./port.ts";

interface Tables {
  readonly parley_keys: { readonly id: string; readonly wrapped: Buffer };
}

/** Not a key's id: it has a dot. */
const checkRow = "host.check";

/**
 * Keys in a second, small PostgreSQL, for several machines. Run it without archiving, replicas or snapshots: a deleted
 * key lingers in such copies. In the server's own files it lingers until vacuum and the recycling of its log.
 *
 * @param hostKey from PARLEY_HOST_KEY; a key store that several machines share has no file to keep it in.
 */
export async function postgresKeys(connectionString: string, hostKey: Buffer | null, schema = "public"): Promise<KeyStore> {
  if (hostKey === null) {
    throw new StartFault("Keys in a PostgreSQL need a host key.", "Set PARLEY_HOST_KEY to the same 32 bytes on every machine.");
  }
  await assertReachable(connectionString, "PARLEY_KEYS");
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: withoutValues(newPool(connectionString, 4)) }) }).withSchema(schema);
  let made: Made;
  try {
    made = await prepare(db, hostKey, schema);
  } catch (error) {
    await db.destroy();
    if (!(error instanceof StoreFault)) throw error;
    throw new StartFault(
      `The key table in PARLEY_KEYS can not be made (${error.code}).`,
      `Let this user create tables in the schema ${schema} of that database.`,
    );
  }
  return storeOver(db, hostKey, { ...made, location: locationOf(connectionString, schema) });
}

type Made = Pick<KeyStore, "identity" | "isNew">;

/** Without user and password. */
function locationOf(connectionString: string, schema: string): string {
  const { host, pathname } = new URL(connectionString);
  return `postgres://${host}${pathname} (${schema})`;
}

async function prepare(db: Kysely<Tables>, hostKey: Buffer, schema: string): Promise<Made> {
  const mine = makeCheck(hostKey);
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`parley/keys/${schema}`}, 0))`.execute(tx);
    await tx.schema
      .createTable("parley_keys")
      .ifNotExists()
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("wrapped", "bytea", (column) => column.notNull())
      .execute();
    await tx
      .insertInto("parley_keys")
      .values({ id: checkRow, wrapped: mine })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
  const check = await db.selectFrom("parley_keys").select("wrapped").where("id", "=", checkRow).executeTakeFirstOrThrow();
  assertFits(hostKey, check.wrapped, "the database PARLEY_KEYS names");
  return { identity: hash(check.wrapped.toString("base64")), isNew: check.wrapped.equals(mine) };
}

function storeOver(db: Kysely<Tables>, hostKey: Buffer, is: Pick<KeyStore, "identity" | "location" | "isNew">): KeyStore {
  const cache = keyCache();

  async function read(id: KeyId): Promise<Buffer | null> {
    const row = await db.selectFrom("parley_keys").select("wrapped").where("id", "=", id).executeTakeFirst();
    return row === undefined ? null : unwrapped(hostKey, row.wrapped, id);
  }

  return {
    ...is,
    async make(id) {
      assertKeyId(id);
      await durably(db, (tx) =>
        tx
          .insertInto("parley_keys")
          .values({ id, wrapped: wrapKey(hostKey, newKey(), id) })
          .onConflict((conflict) => conflict.doNothing())
          .execute(),
      );
      const key = await read(id);
      if (key === null) throw new StoreFault("KEY_ENDED");
      cache.put(id, key);
      return key;
    },
    async get(id) {
      assertKeyId(id);
      const held = cache.get(id);
      if (held) return held;
      const key = await read(id);
      if (key) cache.put(id, key);
      return key;
    },
    async end(id) {
      assertKeyId(id);
      cache.forget(id);
      await durably(db, (tx) => tx.deleteFrom("parley_keys").where("id", "=", id).execute());
      cache.forget(id);
    },
    async list() {
      const rows = await db.selectFrom("parley_keys").select("id").where("id", "!=", checkRow).execute();
      return rows.map((row) => row.id as KeyId);
    },
    async close() {
      cache.clear();
      await db.destroy();
    },
  };
}

/** Whatever the server's default is: a key that was ended must not come back after a crash. */
const durably = async (db: Kysely<Tables>, work: (tx: Kysely<Tables>) => Promise<unknown>): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await tx.executeQuery(CompiledQuery.raw("set local synchronous_commit = on"));
    await work(tx);
  });
