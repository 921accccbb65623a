import { PostgresConnection, PostgresQueueBackend, withBackend, type BackendFactory, type PostgresPoolConfig } from "bullmq";
import { StartFault, codeOf } from "../store/fault.ts";
import { queueCode } from "./fault.ts";
import type { Backend, OnFault } from "./backend.ts";
import { jobOptions, streams, workerOptions, type Payload } from "./jobs.ts";
import { listenAgain } from "./listen-again.ts";
import { concurrency, queueNames } from "./names.ts";

/**
 * BullMQ's tables lie in a schema of their own. All queues and workers share one small pool and one connection that
 * listens: left to itself BullMQ opens three for each worker, and a connection is a process of PostgreSQL with some
 * 2 MB of its own.
 */
export async function postgresBackend(connectionString: string, schema: string, onFault: OnFault): Promise<Backend> {
  const connection = new PostgresConnection({
    connectionString,
    schema,
    migrate: true,
    max: 4,
    idleTimeoutMillis: 3_000,
    connectionTimeoutMillis: 5_000,
    // Losing jobs loses nothing, so a job need not be on disk before anybody goes on.
    options: "-c synchronous_commit=off",
  });
  connection.on("error", (error: unknown) => onFault(codeOf(error)));
  try {
    await connection.waitUntilReady();
  } catch (error) {
    await connection.close();
    throw new StartFault(
      `The queue can not be opened in the database (${codeOf(error)}).`,
      `Let the user in DATABASE_URL make the schema ${schema}, and check that the server answers.`,
    );
  }

  const waiting = new Set<PostgresQueueBackend>();
  connection.on("listenerinvalidated", () => void listenAgain(waiting, onFault));
  const shared: BackendFactory<PostgresQueueBackend, PostgresPoolConfig> = (name, options) =>
    new PostgresQueueBackend(connection, name, options, false);
  const { Queue, Worker } = withBackend(shared);
  const queues = new Map(
    queueNames.map((name) => {
      const queue = new Queue<Payload>(name, { connection: {}, streams, defaultJobOptions: jobOptions });
      queue.on("error", (error) => onFault(queueCode(error)));
      return [name, queue];
    }),
  );

  return {
    async add(name, jobId, payload, delay) {
      await queues.get(name)?.add(payload.is, payload, { jobId, delay });
    },
    async work(name, perform) {
      const worker = new Worker<Payload>(name, (job) => perform(job.data), {
        connection: {},
        concurrency: concurrency[name],
        autorun: false,
        ...workerOptions,
      });
      worker.on("error", (error) => onFault(queueCode(error)));
      await worker.waitUntilReady();
      // Begins to listen, and waits for nothing: left to `run`, all workers would ask the one connection at once.
      await worker.backend.waitForJob(0);
      waiting.add(worker.backend);
      worker.run().catch((error: unknown) => onFault(queueCode(error)));
      return {
        finish() {
          waiting.delete(worker.backend);
          return worker.close();
        },
        abandon: () => worker.disconnect(),
      };
    },
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      await connection.close();
    },
  };
}
