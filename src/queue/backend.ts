import type { QueueName } from "../model/effect.ts";
import type { Payload } from "./jobs.ts";

/** What is needed of BullMQ, the same over PostgreSQL and Redis. */
export interface Backend {
  /** `delayMs` is a whole number. A job whose id is there already is not added again. */
  add(queue: QueueName, id: string, payload: Payload, delayMs: number): Promise<void>;
  work(queue: QueueName, perform: (payload: Payload) => Promise<void>): Promise<Worker>;
  close(): Promise<void>;
}

export interface Worker {
  /** Takes no more jobs and waits for those under way. */
  finish(): Promise<void>;
  /** Breaks off. */
  abandon(): Promise<void>;
}

/** Told the code of a fault that nobody waits for. */
export type OnFault = (code: string) => void;
