import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openStorage } from "../../src/store/open.ts";
import { aFolder, aName, dropSchemas, eventually, query, wipe } from "../support/scratch.ts";
import { services } from "../support/services.ts";
import { aSession, anId } from "./store.builders.ts";

const { postgres, redis } = await services();

async function works(tier: "embedded" | "server" | "many", databaseUrl?: string, redisUrl?: string): Promise<void> {
  const folder = await aFolder();
  const name = aName();
  const storage = await openStorage({
    databaseUrl,
    redisUrl,
    dataFolder: join(folder.path, "data"),
    keys: join(folder.path, "keys"),
    name,
  });
  expect(storage.tier).toBe(tier);
  const session = await aSession(storage.store, 1);
  const key = anId<"key">();
  await storage.keys.make(key);
  const rung: string[] = [];
  await storage.queue.work({
    effect: async () => {},
    sweep: async () => void (await storage.store.overdueTimers(0, 1)),
    alarm: async (alarm) => void rung.push(`${alarm.session} ${await storage.store.version(alarm.session)}`),
  });
  await storage.queue.alarm({ session, key: "k", dueAt: Date.now() });
  await eventually(() => rung.length > 0);
  expect(rung).toEqual([`${session} 1`]);
  await storage.close();
  await storage.close();
  expect((await readdir(folder.path)).sort()).toEqual(tier === "embedded" ? ["data", "keys"] : ["keys"]);
  if (databaseUrl) await dropSchemas(databaseUrl, name, `${name}_queue`);
  if (redisUrl) await wipe(redisUrl, name);
  await folder.remove();
}

describe("storage opens and closes in one piece", () => {
  test("embedded", () => works("embedded"));
  test.skipIf(!postgres)("one server", () => works("server", postgres!));
  test.skipIf(!postgres || !redis)("many", () => works("many", postgres!, redis!));

  test("Redis alone is refused", async () => {
    await expect(openStorage({ redisUrl: "redis://127.0.0.1:6379", dataFolder: "/nowhere", keys: "/nowhere" })).rejects.toThrow(
      /^REDIS_URL is set without DATABASE_URL\./,
    );
  });

  test.skipIf(!postgres)("what fails half-way leaves nothing open", async () => {
    const folder = await aFolder();
    const name = aName();
    const application = async (): Promise<number> =>
      (await query(postgres!, "select 1 from pg_stat_activity where application_name = $1", [name])).length;
    const url = new URL(postgres!);
    url.searchParams.set("application_name", name);
    const opening = openStorage({
      databaseUrl: url.href,
      redisUrl: "redis://127.0.0.1:1",
      dataFolder: folder.path,
      keys: join(folder.path, "keys"),
      name,
    });
    await expect(opening).rejects.toThrow(/^No Redis answers at REDIS_URL/);
    await eventually(async () => (await application()) === 0);
    await dropSchemas(postgres!, name);
    await folder.remove();
  });
});
