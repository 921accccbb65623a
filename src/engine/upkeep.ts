import type { SessionId } from "../model/ids.ts";
import type { Handlers } from "../queue/port.ts";
import { nothing } from "../session/evolve.ts";
import { codeOf } from "./effects.ts";
import { artefactKey, sessionKey } from "./keys.ts";
import { load } from "./load.ts";
import type { Parts } from "./parts.ts";

/** Alarms are laid this far ahead; the sweeper lays those that come later. */
const HORIZON_MS = 24 * 3_600_000;
const BATCH = 200;

/**
 * Every few seconds: timers that are overdue, and effects that wait, whatever became of their jobs. Losing the whole
 * queue loses nothing. One that fails does not keep the others from being done.
 */
export async function sweep(parts: Parts, handlers: Pick<Handlers, "alarm" | "effect">): Promise<void> {
  const now = parts.clock.now();
  const attempt = (work: () => Promise<void>): Promise<void> => work().catch((error: unknown) => parts.log.sweepFailed(codeOf(error)));
  for (const timer of await parts.store.overdueTimers(now, BATCH)) await attempt(() => handlers.alarm(timer));
  for (const effect of await parts.store.openEffects(now, BATCH)) await attempt(() => handlers.effect(effect.id));
  await attempt(() => parts.store.links.sweep(now));
}

/** At start: asks the queue to be woken for everything that comes due. */
export async function layAlarms(parts: Parts): Promise<void> {
  const now = parts.clock.now();
  const attempt = (work: () => Promise<void>): Promise<void> => work().catch((error: unknown) => parts.log.wakeFailed(codeOf(error)));
  for (const timer of await parts.store.timersBefore(now + HORIZON_MS, 10_000)) await attempt(() => parts.queue.alarm(timer));
  for (const effect of await parts.store.openEffects(now, 10_000)) await attempt(() => parts.queue.wake(effect));
}

/** Sessions whose key is gone can not be read by anybody: they are marked destroyed, and the server goes on. */
export async function destroyUnreadable(parts: Parts): Promise<number> {
  let destroyed = 0;
  for (const row of await parts.store.sessions()) {
    if (row.status === "destroyed" || (await parts.keys.get(row.key))) continue;
    await markDestroyed(parts, row.id, row.version);
    parts.log.keyMissing(row.id);
    destroyed++;
  }
  return destroyed;
}

/** Everything of a session goes, without a trace of who was there or of what was cleared; its row stays. */
export async function markDestroyed(parts: Parts, id: SessionId, version: number): Promise<void> {
  const known = await load(parts, id);
  await parts.store.transact(async (tx) => {
    await tx.append(id, version, [{ type: "contentDestroyed", artefactsEndAt: null }], "destroyed");
    await tx.destroySession(id, { artefacts: false, readers: [] });
    await tx.saveSnapshot({ ...nothing(id), status: "destroyed", version: version + 1 });
  });
  for (const box of Object.values(known?.boxes ?? {})) if (box) await parts.keys.end(box.key);
  await parts.keys.end(sessionKey(id));
  await parts.keys.end(artefactKey(id));
  parts.memory.forget(id);
}
