import { Redis } from "ioredis";
import { Client } from "pg";

/** What a rehearsal or a test made on a server that others use as well. */
export async function dropSchemas(url: string, ...schemas: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {});
  await client.connect();
  try {
    for (const schema of schemas) await client.query(`drop schema if exists "${schema}" cascade`);
  } finally {
    await client.end();
  }
}

/** As `FLUSHALL`, but of one prefix. */
export async function wipe(url: string, prefix: string): Promise<void> {
  const redis = new Redis(url, { connectTimeout: 5_000, maxRetriesPerRequest: 1 });
  redis.on("error", () => {});
  try {
    for await (const keys of redis.scanStream({ match: `${prefix}:*`, count: 1_000 })) {
      const found = keys as readonly string[];
      if (found.length > 0) await redis.del(...found);
    }
  } finally {
    redis.disconnect();
  }
}
