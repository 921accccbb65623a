import {
  createPostgresBackend,
  PostgresConnection,
  PostgresQueueBackend,
  withBackend,
  type BackendFactory,
  type PostgresPoolConfig,
} from "bullmq";
import { StartFault, codeOf } from "../store/fault.ts";
import type { Backend, OnFault } from "./backend.ts";
import { jobOptions, streams, workerOptions, type Payload } from "./jobs.ts";
import { concurrency, queueNames } from "./names.ts";

/** BullMQ's tables lie in a schema of their own. All queues add over one small pool; each worker has two connections and one that listens. */
export async function postgresBackend(connectionString: string, schema: string, onFault: OnFault): Promise<Backend> {
  const pool = (max: number): PostgresPoolConfig => ({
    connectionString,
    schema,
    max,
    connectionTimeoutMillis: 5_000,
    // Losing jobs loses nothing, so a job need not be on disk before anybody goes on.
    options: "-c synchronous_commit=off",
  });
  const connection = new PostgresConnection({ ...pool(3), migrate: true });
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

  const shared: BackendFactory<PostgresQueueBackend, PostgresPoolConfig> = (name, options) =>
    new PostgresQueueBackend(connection, name, options, false);
  const { Queue } = withBackend(shared);
  const { Worker } = withBackend(createPostgresBackend);
  const queues = new Map(
    queueNames.map((name) => {
      const queue = new Queue<Payload>(name, { connection: {}, streams, defaultJobOptions: jobOptions });
      queue.on("error", (error) => onFault(codeOf(error)));
      return [name, queue];
    }),
  );

  return {
    async add(name, jobId, payload, delay) {
      await queues.get(name)?.add(payload.is, payload, { jobId, delay });
    },
    async work(name, perform) {
      const worker = new Worker<Payload>(name, (job) => perform(job.data), {
        connection: pool(2),
        concurrency: concurrency[name],
        ...workerOptions,
      });
      worker.on("error", (error) => onFault(codeOf(error)));
      await worker.waitUntilReady();
      return { finish: () => worker.close(), abandon: () => worker.disconnect() };
    },
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      await connection.close();
    },
  };
}
