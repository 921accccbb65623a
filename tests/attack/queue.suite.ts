import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { EffectId, SessionId } from "../../src/model/ids.ts";
import type { Payload } from "../../src/queue/jobs.ts";
import type { Burglary } from "./burglary.ts";
import { needles, scenario, texts } from "./known.ts";
import { foundIn } from "./loot.ts";

/** A shortened session says in its id that it is a rehearsal. */
const id = <Id extends string>() => z.custom<Id>((value) => typeof value === "string" && /^(rehearsal-)?[\w-]{22}$/.test(value));

/** `idle`, or `due needs@1`: the names of timers and the places of rounds, which are the protocol's. */
const timerKey = z.string().regex(/^[a-z]+( [\w[\]/-]+@\d+)?$/i);

const payload = z.union([
  z.strictObject({ is: z.literal("alarm"), session: id<SessionId>(), key: timerKey, dueAt: z.number() }),
  z.strictObject({ is: z.literal("effect"), id: id<EffectId>() }),
]) satisfies z.ZodType<Payload>;

/** BullMQ's own, and rounds of the protocol, which happen to be words of the talks as well. */
const innocent = ["delayed", "release", ...scenario.script.map(({ round }) => round)];
const words = [
  ...new Set(
    texts
      .join(" ")
      .toLowerCase()
      .match(/\p{L}{5,}/gu),
  ),
].filter((word) => !innocent.includes(word));

/** Who reads the queue, all the time, and knows everybody and every word. */
export function queueSuite(burglary: () => Burglary): void {
  const read = (): string =>
    burglary()
      .queueCopies.map(({ text }) => text)
      .join("\n");

  describe("the reader of the queue", () => {
    test("looked while jobs of both kinds were under way, and afterwards", () => {
      const { queueCopies } = burglary();
      expect(queueCopies.length).toBeGreaterThan(15);
      const carried = new Set(queueCopies.flatMap(({ payloads }) => payloads.map((each) => (each as Payload).is)));
      expect([...carried].toSorted()).toEqual(["alarm", "effect"]);
    });

    test("finds jobs of ids and times, and nothing beside", () => {
      const payloads = burglary().queueCopies.flatMap((copy) => copy.payloads);
      for (const each of payloads) expect(payload.safeParse(each).error, JSON.stringify(each)).toBeUndefined();
      const withMore = { ...(payloads[0] as object), name: "Maren" };
      expect(payload.safeParse(withMore).success).toBe(false);
    });

    test("finds no canary, no name, no text and no word of one", () => {
      expect(foundIn(read(), needles)).toEqual([]);
      const lower = read().toLowerCase();
      expect(words.length).toBeGreaterThan(100);
      expect(words.filter((word) => lower.includes(word))).toEqual([]);
    });

    test("finds nobody: no id of a person is in it, so nothing is tied to one", () => {
      const { voices, facilitator } = burglary().played.table;
      expect([facilitator, ...voices].filter(({ person }) => read().includes(person))).toEqual([]);
    });

    test("finds no key, neither one that ended nor one that lives", () => {
      const { endedKeys, livingKeys } = burglary();
      const keys = [...endedKeys.values(), ...livingKeys.values()];
      expect(keys.length).toBeGreaterThan(4);
      const written = keys.flatMap((key) => [key.toString("hex"), key.toString("base64"), key.toString("base64url")]);
      expect(written.filter((each) => read().includes(each))).toEqual([]);
    });

    test("would have found it, wherever it lay", async () => {
      const { database, redis, name, copyQueue } = burglary();
      const planted = await (redis ? plantInRedis(redis, name) : plantInTables(database, `${name}_queue`));
      const { text } = await copyQueue();
      expect(foundIn(text, planted)).toEqual(planted);
    });
  });
}

async function plantInTables(database: Burglary["database"], schema: string): Promise<readonly string[]> {
  const job = JSON.stringify({ is: "effect", text: "PLANTED-job" });
  await database.run(
    `insert into "${schema}".job (queue, id, seq, name, state, data, added_at_ms) values ('planted', '1', 1, 'x', 'failed', $1, 0)`,
    [job],
  );
  await database.run(`insert into "${schema}".job_log values ('planted', '1', 0, 'PLANTED-log')`);
  await database.run(
    `insert into "${schema}".event (queue, event, data, created_at_ms) values ('planted', 'x', '{"a": "PLANTED-event"}', 0)`,
  );
  await database.run(`insert into "${schema}".meta values ('planted', 'x', 'PLANTED-meta')`);
  return ["PLANTED-job", "PLANTED-log", "PLANTED-event", "PLANTED-meta"];
}

async function plantInRedis(redis: NonNullable<Burglary["redis"]>, prefix: string): Promise<readonly string[]> {
  const key = (type: string): string => `${prefix}:planted:${type}`;
  await redis.set(key("string"), "PLANTED-string");
  await redis.hset(key("hash"), "data", JSON.stringify({ text: "PLANTED-hash" }));
  await redis.rpush(key("list"), "PLANTED-list");
  await redis.sadd(key("set"), "PLANTED-set");
  await redis.zadd(key("zset"), 1, "PLANTED-zset");
  await redis.xadd(key("stream"), "*", "field", "PLANTED-stream");
  await redis.set(`${prefix}:PLANTED-key`, "");
  return ["string", "hash", "list", "set", "zset", "stream", "key"].map((type) => `PLANTED-${type}`);
}
