import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createQueue } from "../../src/queue/bullmq.ts";
import type { EffectId } from "../../src/model/ids.ts";
import { queueNames } from "../../src/queue/names.ts";
import { startEmbedded } from "../../src/store/embedded/start.ts";
import { aProcess } from "../support/as-nobody.ts";
import { throughProxy } from "../support/proxy.ts";
import { aFolder, aName, dropSchemas, eventually, query, wipe, withRedis } from "../support/scratch.ts";
import { services } from "../support/services.ts";
import { queueSuite, type QueueSubject } from "./queue.suite.ts";

const { postgres, redis } = await services();

if (postgres) queueSuite("PostgreSQL server", () => overPostgres(postgres, async () => {}));
else describe("queue: PostgreSQL server", () => test.skip("needs a server", () => {}));

queueSuite("embedded PostgreSQL", async () => {
  const folder = await aFolder();
  const server = await startEmbedded({ folder: folder.path });
  return overPostgres(server.connectionString, async () => {
    await server.stop();
    await folder.remove();
  });
});

if (redis) queueSuite("Redis", () => overRedis(redis));
else describe("queue: Redis", () => test.skip("needs a server", () => {}));

async function overPostgres(connectionString: string, after: () => Promise<void>): Promise<QueueSubject> {
  const schema = aName();
  const { url, proxy } = await throughProxy(connectionString);
  return {
    open: (options) => createQueue({ kind: "postgres", connectionString: url, schema, ...options }),
    async wipe() {
      const found = await query(
        connectionString,
        "select 1 from information_schema.tables where table_schema = $1 and table_name = 'job'",
        [schema],
      );
      if (found.length > 0) await query(connectionString, `delete from "${schema}".job`);
    },
    async dump() {
      return (
        JSON.stringify(await query(connectionString, `select * from "${schema}".job`)) +
        JSON.stringify(await query(connectionString, `select * from "${schema}".event`))
      );
    },
    cut: () => proxy.cut(),
    async remove() {
      await proxy.close();
      await dropSchemas(connectionString, schema);
      await after();
    },
  };
}

async function overRedis(url: string): Promise<QueueSubject> {
  const prefix = aName();
  const through = await throughProxy(url);
  return {
    open: (options) => createQueue({ kind: "redis", url: through.url, prefix, ...options }),
    wipe: () => wipe(url, prefix),
    dump: () =>
      withRedis(url, async (client) => {
        const keys = await client.keys(`${prefix}:*`);
        return Buffer.concat((await Promise.all(keys.map((key) => client.dumpBuffer(key)))).filter((each) => each !== null)).toString(
          "latin1",
        );
      }),
    cut: () => through.proxy.cut(),
    async remove() {
      await through.proxy.close();
      await wipe(url, prefix);
    },
  };
}

test.skipIf(!postgres)("one process takes five connections of PostgreSQL at most, four queues at work included", async () => {
  const schema = aName();
  const url = new URL(postgres!);
  url.searchParams.set("application_name", schema);
  const queue = await createQueue({ kind: "postgres", connectionString: url.href, schema });
  let done = 0;
  await queue.work({ alarm: async () => {}, sweep: async () => {}, effect: async () => void (done += 1) });
  const ids = Array.from({ length: 100 }, (_, index) => `effect-${index}` as EffectId);
  await Promise.all(ids.map((id) => queue.wake({ id, queue: "deliveries" })));
  await eventually(() => done === ids.length);
  const [taken] = await query<{ readonly count: number }>(
    postgres!,
    "select count(*)::int4 as count from pg_stat_activity where application_name = $1",
    [schema],
  );
  expect(taken!.count).toBeLessThanOrEqual(5);
  await queue.close();
  await dropSchemas(postgres!, schema);
});

test.skipIf(!postgres)("when PostgreSQL's connections broke, a job is heard again at once, on every queue", async () => {
  const schema = aName();
  const { url, proxy } = await throughProxy(postgres!);
  const queue = await createQueue({ kind: "postgres", connectionString: url, schema });
  const done = new Set<EffectId>();
  await queue.work({ alarm: async () => {}, sweep: async () => {}, effect: async (id) => void done.add(id) });
  proxy.cut();
  for (const name of queueNames) {
    const id = `effect-${name}` as EffectId;
    // A worker that hears nothing asks only every five seconds.
    await eventually(async () => {
      await queue.wake({ id, queue: name });
      return done.has(id);
    }, 3_000);
  }
  await queue.close();
  await proxy.close();
  await dropSchemas(postgres!, schema);
});

describe("a queue that can not be reached is a plain sentence", () => {
  test("Redis", async () => {
    await expect(createQueue({ kind: "redis", url: "redis://127.0.0.1:1" })).rejects.toThrow(
      "No Redis answers at REDIS_URL. Start it, or correct host and port.",
    );
    // Where names are looked up slowly it gives up before it is told that there is no such host.
    await expect(createQueue({ kind: "redis", url: "redis://no-such-host.invalid" })).rejects.toThrow(
      /^(The host in REDIS_URL is not known|Redis at REDIS_URL can not be reached \(ETIMEDOUT\))/,
    );
  });

  test("PostgreSQL", async () => {
    const secret = randomBytes(6).toString("hex");
    const error = await createQueue({ kind: "postgres", connectionString: `postgres://u:${secret}@127.0.0.1:1/x` }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ name: "StartFault" });
    expect(String(error)).toMatch(/The queue can not be opened in the database \(ECONNREFUSED\)/);
    expect(String(error)).not.toContain(secret);
  });
});

/** A process that dies in the middle of a job, by SIGKILL. */
const dying = (options: object): string => `
  import { createQueue } from "./src/queue/bullmq.ts";
  const queue = await createQueue(${JSON.stringify(options)});
  await queue.work({ alarm: async () => {}, sweep: async () => {}, effect: async () => { process.kill(process.pid, "SIGKILL"); } });
  await queue.wake({ id: "the-effect", queue: "deliveries" });
  await new Promise((resolve) => setTimeout(resolve, 20_000));
`;

describe("a job whose process was killed is taken up again within five seconds", () => {
  async function proves(options: Parameters<typeof createQueue>[0]): Promise<void> {
    await aProcess(dying(options)).said;
    const began = performance.now();
    const queue = await createQueue(options);
    const effects: EffectId[] = [];
    await queue.work({ alarm: async () => {}, sweep: async () => {}, effect: async (id) => void effects.push(id) });
    await eventually(() => effects.length > 0, 6_000);
    expect(performance.now() - began).toBeLessThan(5_000);
    await queue.close();
  }

  test.skipIf(!postgres)("PostgreSQL", async () => {
    const schema = aName();
    try {
      await proves({ kind: "postgres", connectionString: postgres!, schema });
    } finally {
      await dropSchemas(postgres!, schema);
    }
  });

  test.skipIf(!redis)("Redis", async () => {
    const prefix = aName();
    try {
      await proves({ kind: "redis", url: redis!, prefix });
    } finally {
      await wipe(redis!, prefix);
    }
  });
});
