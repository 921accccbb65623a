import type { Effect, EffectRow, QueueName } from "../model/effect.ts";
import type { EffectId } from "../model/ids.ts";
import { Later, Unsure } from "./deliver.ts";
import type { Claim } from "../store/port.ts";
import type { Parts } from "./parts.ts";

export function queueOf(effect: Effect): QueueName {
  switch (effect.do) {
    case "settle":
    case "countClearance":
      return "rounds";
    case "compose":
      return "recaps";
    case "deliver":
      return "deliveries";
    case "destroyKey":
    case "destroySession":
      return "upkeep";
  }
}

/** How an effect is carried out. Each is idempotent: its worker may die anywhere and another does it again. */
export type Workers = {
  readonly [Name in Effect["do"]]: (row: EffectRow, effect: Extract<Effect, { do: Name }>, again: boolean) => Promise<void>;
};

/**
 * A claim runs out after this, should its worker die: soon, because a room waits for it. Should the worker be alive and
 * merely slow, the work is done twice and the second result decides to nothing.
 */
const CLAIM_MS = 3_000;
/** What was sent to a platform twice would be seen twice, so a delivery is held until no platform can still be answering. */
const DELIVERY_CLAIM_MS = 60_000;
/** Retries wait twice as long each time, up to a minute: what is away for long is not asked all the time. */
const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 60_000;

/**
 * Claims an effect, carries it out, and marks it done. Failures carry a code and are tried again. Where something of the same
 * session is to be delivered before it, that is begun first: what was decided first is shown first.
 */
export async function workOn(parts: Parts, workers: Workers, id: EffectId): Promise<void> {
  const begun: Promise<void>[] = [];
  try {
    for (let last: EffectId | null = null; last !== id;) {
      const claimed = await parts.store.claim(id, parts.clock.now(), CLAIM_MS, DELIVERY_CLAIM_MS);
      if (!claimed) break;
      begun.push(carryOut(parts, workers, claimed));
      last = claimed.row.id;
    }
  } finally {
    // Should a claim fail, what was begun goes on all the same, and fails for itself.
    await Promise.allSettled(begun);
  }
  await Promise.all(begun);
}

async function carryOut(parts: Parts, workers: Workers, { row, again, attempts }: Claim): Promise<void> {
  const { id, effect } = row;
  try {
    await (workers[effect.do] as (row: EffectRow, effect: Effect, again: boolean) => Promise<void>)(row, effect, again);
  } catch (error) {
    const code = codeOf(error);
    if (!(error instanceof Later)) parts.log.effectFailed(id, effect.do, code);
    const afterMs = error instanceof Later ? error.afterMs : retryMs(attempts);
    // A claim that is left to run out may be claimed again, and then knows that it may be the second time.
    if (error instanceof Unsure) await parts.store.hold(id, parts.clock.now() + UNSURE_MS);
    else await parts.store.fail(id, parts.clock.now() + afterMs, code);
    return;
  }
  await parts.store.finish(id);
}

/** How soon what may have been shown is shown again. */
const UNSURE_MS = 5_000;

const retryMs = (attempts: number): number => Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), LAST_RETRY_MS);

/** A name for a fault that can be logged: never its message, which might hold words. */
export function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === "string" && /^[A-Z0-9_]{2,40}$/.test(code)) return code;
  if (error instanceof Error && /^[A-Z_]{3,40}$/.test(error.message)) return error.message;
  return error instanceof Error ? error.name : "UNKNOWN";
}
