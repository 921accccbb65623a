import { setTimeout as delay } from "node:timers/promises";
import { codeOf } from "../store/fault.ts";
import type { OnFault } from "./backend.ts";

/** What a worker waits for jobs with. */
export interface Waiting {
  disconnectBlocking(): Promise<void>;
  reconnectBlocking(): Promise<void>;
}

/**
 * Backends that share a connection are not told that the listening one broke, and would wait out their time. One after
 * the other, since a connection takes one question at a time. One that can not be told asks by itself a little later.
 */
export async function listenAgain(waiting: ReadonlySet<Waiting>, onFault: OnFault): Promise<void> {
  for (const backend of waiting) {
    try {
      await backend.disconnectBlocking();
      if (waiting.has(backend)) await backend.reconnectBlocking();
    } catch (error) {
      onFault(codeOf(error));
    }
    await delay(50, undefined, { ref: false });
  }
}
