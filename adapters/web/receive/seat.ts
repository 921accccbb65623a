import type { Hono } from "hono";
import type { RoomParts } from "../parts.ts";
import { notHere, sentence } from "./nobody.ts";
import { showPage } from "./show.ts";
import { guestOf } from "./who.ts";

/** The page of one person. */
export function routeSeat(app: Hono, parts: RoomParts): void {
  app.get("/r/:seat", async (c) => {
    const guest = await guestOf(c, parts);
    if (!guest) return (await parts.limits.stranger(c)) ? notHere(c, parts) : sentence(c, parts, "room.tooMany", 429);
    if (!(await parts.limits.device(guest.device))) return sentence(c, parts, "room.tooMany", 429);
    return showPage(c, parts, guest);
  });
}
