import { setTimeout as delay } from "node:timers/promises";

/** How a call ended. `unknown`: it was sent, and nobody knows whether the platform took it. */
export type Outcome<T> =
  | { readonly is: "ok"; readonly value: T }
  | { readonly is: "later"; readonly afterMs: number }
  | { readonly is: "refused"; readonly code: string }
  | { readonly is: "unknown"; readonly code: string };

/** The value if it is there in time; `null` while it is still being made. */
export const within = <T>(work: Promise<T>, ms: number): Promise<T | null> => Promise.race([work, delay(ms, null, { ref: false })]);
