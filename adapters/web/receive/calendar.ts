import type { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { t } from "../locale.ts";
import type { RoomParts } from "../parts.ts";
import { MOST_BYTES } from "./do.ts";
import { one } from "./fields.ts";
import { sentence } from "./nobody.ts";
import { ownForm } from "./own-form.ts";
import { showPage } from "./show.ts";
import { instantIn } from "./zoned.ts";

const MOST_MINUTES = 24 * 60;

/**
 * A calendar file that says nothing: when, how long, and the word "Conversation". No title, no name, no link, since
 * calendars are read by others, and by their companies.
 */
export function routeCalendar(app: Hono, parts: RoomParts): void {
  const { deps } = parts;
  const tooLarge = bodyLimit({ maxSize: MOST_BYTES, onError: (c) => sentence(c, parts, "room.tooLarge", 413) });
  app.post("/r/:seat/calendar", tooLarge, async (c) => {
    const sent = await ownForm(c, parts);
    if (!sent.ok) return sent.answer;
    const { guest, fields } = sent;
    const start = instantIn(one(fields, "date"), one(fields, "time"), one(fields, "zone") || "UTC");
    const minutes = Number(one(fields, "minutes"));
    if (start === null || !Number.isInteger(minutes) || minutes < 1 || minutes > MOST_MINUTES)
      return showPage(c, parts, guest, { refused: { refusal: t("tools.calendar.wrong"), reason: null, fields }, status: 422 });
    const file = calendarFile({ start, minutes, uid: deps.newId(), now: deps.clock.now(), summary: t("tools.calendar.summary") });
    return c.body(file, 200, {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'attachment; filename="conversation.ics"',
    });
  });
}

interface Meeting {
  readonly start: number;
  readonly minutes: number;
  readonly uid: string;
  readonly now: number;
  readonly summary: string;
}

/** RFC 5545. Times are in UTC, which every client shows in its own zone. */
export function calendarFile({ start, minutes, uid, now, summary }: Meeting): string {
  const utc = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d+/g, "");
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Parley//EN",
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(start)}`,
    `DTEND:${utc(start + minutes * 60_000)}`,
    `SUMMARY:${summary.replace(/[\\;,]/g, "\\$&")}`,
    "CLASS:PRIVATE",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ].join("\r\n");
}
