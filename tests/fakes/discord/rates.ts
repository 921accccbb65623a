import { createHash } from "node:crypto";
import type { Clock } from "../slack/ids.ts";

/** Observed limits: they are read from headers and may change, so nothing should count on the numbers. */
export interface RateLimits {
  /** Requests a second of one bot, callbacks and interaction webhooks not counted. */
  readonly perSecond: number;
  /** POST messages in one channel in 5 s. */
  readonly messages: number;
  /** Changes of a channel's name or topic in 10 min. */
  readonly names: number;
  /** Other changes of a channel in 15 s. */
  readonly channelEdits: number;
  /** Calls on one interaction's webhook in 2 s. */
  readonly webhook: number;
}
export const OBSERVED: RateLimits = { perSecond: 50, messages: 5, names: 2, channelEdits: 10, webhook: 5 };

/** How a request fared with the limits. */
export interface Toll {
  readonly headers: Readonly<Record<string, string>>;
  /** Set when it may not pass. */
  readonly wait: { readonly retryAfterS: number; readonly isGlobal: boolean } | null;
}
const FREE: Toll = { headers: {}, wait: null };

interface Bucket {
  readonly name: string;
  readonly most: number;
  readonly windowMs: number;
}

function bucketOf(route: string, limits: RateLimits): Bucket | null {
  if (route === "POST /channels/{id}/messages") return { name: route, most: limits.messages, windowMs: 5_000 };
  if (route === "PATCH /channels/{id}") return { name: route, most: limits.channelEdits, windowMs: 15_000 };
  if (route.includes(" /webhooks/")) return { name: "webhook", most: limits.webhook, windowMs: 2_000 };
  return null;
}

/** Discord's rate limits, counted on the fake's clock: one bucket a route and top-level id. */
export function someRates(clock: Clock, limits: RateLimits | null) {
  const windows = new Map<string, { since: number; count: number }>();

  function take(key: string, { most, windowMs }: Bucket): { readonly left: number; readonly resetMs: number } {
    const now = clock.now();
    const found = windows.get(key);
    const window = found && now - found.since < windowMs ? found : { since: now, count: 0 };
    windows.set(key, window);
    if (window.count < most) window.count += 1;
    else return { left: -1, resetMs: window.since + windowMs - now };
    return { left: most - window.count, resetMs: window.since + windowMs - now };
  }

  return {
    /** Counts the request. `major`: the ids of its channel, guild or webhook. */
    take(route: string, major: string, body: Readonly<Record<string, unknown>>): Toll {
      if (limits === null || route.includes(" /interactions/")) return FREE;
      if (!route.includes(" /webhooks/")) {
        const whole = take("global", { name: "global", most: limits.perSecond, windowMs: 1_000 });
        if (whole.left < 0) {
          const headers = { "x-ratelimit-global": "true", "x-ratelimit-scope": "global" };
          return { headers, wait: { retryAfterS: whole.resetMs / 1000, isGlobal: true } };
        }
      }
      const bucket = bucketOf(route, limits);
      if (!bucket) return FREE;
      const { left, resetMs } = take(`${bucket.name}:${major}`, bucket);
      const headers = {
        "x-ratelimit-limit": String(bucket.most),
        "x-ratelimit-remaining": String(Math.max(left, 0)),
        "x-ratelimit-reset": String((clock.now() + resetMs) / 1000),
        "x-ratelimit-reset-after": String(resetMs / 1000),
        "x-ratelimit-bucket": createHash("md5").update(bucket.name).digest("hex"),
      };
      if (left < 0) return { headers: { ...headers, "x-ratelimit-scope": "user" }, wait: { retryAfterS: resetMs / 1000, isGlobal: false } };
      if (route === "PATCH /channels/{id}" && ("name" in body || "topic" in body)) {
        // A limit inside the bucket: the headers say that calls are left, and yet this one may not pass.
        const names = take(`names:${major}`, { name: "names", most: limits.names, windowMs: 600_000 });
        if (names.left < 0) {
          return { headers: { ...headers, "x-ratelimit-scope": "user" }, wait: { retryAfterS: names.resetMs / 1000, isGlobal: false } };
        }
      }
      return { headers, wait: null };
    },
  };
}

export type Rates = ReturnType<typeof someRates>;

/** Counts the answers for which Discord shuts an address out. */
export function invalidRequests(clock: Clock, most: number) {
  let recent: number[] = [];
  return (status: number, isShared: boolean): boolean => {
    if (isShared || ![401, 403, 429].includes(status)) return false;
    const now = clock.now();
    recent = [...recent.filter((at) => now - at < 600_000), now];
    return recent.length === most;
  };
}
