import { randomBytes } from "node:crypto";
import type { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { getCookie, setCookie } from "hono/cookie";
import { numberOfDevice } from "../../../src/engine/admit.ts";
import type { PersonId } from "../../../src/model/ids.ts";
import { hash } from "../../../src/store/cipher.ts";
import type { LinkRow } from "../../../src/store/port.ts";
import { t } from "../locale.ts";
import type { RoomParts } from "../parts.ts";
import { layout } from "../render/layout.ts";
import { asksIn, sentAway } from "../render/knock.ts";
import { MOST_BYTES } from "./do.ts";
import { giveSeat, seatSecret, wellFormed } from "./cookies.ts";
import { isSameSite } from "./csrf.ts";
import { noFields, one, readFields } from "./fields.ts";
import { sentence, turnAway } from "./nobody.ts";
import { ownForm } from "./own-form.ts";
import { showPage } from "./show.ts";
import { guestOf } from "./who.ts";

const COOKIE = "asks";
/** Somebody who waits longer opens their link again. */
const ASKS_SECONDS = 15 * 60;
const SECRET_BYTES = 32;
/** How often a waiting page asks again; four times may go astray before the team does not see it any more. */
export const EVERY_SECONDS = 5;

/**
 * Somebody whose link is used, and who is at another device: it shows a number, the team lets the device with that
 * number in. Nothing is kept of one that is not let in.
 */
export function routeKnock(app: Hono, parts: RoomParts): void {
  const { deps } = parts;
  const tooLarge = bodyLimit({ maxSize: MOST_BYTES, onError: (c) => sentence(c, parts, "room.tooLarge", 413) });

  app.post("/r/:seat/ask", tooLarge, async (c) => {
    if (!(await parts.limits.stranger(c))) return sentence(c, parts, "room.tooMany", 429);
    if (!isSameSite(c, deps)) return sentence(c, parts, "room.foreign", 403);
    const seat = wellFormed(c.req.param("seat")) ?? "-";
    // Their own device after all: nothing is asked, and its cookie stays.
    if (await guestOf(c, parts)) return c.redirect(`/r/${seat}`, 303);
    const link = one(await readFields(c), "link");
    if (!(await usedLink(parts, seat, link))) return turnAway(c, parts);
    giveSeat(c, deps, seat, randomBytes(SECRET_BYTES).toString("base64url"));
    const secure = deps.publicUrl().startsWith("https:");
    setCookie(c, COOKIE, link, { path: `/r/${seat}/ask`, httpOnly: true, sameSite: "Strict", secure, maxAge: ASKS_SECONDS });
    return c.redirect(`/r/${seat}/ask`, 303);
  });

  app.get("/r/:seat/ask", async (c) => {
    const seat = wellFormed(c.req.param("seat")) ?? "-";
    if (await guestOf(c, parts)) return c.redirect(`/r/${seat}`, 303);
    const secret = seatSecret(c);
    const link = await usedLink(parts, seat, getCookie(c, COOKIE) ?? "");
    if (!link || !secret) return turnAway(c, parts);
    const device = hash(secret);
    if (!(await parts.limits.device(device))) return sentence(c, parts, "room.tooMany", 429);
    if (deps.engine.presence.of(link.session, deps.clock.now()).turnedAway.has(device))
      return c.html(layout(parts.assets, { main: sentAway() }), 403);
    deps.engine.presence.knock(link.session, link.person, device);
    return c.html(layout(parts.assets, { main: asksIn(numberOfDevice(device)), refreshSeconds: EVERY_SECONDS, alwaysRefresh: true }));
  });

  app.post("/r/:seat/admit", tooLarge, async (c) => {
    const sent = await ownForm(c, parts);
    if (!sent.ok) return sent.answer;
    const { guest, fields } = sent;
    const [person = "", number = ""] = one(fields, "knock").split(" ");
    const admit = one(fields, "admit") === "yes";
    const done = await deps.engine.answerKnock(guest.caller, { person: person as PersonId, number, admit });
    if (!done.ok) return showPage(c, parts, guest, { refused: { refusal: done.refusal, reason: null, fields: noFields }, status: 409 });
    if (admit) parts.flash.leave(guest.device, { words: t("place.knock.admitted"), sent: null });
    return c.redirect(`/r/${guest.seat}`, 303);
  });
}

type Used = LinkRow & { readonly session: NonNullable<LinkRow["session"]>; readonly person: PersonId };

async function usedLink({ deps }: RoomParts, seat: string, token: string): Promise<Used | null> {
  const given = wellFormed(token);
  const link = given && (await deps.links.used(hash(given), deps.clock.now()));
  return link && link.seat === seat && link.session !== null && link.person !== null ? (link as Used) : null;
}

/** A link somebody has gone in with, opened again: the way to ask. Null: it never opened anything. */
export async function usedSeat({ deps }: RoomParts, token: string): Promise<string | null> {
  const link = await deps.links.used(hash(token), deps.clock.now());
  return link?.session ? link.seat : null;
}
