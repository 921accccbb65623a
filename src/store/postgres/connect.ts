import { Client, Pool } from "pg";
import type { PostgresPool } from "kysely";
import { StartFault, StoreFault, codeOf } from "../fault.ts";

/** The oldest PostgreSQL whose SQL is tested. */
const oldest = 15;

const limits = {
  // Each connection is a process of the server, with 2 MB of its own: what a burst opened is not kept long.
  idleTimeoutMillis: 3_000,
  connectionTimeoutMillis: 5_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  // A process that hangs in a transaction must not hold a box against everybody else for ever.
  idle_in_transaction_session_timeout: 30_000,
  statement_timeout: 30_000,
};

export function newPool(connectionString: string, max: number): Pool {
  const pool = new Pool({ connectionString, max, application_name: "parley", ...limits });
  // A server that goes away makes idle clients emit `error`, and clients in use as well; without a listener the
  // process dies. The query under way fails by itself.
  pool.on("error", ignore);
  pool.on("connect", (client) => client.on("error", ignore));
  return pool;
}

/** A client for LISTEN: no statement limit, because it waits for ever. The caller connects it and hears its errors. */
export const newListener = (connectionString: string): Client =>
  new Client({
    connectionString,
    application_name: "parley-listen",
    connectionTimeoutMillis: limits.connectionTimeoutMillis,
    keepAlive: true,
    keepAliveInitialDelayMillis: limits.keepAliveInitialDelayMillis,
  });

/**
 * The pool as kysely sees it. Here, in one place, an error of the driver turns into a code: messages and details of
 * PostgreSQL quote values.
 */
export function withoutValues(pool: Pool): PostgresPool {
  return {
    options: {},
    end: () => pool.end(),
    async connect() {
      const client = await coded(pool.connect());
      return {
        query: (sql: unknown, parameters?: readonly unknown[]) => coded(client.query(sql as string, parameters as unknown[])),
        release: (broken?: unknown) => client.release(Boolean(broken)),
      } as unknown as Awaited<ReturnType<PostgresPool["connect"]>>;
    },
  };
}

export async function coded<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new StoreFault(codeOf(error));
  }
}

/** Throws a `StartFault` in the host's language when the server can not be used. `setting` is what the host set. */
export async function assertReachable(connectionString: string, setting: string): Promise<void> {
  const found = await serverVersion(connectionString, setting);
  if (found < oldest) {
    throw new StartFault(`PostgreSQL ${found} at ${setting} is too old.`, `Parley needs version ${oldest} or later.`);
  }
}

async function serverVersion(connectionString: string, setting: string): Promise<number> {
  let client: Client;
  try {
    client = newListener(connectionString);
  } catch {
    throw new StartFault(`${setting} is not an address of a PostgreSQL.`, "It looks like postgres://user:password@host:5432/database");
  }
  client.on("error", ignore);
  try {
    await client.connect();
    const { rows } = await client.query<{ readonly version: number }>(
      "select current_setting('server_version_num')::int / 10000 as version",
    );
    return rows[0]?.version ?? 0;
  } catch (error) {
    throw explain(codeOf(error), setting);
  } finally {
    await client.end().catch(ignore);
  }
}

function explain(code: string, setting: string): StartFault {
  switch (code) {
    case "ECONNREFUSED":
    case "ENOENT":
      return new StartFault(`No PostgreSQL answers at ${setting}.`, "Start it, or correct host and port.");
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return new StartFault(`The host in ${setting} is not known.`, "Correct its name.");
    case "28P01":
    case "28000":
      return new StartFault(`PostgreSQL refuses the user or password in ${setting}.`, "Correct them, or allow this user in pg_hba.conf.");
    case "3D000":
      return new StartFault(`The database named in ${setting} does not exist.`, "Create it, or correct its name.");
    case "53300":
      return new StartFault(`PostgreSQL at ${setting} has no free connection.`, "Raise max_connections, or stop other users.");
    case "57P03":
      return new StartFault(`PostgreSQL at ${setting} is still starting or shutting down.`, "Start Parley again in a moment.");
    default:
      return new StartFault(
        `PostgreSQL at ${setting} can not be reached (${code}).`,
        "Check the address and that this machine may connect.",
      );
  }
}

export function ignore(): void {}
