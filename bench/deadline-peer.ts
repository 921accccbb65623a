import { createPostgresBackend, Queue, withBackend, Worker } from "bullmq";
import { Redis } from "ioredis";
import { jobOptions, streams, workerOptions } from "../src/queue/jobs.ts";
import { concurrency } from "../src/queue/names.ts";
import type { Backing } from "./backing.ts";

interface Due {
  readonly dueAt: number;
}

/** Lateness of bare delayed jobs of BullMQ on the same backend, due at these moments, from due to the job's first line. */
export async function bareJobs({ databaseUrl, redisUrl, name }: Backing, dues: readonly number[]): Promise<readonly number[]> {
  const late: number[] = [];
  const ended = Promise.withResolvers<void>();
  const perform = async ({ data }: { readonly data: Due }): Promise<void> => {
    late.push(performance.timeOrigin + performance.now() - data.dueAt);
    if (late.length === dues.length) ended.resolve();
  };
  const { queue, close } = redisUrl ? onRedis(redisUrl, `${name}_peer`, perform) : onPostgres(databaseUrl, `${name}_peer`, perform);
  await Promise.all(
    dues.map((dueAt, index) => queue.add("due", { dueAt }, { jobId: `due-${index}`, delay: Math.max(0, Math.ceil(dueAt - Date.now())) })),
  );
  await Promise.race([ended.promise, new Promise((resolve) => setTimeout(resolve, 60_000).unref())]);
  await close();
  if (late.length < dues.length) throw new Error(`${dues.length - late.length} bare jobs did not run`);
  return late;
}

type Perform = (job: { readonly data: Due }) => Promise<void>;

interface Bare {
  readonly queue: { add(name: string, data: Due, options: { jobId: string; delay: number }): Promise<unknown> };
  readonly close: () => Promise<void>;
}

function onRedis(url: string, prefix: string, perform: Perform): Bare {
  const adding = new Redis(url);
  const working = new Redis(url, { maxRetriesPerRequest: null });
  const queue = new Queue<Due>("bare", { connection: adding, prefix, streams, defaultJobOptions: jobOptions });
  const worker = new Worker<Due>("bare", perform, { connection: working, prefix, concurrency: concurrency.rounds, ...workerOptions });
  return {
    queue,
    async close() {
      await worker.close();
      await queue.close();
      adding.disconnect();
      working.disconnect();
    },
  };
}

function onPostgres(connectionString: string, schema: string, perform: Perform): Bare {
  const bound = withBackend(createPostgresBackend);
  const pool = (max: number) => ({ connectionString, schema, max, options: "-c synchronous_commit=off" });
  const queue = new bound.Queue<Due>("bare", { connection: { ...pool(3), migrate: true }, streams, defaultJobOptions: jobOptions });
  const opened = queue
    .waitUntilReady()
    .then(() => new bound.Worker<Due>("bare", perform, { connection: pool(2), concurrency: concurrency.rounds, ...workerOptions }));
  return {
    queue: {
      async add(...job) {
        await opened;
        return queue.add(...job);
      },
    },
    async close() {
      await (await opened).close();
      await queue.close();
    },
  };
}
