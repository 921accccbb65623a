import { webApi } from "@slack/bolt";
import type { SlackSettings } from "./deps.ts";
import { AWAY_MS, unanswered, type Outcome } from "../chat/outcome.ts";
import { silent } from "./quiet.ts";

export type Client = InstanceType<typeof webApi.WebClient>;

/** A modal has three seconds; a post may take longer. */
const INTERACTIVE_MS = 2_500;
const POST_MS = 10_000;

export const apiOf = ({ apiUrl }: SlackSettings): { readonly slackApiUrl?: string } =>
  apiUrl === undefined ? {} : { slackApiUrl: apiUrl.endsWith("/") ? apiUrl : `${apiUrl}/` };

/**
 * Two clients, since one that was asked to wait lets every call of it wait: what answers a person, and what is posted.
 * Neither tries again by itself: the queue does.
 */
export function clients(settings: SlackSettings): { readonly interactive: Client; readonly posting: Client } {
  const made = (timeout: number): Client =>
    new webApi.WebClient(settings.botToken, {
      ...apiOf(settings),
      logger: silent,
      timeout,
      rejectRateLimitedCalls: true,
      retryConfig: { retries: 0 },
    });
  return { interactive: made(INTERACTIVE_MS), posting: made(POST_MS) };
}

export async function outcomeOf<T>(call: Promise<T>): Promise<Outcome<T>> {
  try {
    return { is: "ok", value: await call };
  } catch (error) {
    return failed(error);
  }
}

const MAY_HAVE_TAKEN = [500, 502, 504];

function failed(error: unknown): Exclude<Outcome<never>, { is: "ok" }> {
  const { retryAfter, data, statusCode } = (error ?? {}) as {
    retryAfter?: unknown;
    statusCode?: unknown;
    data?: { error?: unknown };
  };
  if (typeof retryAfter === "number") return { is: "later", afterMs: retryAfter * 1000 };
  if (typeof data?.error === "string") return { is: "refused", code: data.error };
  // A server that broke, or a gateway behind which one did, may have taken it; one that says it is busy has not.
  if (typeof statusCode === "number")
    return MAY_HAVE_TAKEN.includes(statusCode) ? { is: "unknown", code: `HTTP_${statusCode}` } : { is: "later", afterMs: AWAY_MS };
  return unanswered(error);
}
