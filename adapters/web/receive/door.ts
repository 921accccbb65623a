import { randomBytes } from "node:crypto";
import type { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { hash } from "../../../src/store/cipher.ts";
import { locale, t } from "../locale.ts";
import type { RoomParts } from "../parts.ts";
import { door } from "../render/door.ts";
import { usedLink } from "../render/knock.ts";
import { layout } from "../render/layout.ts";
import { giveGroup, giveHost, giveSeat, wellFormed } from "./cookies.ts";
import { isSameSite } from "./csrf.ts";
import { one, readFields } from "./fields.ts";
import { usedSeat } from "./knock.ts";
import { sentence } from "./nobody.ts";

const DEVICE_BYTES = 32;

/**
 * A link's page. Opening it claims nothing, since previews and mail scanners open links; the button claims. The form
 * goes back to where it is, so the page holds nothing of the link and is the same bytes for every link.
 */
export function routeDoor(app: Hono, parts: RoomParts): void {
  const { deps, assets, limits } = parts;

  app.get("/in/:token", async (c) => {
    if (!(await limits.stranger(c))) return sentence(c, parts, "room.tooMany", 429);
    return c.html(layout(assets, { main: door(null) }));
  });

  const tooLarge = bodyLimit({ maxSize: 4 * 1024, onError: (c) => sentence(c, parts, "room.tooLarge", 413) });
  app.post("/in/:token", tooLarge, async (c) => {
    if (!(await limits.stranger(c))) return sentence(c, parts, "room.tooMany", 429);
    if (!isSameSite(c, deps)) return sentence(c, parts, "room.foreign", 403);
    const token = wellFormed(c.req.param("token"));
    const secret = randomBytes(DEVICE_BYTES).toString("base64url");
    const isForm = (c.req.header("content-type") ?? "").startsWith("application/x-www-form-urlencoded");
    const number = isForm ? one(await readFields(c), "number").replace(/\D/g, "") : "";
    const found = token && (await deps.links.find(hash(token), deps.clock.now()));
    const refusal = found && (await deps.engine.refusedClaim(found, locale()));
    if (refusal) return c.html(layout(assets, { main: door(refusal) }), 409);
    const link = token ? await deps.links.claim(hash(token), hash(secret), deps.clock.now(), number) : null;
    if (!link) {
      const seat = token && (await usedSeat(parts, token));
      return seat && token
        ? c.html(layout(assets, { main: usedLink(seat, token) }), 409)
        : c.html(layout(assets, { main: door(t("room.door.shut")) }), 404);
    }
    if (link.session === null && link.seat !== "host") {
      giveGroup(c, deps, link.seat, secret);
      return c.redirect(`/p/${link.seat}`, 303);
    }
    if (link.session === null) {
      giveHost(c, deps, secret);
      return c.redirect("/host", 303);
    }
    if (!(await deps.engine.claimed(link, hash(secret)))) return c.html(layout(assets, { main: door(t("refuse.secondKey")) }), 409);
    giveSeat(c, deps, link.seat, secret);
    return c.redirect(`/r/${link.seat}`, 303);
  });
}
