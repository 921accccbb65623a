import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { configuredStorage } from "../../../adapters/rehearsal/configured.ts";
import { startEmbedded } from "../../../src/store/embedded/start.ts";
import { aFolder, query, withRedis } from "../../support/scratch.ts";
import { services } from "../../support/services.ts";

const { postgres, redis } = await services();

const schemasOf = async (url: string, name: string): Promise<readonly string[]> =>
  (
    await query<{ readonly name: string }>(url, "select nspname as name from pg_namespace where nspname like $1 order by 1", [`${name}%`])
  ).map((row) => row.name);

test.skipIf(!postgres || !redis)("on servers of others a rehearsal erases what it made, and nothing else", async () => {
  const storage = configuredStorage({ DATABASE_URL: postgres!, REDIS_URL: redis! }, null, () => {});
  const { queue } = await storage.opened;
  await queue.alarm({ session: "s" as never, key: "k", dueAt: Date.now() + 60_000 });
  const keys = (): Promise<number> => withRedis(redis!, async (client) => (await client.keys(`${storage.name}*`)).length);
  expect(await schemasOf(postgres!, storage.name)).toEqual([storage.name]);
  expect(await keys()).toBeGreaterThan(0);
  await storage.remove();
  expect(await schemasOf(postgres!, storage.name)).toEqual([]);
  expect(await keys()).toBe(0);
});

test("in a data folder that is somebody's own the database stays, without what the rehearsal made", async () => {
  const folder = await aFolder();
  const data = join(folder.path, "data");
  const storage = configuredStorage({ DATABASE_URL: undefined, REDIS_URL: undefined }, data, () => {});
  await storage.opened;
  await Promise.all([storage.remove(), storage.remove()]);
  expect(existsSync(join(data, "postgres", "postmaster.pid"))).toBe(false);
  const again = await startEmbedded({ folder: data });
  expect(await schemasOf(again.connectionString, "rehearsal")).toEqual([]);
  await again.stop();
  await folder.remove();
});

test("one that can not be opened is removed as well", async () => {
  const storage = configuredStorage({ DATABASE_URL: "postgres://127.0.0.1:1/x", REDIS_URL: undefined }, null, () => {});
  await expect(storage.opened).rejects.toThrow(/^No PostgreSQL answers/);
  await storage.remove();
});
