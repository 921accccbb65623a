import type { EffectId, Instant, SessionId } from "../model/ids.ts";
import type { QueueName } from "../model/effect.ts";

/**
 * The queue only wakes: what is to be done stands in the database. Losing every job loses nothing, so `alarm` and `wake`
 * resolve also when the job could not be laid (the queue's server is away); `sweep` finds the row.
 */
export interface Queue {
  /** Asks to be woken for this timer. A job id is (session, key, dueAt), so asking twice is asking once. */
  alarm(timer: { readonly session: SessionId; readonly key: string; readonly dueAt: Instant }): Promise<void>;
  /** Asks for this effect to be worked on, soon. */
  wake(effect: { readonly id: EffectId; readonly queue: QueueName }): Promise<void>;
  /** Begins to work; a handler resolves when its job is done. Of what it throws only the code is kept. */
  work(handlers: Handlers): Promise<void>;
  /** Stops taking jobs, waits for those under way (four seconds at most), closes connections. */
  close(): Promise<void>;
}

export interface Handlers {
  alarm(job: { readonly session: SessionId; readonly key: string; readonly dueAt: Instant }): Promise<void>;
  effect(id: EffectId): Promise<void>;
  /** At once and then every few seconds: overdue timers, waiting effects. */
  sweep(): Promise<void>;
}

export interface Clock {
  now(): Instant;
}
