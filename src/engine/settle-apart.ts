import { Worker } from "node:worker_threads";
import type { Settled } from "../model/command.ts";
import type { Pressed, Round } from "../model/kind.ts";
import type { Entry } from "../model/session.ts";
import type { RoundSpec } from "../model/vocabulary.ts";

/** What a kind's `settle` is given. All of it is plain data, so that a thread can be handed a copy. */
export interface Settling {
  readonly round: Round<RoundSpec, unknown>;
  readonly entries: readonly Entry[];
  readonly before: readonly Entry[];
  readonly pressed: Pressed;
}

/**
 * Settles in a thread of its own, so that nobody's page waits for it. The thread ends with the result, and what it was handed
 * ends with the thread. Rejects with what went wrong in it.
 */
export function settleApart(settling: Settling): Promise<Settled> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./settle-thread.ts", import.meta.url), { workerData: settling });
    worker.once("message", (settled: Settled) => resolve(settled));
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("the thread ended without a result")));
  });
}
