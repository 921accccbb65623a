import { createTurns } from "../turns.ts";
import type { Delivered } from "../../../src/platform/port.ts";

/** How soon what waits behind another card is tried again. */
const BEHIND_MS = 1_000;
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

  async function taken(key: string, id: string, isLastTry: boolean, show: () => Promise<Delivered>): Promise<Delivered> {
    const line = waiting.get(key) ?? new Map<string, number>();
    waiting.set(key, line);
    for (const [each, triedAt] of line) if (each !== id && triedAt < now() - FORGET_MS) line.delete(each);
    const [first] = line.keys();
    line.set(id, now());
    if (first !== undefined && first !== id) return { is: "later", afterMs: BEHIND_MS };
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
    take: (line, id, isLastTry, show) => inTurn(line, () => taken(line, id, isLastTry, show)),
  };
}
