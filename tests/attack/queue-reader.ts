import type { Redis } from "ioredis";
import { fieldOf, type DatabaseThief } from "./loot.ts";

/** All that a queue holds at one moment. */
export interface QueueCopy {
  readonly text: string;
  /** What its jobs carry. */
  readonly payloads: readonly unknown[];
}

type Where = { readonly database: DatabaseThief; readonly schema: string } | { readonly redis: Redis; readonly prefix: string };

export const queueReader = (where: Where): (() => Promise<QueueCopy>) =>
  "redis" in where ? () => copyRedis(where.redis, where.prefix) : () => copyTables(where.database, where.schema);

/** BullMQ's table of jobs begins: queue, id, seq, name, state, data. */
const DATA = 5;

async function copyTables(database: DatabaseThief, schema: string): Promise<QueueCopy> {
  const tables = await database.tables(schema);
  const jobs = tables.get(`${schema}.job`) ?? [];
  return {
    text: [...tables].map(([name, rows]) => [name, ...rows].join("\n")).join("\n"),
    payloads: jobs.map((row) => JSON.parse(fieldOf(row, DATA)) as unknown),
  };
}

async function copyRedis(redis: Redis, prefix: string): Promise<QueueCopy> {
  const keys = [...(await keysOf(redis, prefix))];
  return {
    text: keys.map(([key, value]) => `${key} ${JSON.stringify(value)}`).join("\n"),
    payloads: keys.flatMap(([, value]) => {
      const { data } = (value ?? {}) as { readonly data?: unknown };
      return typeof data === "string" ? [JSON.parse(data) as unknown] : [];
    }),
  };
}

/** Every key of a prefix with its value, whatever its type. */
async function keysOf(redis: Redis, prefix: string): Promise<ReadonlyMap<string, unknown>> {
  const found = new Map<string, unknown>();
  for (const key of await redis.keys(`${prefix}:*`)) found.set(key, await valueOf(redis, key));
  return found;
}

async function valueOf(redis: Redis, key: string): Promise<unknown> {
  const type = await redis.type(key);
  switch (type) {
    case "string":
      return redis.get(key);
    case "hash":
      return redis.hgetall(key);
    case "list":
      return redis.lrange(key, 0, -1);
    case "set":
      return redis.smembers(key);
    case "zset":
      return redis.zrange(key, "0", "-1", "WITHSCORES");
    case "stream":
      return redis.xrange(key, "-", "+");
    // It went between the two questions.
    case "none":
      return null;
    default:
      throw new Error(`nobody has looked into a key of type ${type} yet`);
  }
}
