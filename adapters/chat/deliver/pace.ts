import { setTimeout as delay } from "node:timers/promises";

/** How fast a platform takes posts. */
export interface Rate {
  /** Between two messages in a channel. */
  readonly everyMs: number;
  /** Between two posts anywhere. */
  readonly apartMs: number;
  /** Changes of messages, all together; null: as posts. */
  readonly updates: { readonly most: number; readonly perMs: number } | null;
}

/** Longer than this nobody waits: the queue comes back. */
const LONGEST_MS = 20_000;
/** What was waiting when the program ended comes back after this, in the next. */
const CLOSED_MS = 1_000;

/** When the next call may be made: kept in memory, since a second process is told by the platform to wait. */
export interface Pace {
  /** Waits for a turn in this channel. A number: not now, but in so many milliseconds. */
  post(channel: string): Promise<number | null>;
  update(): Promise<number | null>;
  /** The platform asked to wait. */
  hold(afterMs: number): void;
  /** Nobody waits any more: whoever does is told to come back, so that the program can end. */
  close(): void;
}

export function createPace(
  { everyMs, apartMs, updates: changes }: Rate,
  now: () => number,
  wait: (ms: number) => Promise<unknown> = delay,
): Pace {
  const next = new Map<string, number>();
  /** Moments of posts lately and to come, in order. One that waits for its channel leaves those before it to the others. */
  let taken: readonly number[] = [];
  let held = 0;
  let isClosed = false;
  const closing = Promise.withResolvers<void>();
  const updates: number[] = [];
  const until = async (at: number): Promise<number | null> => {
    const ms = at - now();
    if (ms > LONGEST_MS) return ms;
    if (ms > 0) await Promise.race([wait(ms), closing.promise]);
    return isClosed ? CLOSED_MS : null;
  };
  return {
    async post(channel) {
      taken = taken.filter((each) => each > now() - apartMs);
      const soonest = Math.max(now(), held, next.get(channel) ?? 0);
      const at = taken.reduce((free, each) => (Math.abs(each - free) < apartMs ? each + apartMs : free), soonest);
      if (at - now() > LONGEST_MS) return at - now();
      next.set(channel, at + everyMs);
      taken = [...taken, at].toSorted((a, b) => a - b);
      for (const [name, free] of next) if (free < now() - everyMs) next.delete(name);
      return until(at);
    },
    async update() {
      if (!changes) return until(held);
      while (updates[0] !== undefined && updates[0] <= now() - changes.perMs) updates.shift();
      const free = updates.length < changes.most ? now() : (updates[updates.length - changes.most] ?? 0) + changes.perMs;
      if (free - now() > LONGEST_MS) return free - now();
      updates.push(Math.max(free, now()));
      return until(free);
    },
    hold(afterMs) {
      held = Math.max(held, now() + afterMs);
    },
    close() {
      isClosed = true;
      closing.resolve();
    },
  };
}
