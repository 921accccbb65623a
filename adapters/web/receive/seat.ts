import type { Hono } from "hono";
import type { RoomParts } from "../parts.ts";
import { wellFormed } from "./cookies.ts";
import { showErased } from "./erased.ts";
import { showLocked } from "./locked.ts";
import { sentence, turnAway } from "./nobody.ts";
import { showPage } from "./show.ts";
import { guestOf } from "./who.ts";

/** Where the answers of forms stand: who reloads there, or chooses a language, comes back to the page. */
const ANSWERS = [
  "do",
  "invite",
  "link",
  "person",
  "rename",
  "signal",
  "seen",
  "announce",
  "calendar",
  "second",
  "admit",
  "pin",
  "lock",
  "unlock",
  "schedule",
  "others",
  "like",
] as const;

/** The page of one person. */
export function routeSeat(app: Hono, parts: RoomParts): void {
  app.get("/r/:seat", async (c) => {
    const guest = await guestOf(c, parts);
    if (!guest) return (await showLocked(c, parts)) ?? (await showErased(c, parts)) ?? turnAway(c, parts);
    if (!(await parts.limits.device(guest.device))) return sentence(c, parts, "room.tooMany", 429);
    return showPage(c, parts, guest);
  });
  for (const answer of ANSWERS)
    app.get(`/r/:seat/${answer}`, (c) => {
      const lang = c.req.query("lang");
      return c.redirect(`/r/${wellFormed(c.req.param("seat")) ?? "-"}${lang && /^[a-z-]{2,10}$/.test(lang) ? `?lang=${lang}` : ""}`, 303);
    });
}
