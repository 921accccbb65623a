import type { Clock } from "../../../src/queue/port.ts";

export interface Said {
  readonly words: string;
  /** Where something was laid into a box, for its author to look at again: the command and the round. */
  readonly sent: { readonly command: string; readonly path: string } | null;
}

/** One sentence for the next page of a device, so that nothing has to stand in an address. Dies when it was read. */
export interface Flash {
  leave(deviceHash: string, said: Said): void;
  take(deviceHash: string): Said | null;
}

const LIVES_MS = 60_000;
const MOST = 5000;

export function createFlash(clock: Clock): Flash {
  const waiting = new Map<string, Said & { readonly until: number }>();
  return {
    leave(device, said) {
      waiting.delete(device);
      waiting.set(device, { ...said, until: clock.now() + LIVES_MS });
      const oldest = waiting.size > MOST ? waiting.keys().next().value : undefined;
      if (oldest !== undefined) waiting.delete(oldest);
    },
    take(device) {
      const found = waiting.get(device);
      waiting.delete(device);
      return found && found.until > clock.now() ? found : null;
    },
  };
}
