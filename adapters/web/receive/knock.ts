import { randomBytes } from "node:crypto";
import type { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { getCookie, setCookie } from "hono/cookie";
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
import { showLocked } from "./locked.ts";
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
    const locked = await showLocked(c, parts);
    if (locked) return locked;
    const link = one(await readFields(c), "link");
    if (!(await usedLink(parts, seat, link))) return turnAway(c, parts);
    if (!(await parts.limits.asking(hash(link)))) return sentence(c, parts, "room.tooMany", 429);
    const secret = randomBytes(SECRET_BYTES).toString("base64url");
    giveSeat(c, deps, seat, secret);
    const secure = deps.publicUrl().startsWith("https:");
    // With secrets of one's own choosing a number could be looked for: this one was given here.
    const asks = `${link}.${await deps.engine.doorProof(`${link} ${secret}`)}`;
    setCookie(c, COOKIE, asks, { path: `/r/${seat}/ask`, httpOnly: true, sameSite: "Strict", secure, maxAge: ASKS_SECONDS });
    return c.redirect(`/r/${seat}/ask`, 303);
  });

  app.get("/r/:seat/ask", async (c) => {
    if (!(await parts.limits.stranger(c))) return sentence(c, parts, "room.tooMany", 429);
    const seat = wellFormed(c.req.param("seat")) ?? "-";
    if (await guestOf(c, parts)) return c.redirect(`/r/${seat}`, 303);
    const secret = seatSecret(c);
    const [token = "", proof = ""] = getCookie(c, COOKIE)?.split(".") ?? [];
    const link = await usedLink(parts, seat, token);
    if (!link || !secret || proof !== (await deps.engine.doorProof(`${token} ${secret}`))) return turnAway(c, parts);
    const number = await deps.engine.knock(link, hash(secret));
    if (number === null) return c.html(layout(parts.assets, { main: sentAway() }), 403);
    return c.html(layout(parts.assets, { main: asksIn(number), refreshSeconds: EVERY_SECONDS, alwaysRefresh: true }));
  });

  app.post("/r/:seat/admit", tooLarge, async (c) => {
    const sent = await ownForm(c, parts);
    if (!sent.ok) return sent.answer;
    const { guest, fields } = sent;
    const [person = "", device = ""] = one(fields, "knock").split(" ");
    const answer = ANSWERS.find((each) => each === one(fields, "admit")) ?? "no";
    const done = await deps.engine.answerKnock(guest.caller, { person: person as PersonId, device, answer });
    if (!done.ok) return showPage(c, parts, guest, { refused: { refusal: done.refusal, reason: null, fields: noFields }, status: 409 });
    if (answer !== "no") parts.flash.leave(guest.device, { words: t("place.knock.admitted"), sent: null });
    return c.redirect(`/r/${guest.seat}`, 303);
  });
}

const ANSWERS = ["in", "alone", "no"] as const;

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
