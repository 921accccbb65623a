import { setTimeout as sleep } from "node:timers/promises";

/** Waits until something is so, and gives it; for what an app does in its own time. */
export async function until<T>(what: string, ask: () => T | null | undefined | false, withinMs = 10_000): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const found = ask();
    if (found !== null && found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`it never came to this: ${what}`);
    await sleep(10);
  }
}
