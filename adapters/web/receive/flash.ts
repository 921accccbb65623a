import type { Clock } from "../../../src/queue/port.ts";

/** One sentence for the next page of a device, so that nothing has to stand in an address. Dies when it was read. */
export interface Flash {
  leave(deviceHash: string, words: string): void;
  take(deviceHash: string): string | null;
}

const LIVES_MS = 60_000;
const MOST = 5000;

export function createFlash(clock: Clock): Flash {
  const waiting = new Map<string, { words: string; until: number }>();
  return {
    leave(device, words) {
      waiting.delete(device);
      waiting.set(device, { words, until: clock.now() + LIVES_MS });
      const oldest = waiting.size > MOST ? waiting.keys().next().value : undefined;
      if (oldest !== undefined) waiting.delete(oldest);
    },
    take(device) {
      const found = waiting.get(device);
      waiting.delete(device);
      return found && found.until > clock.now() ? found.words : null;
    },
  };
}
