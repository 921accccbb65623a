import { DiscordAPIError, HTTPError, RateLimitError, REST, RESTEvents } from "@discordjs/rest";
import { AWAY_MS, unanswered, type Outcome } from "../chat/outcome.ts";
import type { DiscordSettings } from "./deps.ts";

/** The first answer to what somebody does has three seconds; a post may take longer. */
const INTERACTIVE_MS = 2_500;
const POST_MS = 10_000;
/** Of everything but answers to interactions, which Discord does not count. */
const CALLS_A_SECOND = 50;

export interface Clients {
  /** Answers what somebody does. */
  readonly interactive: REST;
  /** Posts, and everything else. */
  readonly posting: REST;
  /** Ends what each does by itself now and then. */
  close(): void;
}

/**
 * Two clients, so that no answer to a person waits behind posts. Neither waits or tries again by itself: the queue does.
 * Once Discord has refused the token neither calls again, since it shuts out an address that is refused too often;
 * `onRefused` is told, once.
 */
export function clients({ token, apiUrl, callsPerSecond = CALLS_A_SECOND }: DiscordSettings, onRefused: () => void = () => {}): Clients {
  let isRefused = false;
  const made = (timeout: number, globalRequestsPerSecond: number): REST =>
    new REST({
      version: "10",
      ...(apiUrl === undefined ? {} : { api: apiUrl.replace(/\/$/, "") }),
      timeout,
      retries: 0,
      rejectOnRateLimit: () => true,
      globalRequestsPerSecond,
    }).setToken(token);
  const both = { interactive: made(INTERACTIVE_MS, Infinity), posting: made(POST_MS, callsPerSecond) };
  for (const rest of Object.values(both))
    rest.on(RESTEvents.Response, ({ data }, { status }) => {
      if (status !== 401 || data.auth === false || isRefused) return;
      isRefused = true;
      for (const each of Object.values(both)) each.setToken("");
      onRefused();
    });
  return {
    ...both,
    close() {
      for (const rest of Object.values(both)) {
        rest.clearHashSweeper();
        rest.clearHandlerSweeper();
      }
    },
  };
}

/** How a call ended. Errors hold bodies of requests and addresses with tokens in them: nothing but a code leaves here. */
export async function outcomeOf<T>(call: Promise<T>): Promise<Outcome<T>> {
  try {
    return { is: "ok", value: await call };
  } catch (error) {
    return failed(error);
  }
}

/** Busy, or what stands before Discord could not get through to it. Of any other fault it may have taken the call. */
const NOT_TAKEN = [503, 521, 523, 525, 526];

function failed(error: unknown): Exclude<Outcome<never>, { is: "ok" }> {
  if (error instanceof RateLimitError) return { is: "later", afterMs: Math.max(0, error.retryAfter) };
  // Discord's own number, unless it gives none, as of a token that is wrong.
  if (error instanceof DiscordAPIError) return { is: "refused", code: String(error.code || error.status) };
  if (error instanceof HTTPError)
    return NOT_TAKEN.includes(error.status) ? { is: "later", afterMs: AWAY_MS } : { is: "unknown", code: `HTTP_${error.status}` };
  // The library forgets a token that was refused, and then sends nothing.
  if (error instanceof Error && error.message.startsWith("Expected token")) return { is: "refused", code: "401" };
  return unanswered(error);
}
