import type { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { t } from "../locale.ts";
import type { RoomParts } from "../parts.ts";
import { MOST_BYTES } from "./do.ts";
import { sentence } from "./nobody.ts";
import { ownForm } from "./own-form.ts";
import { hoursOf } from "./plan-form.ts";
import { showPage } from "./show.ts";
import { startOf } from "./zoned.ts";

/** When a conversation begins, and over days when its people are awake. */
export function routeSchedule(app: Hono, parts: RoomParts): void {
  const tooLarge = bodyLimit({ maxSize: MOST_BYTES, onError: (c) => sentence(c, parts, "room.tooLarge", 413) });
  app.post("/r/:seat/schedule", tooLarge, async (c) => {
    const sent = await ownForm(c, parts);
    if (!sent.ok) return sent.answer;
    const { guest, fields } = sent;
    const refuse = (refusal: string, status: 409 | 422) =>
      showPage(c, parts, guest, { refused: { refusal, reason: null, fields }, status });
    const startsAt = fields.has("date") ? startOf(fields) : null;
    if (startsAt === undefined) return refuse(t("schedule.wrong"), 422);
    const hours = fields.has("zones") ? hoursOf(fields) : null;
    if (hours === undefined) return refuse(t("room.plan.no.hours"), 422);
    const answer = await parts.deps.engine.act(guest.caller, {
      do: "decide",
      command: {
        type: "schedule",
        ...(fields.has("date") ? { startsAt } : {}),
        ...(fields.has("zones") ? { hours } : {}),
      },
    });
    return answer.ok ? c.redirect(`/r/${guest.seat}`, 303) : refuse(answer.refusal, 409);
  });
}
