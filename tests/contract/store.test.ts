import { memoryStore } from "../../src/store/memory.ts";
import { startEmbedded } from "../../src/store/embedded/start.ts";
import { postgresStore } from "../../src/store/postgres/store.ts";
import { describe, test } from "vitest";
import { aFolder, aName, dropSchemas, query } from "../support/scratch.ts";
import { services } from "../support/services.ts";
import { storeSuite, type Subject } from "./store.suite.ts";

const { postgres } = await services();

storeSuite("in memory", async () => {
  const store = memoryStore();
  return { store, other: store, dump: async () => dumpOf(store), close: () => store.close() };
});

if (postgres) storeSuite("PostgreSQL server", () => overPostgres(postgres, async () => {}));
else describe("store: PostgreSQL server", () => test.skip("needs a server", () => {}));

storeSuite("embedded PostgreSQL", async () => {
  const folder = await aFolder();
  const server = await startEmbedded({ folder: folder.path });
  return overPostgres(server.connectionString, async () => {
    await server.stop();
    await folder.remove();
  });
});

async function overPostgres(connectionString: string, after: () => Promise<void>): Promise<Subject> {
  const schema = aName();
  // Both migrate at once, as two processes that start together do.
  const [store, other] = await Promise.all([postgresStore({ connectionString, schema }), postgresStore({ connectionString, schema })]);
  return {
    store,
    other,
    async dump() {
      const tables = await query<{ readonly name: string }>(
        connectionString,
        "select table_name as name from information_schema.tables where table_schema = $1",
        [schema],
      );
      const rows = await Promise.all(
        tables.map(({ name }) => query(connectionString, `select row_to_json(t)::text as row from "${schema}"."${name}" t`)),
      );
      return JSON.stringify(rows);
    },
    async close() {
      await Promise.all([store.close(), other.close()]);
      await dropSchemas(connectionString, schema);
      await after();
    },
  };
}

/** What the memory store would tell anybody who asks. */
async function dumpOf(store: ReturnType<typeof memoryStore>): Promise<string> {
  const sessions = await store.sessions();
  const events = await Promise.all(sessions.map(({ id }) => store.eventsAfter(id, 0)));
  return JSON.stringify([sessions, events, await store.openEffects(Infinity, 10_000), await store.overdueTimers(Infinity, 10_000)]);
}
