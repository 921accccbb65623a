import type { EffectId } from "../model/ids.ts";
import type { Alarm } from "./names.ts";

/** All that a job carries: ids and a time. */
export type Payload = ({ readonly is: "alarm" } & Alarm) | { readonly is: "effect"; readonly id: EffectId };

/** Taken out of the queue when done, and when failed as well: the row in the database is tried again by the sweeper. */
export const jobOptions = { removeOnComplete: true, removeOnFail: true, attempts: 1 } as const;

/**
 * A job under way when its process was killed is taken up again when its lock has run out and two checks have seen it;
 * a check now and then falls into the span of the one before and does not count. So 4 s at worst, below the 5 s that a
 * recovery may take. Should a busy process lose a lock, the job runs twice, and the second finds the effect claimed.
 */
export const workerOptions = {
  lockDuration: 2_000,
  stalledInterval: 1_000,
  maxStalledCount: 1_000,
  // After an error of the connection.
  runRetryDelay: 1_000,
} as const;

/** BullMQ keeps a stream of what happened to jobs, for listeners that Parley does not have. */
export const streams = { events: { maxLen: 100 } } as const;
