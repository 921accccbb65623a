import type { Clock } from "./ids.ts";

/** Calls a minute of one method for one app in one workspace. */
const TIERS: Readonly<Record<string, number>> = {
  "conversations.create": 20,
  "conversations.archive": 20,
  "conversations.setTopic": 20,
  "pins.add": 20,
  "apps.connections.open": 50,
  "bots.info": 50,
  "team.info": 50,
  "users.conversations": 50,
  "conversations.info": 50,
  "conversations.invite": 50,
  "conversations.kick": 50,
  "conversations.join": 50,
  "conversations.open": 50,
  "chat.update": 50,
  "chat.delete": 50,
  "chat.scheduleMessage": 50,
  "users.info": 100,
  "conversations.members": 100,
  "chat.postEphemeral": 100,
  "views.open": 100,
  "views.push": 100,
  "views.update": 100,
  "views.publish": 100,
  "files.getUploadURLExternal": 100,
  "files.completeUploadExternal": 100,
};
const MINUTE_MS = 60_000;

export interface RateLimits {
  /** Messages that chat.postMessage takes at once in one channel before one a second applies. */
  readonly burst: number;
}

/** Slack's rate limits, counted on the fake's clock. */
export function someRates(clock: Clock, limits: RateLimits | null) {
  const calls = new Map<string, number[]>();
  const buckets = new Map<string, { tokens: number; atMs: number }>();

  function post(channel: string, { burst }: RateLimits): number | null {
    const now = clock.now();
    const bucket = buckets.get(channel) ?? { tokens: burst, atMs: now };
    const tokens = Math.min(burst, bucket.tokens + (now - bucket.atMs) / 1000);
    buckets.set(channel, { tokens: tokens >= 1 ? tokens - 1 : tokens, atMs: now });
    return tokens >= 1 ? null : Math.ceil(1 - tokens);
  }

  function minute(method: string, most: number): number | null {
    const now = clock.now();
    const recent = (calls.get(method) ?? []).filter((at) => now - at < MINUTE_MS);
    calls.set(method, recent);
    if (recent.length >= most) return Math.ceil((MINUTE_MS - (now - (recent[0] ?? now))) / 1000);
    recent.push(now);
    return null;
  }

  return {
    /** Counts the call: null when it may pass, else the seconds of Retry-After. */
    take(method: string, channel: unknown): number | null {
      if (limits === null) return null;
      if (method === "chat.postMessage") return post(String(channel), limits);
      const most = TIERS[method];
      return most === undefined ? null : minute(method, most);
    },
  };
}

export type Rates = ReturnType<typeof someRates>;
