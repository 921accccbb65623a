import type { Instant, SessionId } from "../model/ids.ts";
import type { QueueName } from "../model/effect.ts";

export const queueNames: readonly QueueName[] = ["rounds", "deliveries", "recaps", "upkeep"];

/**
 * Jobs of one queue that one process works on at the same time. Recaps compute; the others mostly wait for others, and
 * deliveries longest: for their turn at a platform that takes one a second in a channel.
 */
export const concurrency: Readonly<Record<QueueName, number>> = { rounds: 20, deliveries: 80, recaps: 2, upkeep: 4 };

export interface Alarm {
  readonly session: SessionId;
  readonly key: string;
  readonly dueAt: Instant;
}

/** Asking twice is asking once. BullMQ allows no ":" in a job's id, and keys hold paths. */
export const alarmId = ({ session, key, dueAt }: Alarm): string => [session, key, dueAt].map(encodeURIComponent).join("~");
