import type { Context } from "hono";
import { t } from "../locale.ts";
import type { RoomParts } from "../parts.ts";
import { nowhere } from "../render/door.ts";
import { copyOf } from "../render/alert.ts";
import { html } from "../render/html.ts";
import { layout } from "../render/layout.ts";
import { leftOver, returnedOf } from "../render/returned.ts";
import type { Fields } from "./fields.ts";

type Status = 400 | 403 | 404 | 413 | 415 | 422 | 429 | 500;

/** A page with one sentence, the same for everybody. */
export const sentence = (c: Context, { assets }: RoomParts, key: string, status: Status) =>
  c.html(layout(assets, { main: nowhere(t(key)) }), status);

/** A stranger, turned away; not too often. What a form of theirs held goes back to them: their device may have been known a minute ago. */
export const turnAway = async (c: Context, parts: RoomParts, fields: Fields | null = null) => {
  if (!(await parts.limits.stranger(c))) return sentence(c, parts, "room.tooMany", 429);
  const kept = fields === null ? "" : leftOver(returnedOf(fields, "", null), {});
  return kept === ""
    ? notHere(c, parts)
    : c.html(layout(parts.assets, { main: html`${nowhere(t("room.nowhere"))}${copyOf("kept", kept)}` }), 404);
};

/** What a stranger sees, whether there is such a place or not. */
export const notHere = (c: Context, parts: RoomParts) => sentence(c, parts, "room.nowhere", 404);
