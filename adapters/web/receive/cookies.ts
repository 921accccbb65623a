import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { RoomDeps } from "../deps.ts";

/** Two weeks, as long as a link lives; a session's end kills the device on the server earlier. */
const LIVES_SECONDS = 14 * 24 * 3600;

const options = (deps: RoomDeps, path: string) =>
  ({ path, httpOnly: true, sameSite: "Strict", secure: deps.publicUrl().startsWith("https:"), maxAge: LIVES_SECONDS }) as const;

/** Each seat's cookie has the seat's own path, so that several seats in one browser never overwrite each other. */
export function giveSeat(c: Context, deps: RoomDeps, seat: string, secret: string): void {
  setCookie(c, "seat", secret, options(deps, `/r/${seat}`));
}

/** The first screen lies outside the host's path; a mark without any secret tells it to offer planning. */
export function giveHost(c: Context, deps: RoomDeps, secret: string): void {
  setCookie(c, "host", secret, options(deps, "/host"));
  setCookie(c, "plans", "yes", options(deps, "/"));
}

export const seatSecret = (c: Context): string | null => wellFormed(getCookie(c, "seat"));
export const hostSecret = (c: Context): string | null => wellFormed(getCookie(c, "host"));
export const maySeePlanning = (c: Context): boolean => getCookie(c, "plans") === "yes";

/** Ids, seats and secrets are letters, digits, `_` and `-`; whatever else comes opens nothing and reaches no database. */
export const wellFormed = (given: string | undefined): string | null => (given && /^[\w-]{8,128}$/.test(given) ? given : null);
