import type { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { t } from "../locale.ts";
import type { RoomParts } from "../parts.ts";
import { layout } from "../render/layout.ts";
import { secondDevice } from "../render/second.ts";
import { MOST_BYTES } from "./do.ts";
import { one } from "./fields.ts";
import { sentence } from "./nobody.ts";
import { ownForm } from "./own-form.ts";
import { addressOf } from "./plan.ts";
import { showPage } from "./show.ts";

/** A link for another device of one's own, shown once. */
export function routeSecond(app: Hono, parts: RoomParts): void {
  const tooLarge = bodyLimit({ maxSize: MOST_BYTES, onError: (c) => sentence(c, parts, "room.tooLarge", 413) });
  app.post("/r/:seat/second", tooLarge, async (c) => {
    const sent = await ownForm(c, parts);
    if (!sent.ok) return sent.answer;
    const { guest, fields } = sent;
    const made = await parts.deps.engine.secondDevice(guest.caller, one(fields, "pin"));
    if (!made.ok) return showPage(c, parts, guest, { refused: { refusal: made.refusal, reason: null, fields }, status: 422 });
    return c.html(layout(parts.assets, { main: secondDevice(`/r/${guest.seat}`, addressOf(parts, made.secret)), standsStill: true }));
  });
  app.post("/r/:seat/others", tooLarge, async (c) => {
    const sent = await ownForm(c, parts);
    if (!sent.ok) return sent.answer;
    const { guest } = sent;
    await parts.deps.links.keepOnly(guest.caller.session, guest.caller.person, guest.device);
    parts.flash.leave(guest.device, { words: t("place.others.done"), sent: null });
    return c.redirect(`/r/${guest.seat}`, 303);
  });
}
