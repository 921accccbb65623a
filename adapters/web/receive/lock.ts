import { createHmac } from "node:crypto";
import type { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { t } from "../locale.ts";
import type { RoomParts } from "../parts.ts";
import { layout } from "../render/layout.ts";
import { locked } from "../render/lock.ts";
import { MOST_BYTES } from "./do.ts";
import { isSameSite } from "./csrf.ts";
import { one, readFields } from "./fields.ts";
import { sentence, turnAway } from "./nobody.ts";
import { ownForm } from "./own-form.ts";
import { showPage } from "./show.ts";
import { lockedIn } from "./who.ts";

const PIN = /^\d{4,8}$/;

/** What is kept of a number: useless without the secret in the device's own cookie. */
const kept = (secret: string, pin: string): string => createHmac("sha256", secret).update(`parley/pin ${pin}`).digest("base64url");

/** A device can be locked with a number of its person's own; until it is given, it opens nothing. */
export function routeLock(app: Hono, parts: RoomParts): void {
  const { deps } = parts;
  const tooLarge = bodyLimit({ maxSize: MOST_BYTES, onError: (c) => sentence(c, parts, "room.tooLarge", 413) });

  app.post("/r/:seat/pin", tooLarge, async (c) => {
    const sent = await ownForm(c, parts);
    if (!sent.ok) return sent.answer;
    const { guest, fields } = sent;
    const pin = one(fields, "pin");
    // Whoever holds the device does not change what locks it.
    if (guest.canLock && !(await deps.links.unlock(guest.seat, guest.device, kept(guest.secret, one(fields, "now"))))) {
      const isKnown = (await lockedIn(c, parts)) !== null;
      return isKnown ? c.html(layout(parts.assets, { main: locked(`/r/${guest.seat}`, t("place.lock.wrong")) }), 422) : turnAway(c, parts);
    }
    if (pin !== "" && !PIN.test(pin))
      return showPage(c, parts, guest, { refused: { refusal: t("refuse.pin"), reason: null, fields }, status: 422 });
    await deps.links.setPin(guest.seat, guest.device, pin === "" ? null : kept(guest.secret, pin));
    parts.flash.leave(guest.device, { words: t(pin === "" ? "place.lock.off" : "place.lock.on"), sent: null });
    return c.redirect(`/r/${guest.seat}`, 303);
  });

  app.post("/r/:seat/lock", tooLarge, async (c) => {
    const sent = await ownForm(c, parts);
    if (!sent.ok) return sent.answer;
    await deps.links.lock(sent.guest.seat, sent.guest.device);
    return c.redirect(`/r/${sent.guest.seat}`, 303);
  });

  app.post("/r/:seat/unlock", tooLarge, async (c) => {
    const device = await lockedIn(c, parts);
    if (!isSameSite(c, deps)) return sentence(c, parts, "room.foreign", 403);
    // Not locked after all, or not known any more: the page itself says which.
    if (!device) return c.redirect(`/r/${c.req.param("seat")}`, 303);
    if (!(await parts.limits.device(device.device))) return sentence(c, parts, "room.tooMany", 429);
    const opens = await deps.links.unlock(device.seat, device.device, kept(device.secret, one(await readFields(c), "pin")));
    if (opens) return c.redirect(`/r/${device.seat}`, 303);
    return (await lockedIn(c, parts))
      ? c.html(layout(parts.assets, { main: locked(`/r/${device.seat}`, t("place.lock.wrong")) }), 422)
      : turnAway(c, parts);
  });
}
