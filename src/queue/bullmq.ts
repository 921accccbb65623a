import { setTimeout as delay } from "node:timers/promises";
import { codeOf } from "../store/fault.ts";
import { atMost } from "./at-most.ts";
import type { Backend, OnFault, Worker } from "./backend.ts";
import type { Payload } from "./jobs.ts";
import { alarmId, queueNames } from "./names.ts";
import type { Handlers, Queue } from "./port.ts";
import { postgresBackend } from "./postgres.ts";
import { redisBackend } from "./redis.ts";

export type QueueOptions = (
  | { readonly kind: "postgres"; readonly connectionString: string; readonly schema?: string }
  | { readonly kind: "redis"; readonly url: string; readonly prefix?: string }
) & {
  /** Default 3 s. Each process sweeps by itself, a little earlier or later, so that many do not sweep at once. */
  readonly sweepEveryMs?: number;
  /** Told a code when a job could not be laid, a sweep failed, or a connection broke. Default: nobody. */
  readonly onFault?: OnFault;
};

/** Opens the four queues on BullMQ. Throws `StartFault` if the server can not be used. */
export async function createQueue(options: QueueOptions): Promise<Queue> {
  const { sweepEveryMs = 3_000, onFault = () => {} } = options;
  const backend =
    options.kind === "postgres"
      ? await postgresBackend(options.connectionString, options.schema ?? "parley_queue", onFault)
      : await redisBackend(options.url, options.prefix ?? "parley", onFault);
  return queueOver(backend, sweepEveryMs, onFault);
}

/**
 * Of what a round asks for, to open a box above all. Where many open at one moment they are opened a few at a time, rather than
 * all slowly: what came of the first is shown while the others are opened. None is claimed while it waits.
 */
const EFFECTS_AT_ONCE = 3;

function queueOver(backend: Backend, sweepEveryMs: number, onFault: OnFault): Queue {
  const workers: Worker[] = [];
  const closing = new AbortController();
  let sweeping: Promise<void> = Promise.resolve();

  /** What is asked for stands in the database already, so a job that can not be laid stops nobody: the sweeper finds the row. */
  const lay = (...job: Parameters<Backend["add"]>): Promise<void> => backend.add(...job).catch((error: unknown) => onFault(codeOf(error)));

  return {
    alarm: ({ session, key, dueAt }) =>
      lay("rounds", alarmId({ session, key, dueAt }), { is: "alarm", session, key, dueAt }, Math.max(0, Math.ceil(dueAt - Date.now()))),
    wake: ({ id, queue }) => lay(queue, id, { is: "effect", id }, 0),
    async work(handlers) {
      const few = atMost(EFFECTS_AT_ONCE);
      for (const name of queueNames)
        workers.push(
          await backend.work(name, (payload) => {
            const work = (): Promise<void> => perform(handlers, payload);
            return name === "rounds" && payload.is === "effect" ? few(work) : work();
          }),
        );
      sweeping = sweep(handlers, sweepEveryMs, closing.signal, onFault);
    },
    async close() {
      if (closing.signal.aborted) return;
      closing.abort();
      await Promise.all([within(4_000, sweeping), ...workers.map(finishOrAbandon)]);
      await within(1_000, backend.close());
    },
  };
}

async function perform(handlers: Handlers, payload: Payload): Promise<void> {
  try {
    if (payload.is === "effect") return await handlers.effect(payload.id);
    const { session, key, dueAt } = payload;
    const earlyMs = dueAt - Date.now();
    // Clocks differ by milliseconds. An alarm that is early by more is not ours to wait for; the sweeper has it.
    if (earlyMs > 1_000) return;
    if (earlyMs > 0) await delay(Math.ceil(earlyMs));
    return await handlers.alarm({ session, key, dueAt });
  } catch (error) {
    throw withoutContent(error);
  }
}

/** BullMQ stores the message and the stack of what a job throws. */
const withoutContent = (error: unknown): Error => new Error(codeOf(error));

/** Sweeps at once and then for ever. Not a job of the queue: it must go on when the queue has been wiped. */
async function sweep(handlers: Handlers, everyMs: number, signal: AbortSignal, onFault: OnFault): Promise<void> {
  while (!signal.aborted) {
    await handlers.sweep().catch((error: unknown) => onFault(codeOf(error)));
    await delay(everyMs * (0.8 + 0.4 * Math.random()), undefined, { signal }).catch(() => {});
  }
}

/**
 * A job that hangs must not keep Parley from ending; its claim runs out and somebody else takes it. Neither must a
 * connection that is just being made again: BullMQ then waits for its end for ever.
 */
async function finishOrAbandon(worker: Worker): Promise<void> {
  if (await within(4_000, worker.finish())) return;
  await within(500, worker.abandon());
}

/** Whether it was done in time. Errors of closing are of no use to anybody. */
const within = (ms: number, work: Promise<void>): Promise<boolean> =>
  Promise.race([
    work.then(
      () => true,
      () => true,
    ),
    delay(ms, false, { ref: false }),
  ]);
