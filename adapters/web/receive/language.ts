import type { Context, MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { languageFor, languages } from "../../../src/cards/messages.ts";
import type { RoomDeps } from "../deps.ts";
import { inLanguage } from "../locale.ts";

const COOKIE = "lang";
const YEAR_S = 365 * 24 * 3_600;

/**
 * Each request is answered in one language: the one asked for on a page (`?lang=fr`), else the one chosen before on this
 * device, else the first of the browser's that there is. Only what was chosen is kept, on the device alone.
 */
export const language =
  (deps: Pick<RoomDeps, "publicUrl">): MiddlewareHandler =>
  async (c, next) => {
    const asked = known(c.req.query("lang"));
    const tag = asked ?? known(getCookie(c, COOKIE)) ?? preferred(c) ?? "en";
    await inLanguage(tag, next, zoneOf(c));
    if (!asked) return;
    const secure = deps.publicUrl().startsWith("https:");
    setCookie(c, COOKIE, asked, { path: "/", httpOnly: true, sameSite: "Strict", secure, maxAge: YEAR_S });
  };

const ZONE = "zone";

/** Told by the script, from the browser's own clock; kept nowhere else. */
function zoneOf(c: Context): string {
  const given = getCookie(c, ZONE);
  if (!given || given.length > 64 || !/^[\w+/-]+$/.test(given)) return "UTC";
  try {
    return new Intl.DateTimeFormat("en", { timeZone: given }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}

const known = (tag: string | undefined): string | null => languages.find((each) => each.tag === tag)?.tag ?? null;

/** The browser's first language that there is, by its own order of preference. */
function preferred(c: Context): string | null {
  const wanted = (c.req.header("accept-language") ?? "")
    .slice(0, 200)
    .split(",")
    .map((part, place) => {
      const [tag = "", ...options] = part.trim().split(";");
      const q = options.map((each) => /^\s*q=([01](?:\.\d{1,3})?)\s*$/.exec(each)?.[1]).find((each) => each !== undefined);
      return { tag: tag.trim(), q: q === undefined ? 1 : Number(q), place };
    })
    .filter(({ tag, q }) => tag !== "" && q > 0)
    .sort((one, other) => other.q - one.q || one.place - other.place);
  const primary = (tag: string): string => tag.split("-")[0]?.toLowerCase() ?? "";
  const found = wanted.find(({ tag }) => primary(languageFor(tag).tag) === primary(tag));
  return found ? languageFor(found.tag).tag : null;
}
