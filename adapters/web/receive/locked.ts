import type { Context } from "hono";
import type { RoomParts } from "../parts.ts";
import { copyOf } from "../render/alert.ts";
import { html } from "../render/html.ts";
import { layout } from "../render/layout.ts";
import { locked } from "../render/lock.ts";
import { leftOver, returnedOf } from "../render/returned.ts";
import type { Fields } from "./fields.ts";
import { sentence } from "./nobody.ts";
import { lockedIn } from "./who.ts";

/** The page of a locked device; null: it is none. What a form of theirs held stands on it, to be copied. */
export async function showLocked(c: Context, parts: RoomParts, fields: Fields | null = null): Promise<Response | null> {
  const device = await lockedIn(c, parts);
  if (!device) return null;
  if (!(await parts.limits.device(device.device))) return sentence(c, parts, "room.tooMany", 429);
  const words = fields === null ? "" : leftOver(returnedOf(fields, "", null), {});
  const main = html`${locked(`/r/${device.seat}`, null)}${words === "" ? null : copyOf("kept", words)}`;
  return c.html(layout(parts.assets, { main }), 423);
}
