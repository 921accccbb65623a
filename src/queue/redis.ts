import { Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import { StartFault, codeOf } from "../store/fault.ts";
import { queueCode } from "./fault.ts";
import type { Backend, OnFault } from "./backend.ts";
import { jobOptions, streams, workerOptions, type Payload } from "./jobs.ts";
import { concurrency, queueNames } from "./names.ts";

/** One connection adds for all queues; each worker has a pair of its own. */
export async function redisBackend(url: string, prefix: string, onFault: OnFault): Promise<Backend> {
  await assertReachable(url);
  // A job that can not be added now is not kept for later: whoever acts must not wait for Redis, and the sweeper finds the row.
  const adding = connect(url, { enableOfflineQueue: false, maxRetriesPerRequest: 0 }, onFault);
  await new Promise((resolve) => adding.once("ready", resolve));
  const queues = new Map(
    queueNames.map((name) => {
      const queue = new Queue<Payload>(name, { connection: adding, prefix, streams, defaultJobOptions: jobOptions });
      queue.on("error", (error) => onFault(queueCode(error)));
      return [name, queue];
    }),
  );
  await Promise.all([...queues.values()].map((queue) => queue.waitUntilReady()));

  return {
    async add(name, jobId, payload, delay) {
      await queues.get(name)?.add(payload.is, payload, { jobId, delay });
    },
    async work(name, perform) {
      const connection = connect(url, { maxRetriesPerRequest: null }, onFault);
      const worker = new Worker<Payload>(name, (job) => perform(job.data), {
        connection,
        prefix,
        concurrency: concurrency[name],
        ...workerOptions,
      });
      worker.on("error", (error) => onFault(queueCode(error)));
      await worker.waitUntilReady();
      return {
        async finish() {
          await worker.close();
          connection.disconnect();
        },
        async abandon() {
          connection.disconnect();
          await worker.disconnect();
        },
      };
    },
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      adding.disconnect();
    },
  };
}

function connect(
  url: string,
  options: { readonly enableOfflineQueue?: boolean; readonly maxRetriesPerRequest: number | null },
  onFault: OnFault,
): Redis {
  const connection = new Redis(url, { connectTimeout: 5_000, keepAlive: 10_000, ...options });
  connection.on("error", (error) => onFault(codeOf(error)));
  return connection;
}

async function assertReachable(url: string): Promise<void> {
  let last: unknown = null;
  const probe = new Redis(url, { lazyConnect: true, connectTimeout: 5_000, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  probe.on("error", (error) => (last = error));
  try {
    await probe.connect();
    await probe.ping();
  } catch (error) {
    throw explain(last ?? error);
  } finally {
    probe.disconnect();
  }
}

function explain(error: unknown): StartFault {
  const code = codeOf(error);
  // Redis gives its codes as the first word of the message.
  if (error instanceof Error && /NOAUTH|WRONGPASS|NOPERM/.test(error.message)) {
    return new StartFault("Redis refuses the user or password in REDIS_URL.", "Correct them.");
  }
  if (code === "ECONNREFUSED" || code === "ENOENT")
    return new StartFault("No Redis answers at REDIS_URL.", "Start it, or correct host and port.");
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return new StartFault("The host in REDIS_URL is not known.", "Correct its name.");
  return new StartFault(`Redis at REDIS_URL can not be reached (${code}).`, "It looks like redis://user:password@host:6379");
}
