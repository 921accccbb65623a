import { setTimeout as delay } from "node:timers/promises";

/** How a call ended. `unknown`: it was sent, and nobody knows whether the platform took it. */
export type Outcome<T> =
  | { readonly is: "ok"; readonly value: T }
  | { readonly is: "later"; readonly afterMs: number }
  | { readonly is: "refused"; readonly code: string }
  | { readonly is: "unknown"; readonly code: string };

/** So long nothing is asked of a platform that could not be reached. */
export const AWAY_MS = 5_000;

/** Before anything was sent, a call may be made again as if for the first time. */
const NEVER_SENT = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "UND_ERR_CONNECT_TIMEOUT"];

/** How a call ended that got no answer of the platform's. Of an error nothing but a code leaves here: it may hold words. */
export function unanswered(error: unknown): Exclude<Outcome<never>, { is: "ok" }> {
  const codes = codesIn(error);
  return codes.some((each) => NEVER_SENT.includes(each))
    ? { is: "later", afterMs: AWAY_MS }
    : { is: "unknown", code: codes[0] ?? "NO_ANSWER" };
}

/** Libraries wrap what the system said. */
function codesIn(error: unknown): readonly string[] {
  const codes: string[] = [];
  for (let at: unknown = error, depth = 0; at && depth < 6; depth++) {
    const { code, cause, original, errors } = at as { code?: unknown; cause?: unknown; original?: unknown; errors?: readonly unknown[] };
    if (typeof code === "string") codes.push(code);
    at = cause ?? original ?? errors?.[0];
  }
  return codes;
}

/** The value if it is there in time; `null` while it is still being made. */
export const within = <T>(work: Promise<T>, ms: number): Promise<T | null> => Promise.race([work, delay(ms, null, { ref: false })]);
