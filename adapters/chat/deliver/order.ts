import { createTurns } from "../turns.ts";
import type { Delivered } from "../../../src/platform/port.ts";

/** How soon what waits behind another card is tried again. */
const BEHIND_MS = 1_000;
const LONGEST_BEHIND_MS = 20_000;
/** So many of one line wait here at a time. */
const MOST_WAITING = 4;
/** A card that nobody has tried to show for so long is not waited for: another process may have shown it. */
const FORGET_MS = 120_000;

/**
 * Cards of one line, as a rule those of one session, stand in the channel in the order in which they came: one that has to wait is not overtaken. Kept
 * in memory, so it holds within one process.
 */
export interface Order {
  take(line: string, id: string, isLastTry: boolean, show: () => Promise<Delivered>): Promise<Delivered>;
}

export function createOrder(now: () => number): Order {
  const waiting = new Map<string, Map<string, number>>();
  const inTurn = createTurns();

  /** The line, with this card in it, where it stood already or last. */
  function joined(key: string, id: string): Map<string, number> {
    const line = waiting.get(key) ?? new Map<string, number>();
    waiting.set(key, line);
    for (const [each, triedAt] of line) if (each !== id && triedAt < now() - FORGET_MS) line.delete(each);
    return line.set(id, now());
  }

  async function taken(key: string, id: string, isLastTry: boolean, show: () => Promise<Delivered>): Promise<Delivered> {
    const line = joined(key, id);
    const [first] = line.keys();
    if (first !== id) return { is: "later", afterMs: BEHIND_MS };
    // A card that fails is tried again by the queue, and holds up nobody meanwhile.
    let comesBack = false;
    try {
      const done = await show();
      comesBack = done.is === "later" || (done.is === "unknown" && !isLastTry);
      return done;
    } finally {
      if (!comesBack) line.delete(id);
      if (line.size === 0) waiting.delete(key);
    }
  }

  return {
    async take(line, id, isLastTry, show) {
      const place = [...joined(line, id).keys()].indexOf(id);
      // Whoever waits here is held by the queue, which does so for a while only: the others come back, in their order.
      if (place >= MOST_WAITING) return { is: "later", afterMs: Math.min(place * BEHIND_MS, LONGEST_BEHIND_MS) };
      return inTurn(line, () => taken(line, id, isLastTry, show));
    },
  };
}
