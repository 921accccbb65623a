import type { EffectId, Instant } from "../model/ids.ts";
import { alarmId, type Alarm } from "./names.ts";
import type { Clock, Handlers, Queue } from "./port.ts";

/** Time that stands still until somebody moves it. */
export interface VirtualClock extends Clock {
  /** Never goes back. */
  advanceTo(instant: Instant): void;
}

export function virtualClock(start: Instant = 0): VirtualClock {
  let now = start;
  return {
    now: () => now,
    advanceTo: (instant) => void (now = Math.max(now, instant)),
  };
}

export interface VirtualQueue extends Queue {
  /** Works off what is due up to `instant`, in order of time, then leaves the clock there. */
  runUntil(instant: Instant): Promise<void>;
  /** Works until nothing is due up to `horizon`; the clock stops at the last alarm. */
  runUntilIdle(horizon: Instant): Promise<void>;
  /** The next alarm's time; null: none. */
  nextAt(): Instant | null;
}

export interface VirtualQueueOptions {
  /** Sweeps at every multiple of this span. Default null: no sweeps; then nothing that failed is tried again. */
  readonly sweepEveryMs?: number | null;
}

/**
 * A queue in virtual time for tests, rehearsals and the simulation. One job at a time: effects first, in the order in
 * which they were woken, then the earliest alarm; of two alarms at one instant the one asked for first. What a handler
 * throws comes out of `runUntil`, and its job is gone, as it would be from a real queue.
 */
export function virtualQueue(clock: VirtualClock, { sweepEveryMs = null }: VirtualQueueOptions = {}): VirtualQueue {
  /** In order of time. */
  const alarms: Alarm[] = [];
  const asked = new Set<string>();
  const effects = new Set<EffectId>();
  let handlers: Handlers | null = null;
  let nextSweep = sweepEveryMs === null ? Infinity : clock.now() + sweepEveryMs;

  async function runEffects(working: Handlers): Promise<void> {
    for (const id of effects) {
      // Taken off before it runs, so that it may be woken again meanwhile.
      effects.delete(id);
      await working.effect(id);
    }
  }

  /** Runs the earliest thing that is due up to `instant`. False: there is none. */
  async function runNext(working: Handlers, instant: Instant): Promise<boolean> {
    const next = alarms[0];
    const sweepFirst = nextSweep <= (next?.dueAt ?? Infinity);
    const at = sweepFirst ? nextSweep : (next?.dueAt ?? Infinity);
    if (at > instant) return false;
    clock.advanceTo(at);
    if (sweepFirst) {
      nextSweep += sweepEveryMs ?? Infinity;
      await working.sweep();
    } else if (next) {
      alarms.shift();
      asked.delete(alarmId(next));
      await working.alarm(next);
    }
    return true;
  }

  async function run(until: () => Instant): Promise<void> {
    if (handlers === null) throw new Error("nobody works on this queue yet");
    do await runEffects(handlers);
    while (await runNext(handlers, until()));
  }

  return {
    async alarm(alarm) {
      if (asked.has(alarmId(alarm))) return;
      asked.add(alarmId(alarm));
      alarms.splice(placeFor(alarms, alarm.dueAt), 0, alarm);
    },
    async wake({ id }) {
      effects.add(id);
    },
    async work(given) {
      handlers = given;
    },
    async runUntil(instant) {
      await run(() => instant);
      clock.advanceTo(instant);
    },
    // Sweeps alone would go on for ever, so they count only on the way to an alarm.
    runUntilIdle: (horizon) => run(() => ((alarms[0]?.dueAt ?? Infinity) <= horizon ? horizon : -Infinity)),
    nextAt: () => alarms[0]?.dueAt ?? null,
    async close() {
      alarms.length = 0;
      asked.clear();
      effects.clear();
      handlers = null;
    },
  };
}

/** Behind everything that is due at that instant or before, by bisection. */
function placeFor(alarms: readonly Alarm[], dueAt: Instant): number {
  let low = 0;
  let high = alarms.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((alarms[middle]?.dueAt ?? Infinity) <= dueAt) low = middle + 1;
    else high = middle;
  }
  return low;
}
