import { access } from "node:fs/promises";
import { Redis } from "ioredis";
import { Client } from "pg";

export interface Services {
  readonly postgres: string | null;
  readonly redis: string | null;
  /** Path of a Chromium. */
  readonly chromium: string | null;
}

/**
 * What of the outside world is there to test with. A suite that needs what is missing is skipped, with a line that says
 * so; `PARLEY_TEST_SERVICES=required` (in CI) makes what is missing a failure instead.
 */
export function services(): Promise<Services> {
  found ??= look();
  return found;
}

let found: Promise<Services> | null = null;

async function look(): Promise<Services> {
  const [postgres, redis, chromium] = await Promise.all([
    usable(process.env["TEST_DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/postgres", answersAsPostgres),
    usable(process.env["TEST_REDIS_URL"] ?? "redis://127.0.0.1:6379", answersAsRedis),
    usable(process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium", async (path) => access(path)),
  ]);
  const missing = [
    ...(postgres ? [] : ["PostgreSQL: start one, or set TEST_DATABASE_URL"]),
    ...(redis ? [] : ["Redis: start one, or set TEST_REDIS_URL"]),
    ...(chromium ? [] : ["Chromium: install it (Debian: apt-get install chromium), or set CHROMIUM_PATH"]),
  ];
  if (missing.length > 0 && process.env["PARLEY_TEST_SERVICES"] === "required")
    throw new Error(`Missing for the tests. ${missing.join(". ")}`);
  for (const line of missing) console.log(`Tests that need it are skipped. ${line}.`);
  return { postgres, redis, chromium };
}

const usable = (address: string, check: (address: string) => Promise<void>): Promise<string | null> =>
  check(address).then(
    () => address,
    () => null,
  );

async function answersAsPostgres(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => {});
  try {
    await client.connect();
  } finally {
    await client.end().catch(() => {});
  }
}

async function answersAsRedis(url: string): Promise<void> {
  const client = new Redis(url, { lazyConnect: true, connectTimeout: 2_000, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.ping();
  } finally {
    client.disconnect();
  }
}
