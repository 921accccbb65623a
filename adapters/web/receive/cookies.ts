import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { RoomDeps } from "../deps.ts";

/** What browsers allow a cookie to live. */
const LONGEST_SECONDS = 400 * 24 * 3600;
/** Two weeks from the last visit: a conversation over days outlives it. The end of a session kills its devices earlier. */
const LIVES_SECONDS = 14 * 24 * 3600;
const DAY_MS = 24 * 3_600_000;

/** A device's secret, with the day on which its cookie was given. Only the browser keeps the day. */
interface Held {
  readonly secret: string;
  readonly day: string;
}

const options = (deps: RoomDeps, path: string, maxAge = LIVES_SECONDS) =>
  ({ path, httpOnly: true, sameSite: "Strict", secure: deps.publicUrl().startsWith("https:"), maxAge }) as const;

const today = (deps: RoomDeps): string => String(Math.floor(deps.clock.now() / DAY_MS));

/** Each seat's cookie has the seat's own path, so that several seats in one browser never overwrite each other. */
export function giveSeat(c: Context, deps: RoomDeps, seat: string, secret: string): void {
  setCookie(c, "seat", `${secret}.${today(deps)}`, options(deps, `/r/${seat}`));
}

/**
 * Where a summary may be fetched for long, the cookie lives as long: nobody comes back every two weeks to an ended
 * conversation. Returns until when this device is known.
 */
export function keepSeat(c: Context, deps: RoomDeps, seat: string, secret: string, until: number): number {
  const now = deps.clock.now();
  const maxAge = Math.min(LONGEST_SECONDS, Math.max(1, Math.ceil((until - now) / 1000)));
  setCookie(c, "seat", `${secret}.${today(deps)}`, options(deps, `/r/${seat}`, maxAge));
  return Math.min(until, now + maxAge * 1000);
}

/** The first screen lies outside the host's path; a mark without any secret tells it to offer planning. */
export function giveHost(c: Context, deps: RoomDeps, secret: string): void {
  setCookie(c, "host", `${secret}.${today(deps)}`, options(deps, "/host"));
  setCookie(c, "plans", "yes", options(deps, "/"));
}

/** A group meets every few weeks, and whoever leads it comes back for that. */
const GROUP_LIVES_SECONDS = 120 * 24 * 3600;

export function giveGroup(c: Context, deps: RoomDeps, group: string, secret: string): void {
  setCookie(c, "group", `${secret}.${today(deps)}`, options(deps, `/p/${group}`, GROUP_LIVES_SECONDS));
}

/** On a visit to a page, at most once a day: the two weeks begin again. For a device that was found to be known. */
export function renewSeat(c: Context, deps: RoomDeps, seat: string): void {
  const held = heldIn(c, "seat");
  if (held && held.day !== today(deps)) giveSeat(c, deps, seat, held.secret);
}

export function renewHost(c: Context, deps: RoomDeps): void {
  const held = heldIn(c, "host");
  if (held && held.day !== today(deps)) giveHost(c, deps, held.secret);
}

export function renewGroup(c: Context, deps: RoomDeps, group: string): void {
  const held = heldIn(c, "group");
  if (held && held.day !== today(deps)) giveGroup(c, deps, group, held.secret);
}

export const groupSecret = (c: Context): string | null => heldIn(c, "group")?.secret ?? null;
export const seatSecret = (c: Context): string | null => heldIn(c, "seat")?.secret ?? null;
export const hostSecret = (c: Context): string | null => heldIn(c, "host")?.secret ?? null;
export const maySeePlanning = (c: Context): boolean => getCookie(c, "plans") === "yes";

function heldIn(c: Context, name: string): Held | null {
  const [given, day = ""] = getCookie(c, name)?.split(".") ?? [];
  const secret = wellFormed(given);
  return secret ? { secret, day } : null;
}

/** Ids, seats and secrets are letters, digits, `_` and `-`; whatever else comes opens nothing and reaches no database. */
export const wellFormed = (given: string | undefined): string | null => (given && /^[\w-]{8,128}$/.test(given) ? given : null);
