import type { Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { getCookie, setCookie } from "hono/cookie";
import type { Rehearsals } from "../../rehearsal/room/rehearsals.ts";
import { METHODS, PARTS } from "../../rehearsal/room/staging.ts";
import type { RoomDeps } from "../deps.ts";
import type { RoomParts } from "../parts.ts";
import { layout } from "../render/layout.ts";
import { over, refusal, seatsPage } from "../render/rehearsal.ts";
import { giveSeat, wellFormed } from "./cookies.ts";
import { csrfToken, isOwnForm, isSameSite } from "./csrf.ts";
import { one, readFields } from "./fields.ts";
import type { Fields } from "./fields.ts";
import { notHere, sentence, turnAway } from "./nobody.ts";
import { isThisComputer } from "./this-computer.ts";
import { isHost } from "./who.ts";

const MOST_BYTES = 4 * 1024;
/** A little longer than a rehearsal may last. */
const LIVES_SECONDS = 40 * 60;

/**
 * Rehearsals: anybody at this computer begins one where the server is for it only, else whoever runs it. A cookie of its own
 * tells whose rehearsal it is; each seat has its own beside it, so that several seats in one browser stay apart.
 */
export function routeRehearsal(app: Hono, parts: RoomParts, rehearsals: Rehearsals): void {
  const { deps, assets, limits } = parts;
  const page = (c: Context, main: Parameters<typeof layout>[1]["main"], status: 200 | 409 = 200) =>
    c.html(layout(assets, { main, rehearsal: true }), status);

  async function begin(c: Context, fields: Fields) {
    const as = PARTS.find((part) => part === one(fields, "as"));
    const method = METHODS.find((each) => each === (one(fields, "method") || METHODS[0]));
    if (!as || !method) return sentence(c, parts, "room.badForm", 422);
    // Whoever begins another has done with the one before.
    const begun = await rehearsals.begin(method, as, secretIn(c));
    if (!begun.ok) return page(c, refusal(begun.why), 409);
    const secure = deps.publicUrl().startsWith("https:");
    setCookie(c, "rehearsal", begun.secret, { path: "/", httpOnly: true, sameSite: "Strict", secure, maxAge: LIVES_SECONDS });
    if (!begun.sits) return c.redirect("/rehearsal", 303);
    giveSeat(c, deps, begun.sits.seat, begun.sits.secret);
    return c.redirect(`/r/${begun.sits.seat}`, 303);
  }

  const tooLarge = bodyLimit({ maxSize: MOST_BYTES, onError: (c) => sentence(c, parts, "room.tooLarge", 413) });
  for (const path of ["/rehearsal", "/rehearsal/*", "/host/rehearsal"]) app.use(path, tooLarge);

  app.post("/rehearsal", async (c) => {
    if (!(await limits.stranger(c))) return sentence(c, parts, "room.tooMany", 429);
    if (!mayBegin(c, deps)) return notHere(c, parts);
    if (!isSameSite(c, deps)) return sentence(c, parts, "room.foreign", 403);
    return begin(c, await readFields(c));
  });

  app.post("/host/rehearsal", async (c) => {
    const host = await isHost(c, parts);
    if (!host) return turnAway(c, parts);
    const fields = await readFields(c);
    if (!isOwnForm(c, deps, host.secret, one(fields, "csrf"))) return sentence(c, parts, "room.foreign", 403);
    if (!(await limits.device(host.device))) return sentence(c, parts, "room.tooMany", 429);
    return begin(c, fields);
  });

  app.get("/rehearsal", async (c) => {
    if (!(await limits.stranger(c))) return sentence(c, parts, "room.tooMany", 429);
    const secret = secretIn(c);
    const seats = secret === null ? null : await rehearsals.seats(secret);
    return page(c, secret !== null && seats ? seatsPage(seats, csrfToken(secret)) : over());
  });

  /** A form of the page that lists the seats. */
  const own = (path: string, act: (c: Context, secret: string, seat: string) => Response | Promise<Response>) =>
    app.post(path, async (c) => {
      if (!(await limits.stranger(c))) return sentence(c, parts, "room.tooMany", 429);
      const secret = secretIn(c);
      const fields = await readFields(c);
      if (secret === null || !rehearsals.goesOn(secret)) return page(c, over());
      if (!isOwnForm(c, deps, secret, one(fields, "csrf"))) return sentence(c, parts, "room.foreign", 403);
      return act(c, secret, one(fields, "seat"));
    });

  for (const does of ["sit", "look"] as const)
    own(`/rehearsal/${does}`, (c, secret, seat) => {
      const key = rehearsals[does](secret, seat);
      if (!key) return c.redirect("/rehearsal", 303);
      giveSeat(c, deps, key.seat, key.secret);
      return c.redirect(`/r/${key.seat}`, 303);
    });
  own("/rehearsal/back", (c, secret, seat) => {
    rehearsals.giveBack(secret, seat);
    return c.redirect("/rehearsal", 303);
  });
  own("/rehearsal/end", async (c, secret) => {
    await rehearsals.end(secret);
    return c.redirect("/rehearsal", 303);
  });

  // Of a rehearsal that was erased nothing tells any more what the seat was, but for this.
  app.get("/r/:seat", (c, next) => (rehearsals.isOver(c.req.param("seat")) ? page(c, over()) : next()));
  app.post("/r/:seat/do", (c, next) => (rehearsals.isOver(c.req.param("seat")) ? page(c, over()) : next()));
}

/** Where others may reach the server, directly or through a proxy, only its host begins one, from the host's page. */
export const mayBegin = (c: Context, deps: Pick<RoomDeps, "isReachable">): boolean => !deps.isReachable && isThisComputer(c);

const secretIn = (c: Context): string | null => wellFormed(getCookie(c, "rehearsal"));
