import { createHmac, timingSafeEqual } from "node:crypto";
import type { Context } from "hono";
import type { RoomDeps } from "../deps.ts";

/** Stands in every form of a device. It tells nothing about the device's secret, and another device's does not fit. */
export const csrfToken = (secret: string): string => createHmac("sha256", secret).update("parley/csrf").digest("base64url");

export function isOwnForm(c: Context, deps: RoomDeps, secret: string, given: string | undefined): boolean {
  const expected = Buffer.from(csrfToken(secret));
  const actual = Buffer.from(given ?? "");
  return isSameSite(c, deps) && actual.length === expected.length && timingSafeEqual(actual, expected);
}

/**
 * False: a page of another site sent this. Under `Referrer-Policy: no-referrer` a browser says `Origin: null` for our
 * own forms as well, so null alone proves nothing; then Sec-Fetch-Site decides, and where that is missing, the token.
 */
export function isSameSite(c: Context, deps: RoomDeps): boolean {
  const site = c.req.header("sec-fetch-site");
  if (site !== undefined) return site === "same-origin" || site === "none";
  const origin = c.req.header("origin");
  if (origin === undefined || origin === "null") return true;
  return origin === originOf(deps.publicUrl()) || hostOf(origin) === c.req.header("host") || origin === originOf(c.req.url);
}

const parsed = (url: string): URL | null => (URL.canParse(url) ? new URL(url) : null);
const originOf = (url: string): string | null => parsed(url)?.origin ?? null;
const hostOf = (url: string): string | null => parsed(url)?.host ?? null;
