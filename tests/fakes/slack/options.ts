import type { Person } from "./person.ts";
import type { RateLimits } from "./rates.ts";

/** The scopes and events of the app, unless a test gives others. */
export const SCOPES = [
  "commands",
  "chat:write",
  "channels:read",
  "groups:read",
  "users:read",
  "files:write",
  "groups:write",
  "channels:manage",
  "pins:write",
  "im:write",
];
export const EVENTS = [
  "app_home_opened",
  "member_joined_channel",
  "member_left_channel",
  "channel_archive",
  "group_archive",
  "app_uninstalled",
  "tokens_revoked",
];

export interface SlackOptions {
  /** How payloads reach the app: Socket Mode, or signed requests to its address. */
  readonly deliver?: "socket" | { readonly http: string | (() => string); readonly signingSecret: string };
  readonly scopes?: readonly string[];
  /** Events the app subscribes to. */
  readonly events?: readonly string[];
  /** Commands and shortcuts people are offered; any, unless given. */
  readonly commands?: readonly string[];
  readonly shortcuts?: readonly string[];
  /** Whether rate limits are kept. */
  readonly limits?: boolean | RateLimits;
  /** How long the app has to acknowledge: 3 s. */
  readonly ackWithinMs?: number;
  readonly triggerLivesMs?: number;
  /** The waits before the retries of an event: at once, after a minute, after five. */
  readonly eventRetriesMs?: readonly number[];
}

export interface PersonOptions {
  readonly kind?: "member" | "guest" | "external";
  /** Of an external person. */
  readonly organisation?: string;
  /** Of an external person: invited to post, and so without apps. */
  readonly postOnly?: boolean;
  readonly timeZone?: string;
  readonly locale?: string;
}

export interface ChannelOptions {
  readonly kind?: "public" | "private";
  readonly members?: readonly Person[];
  /** Whether the app is in it; it is, unless told otherwise. */
  readonly withApp?: boolean;
  /** The only people who may post; the app only if it is named. */
  readonly posters?: readonly (Person | "app")[];
  /** Shared with another organisation. */
  readonly isShared?: boolean;
  readonly isArchived?: boolean;
}
