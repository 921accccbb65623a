import type { Context } from "hono";
import { t } from "../locale.ts";
import type { RoomParts } from "../parts.ts";
import { nowhere } from "../render/door.ts";
import { layout } from "../render/layout.ts";

type Status = 400 | 403 | 404 | 413 | 415 | 422 | 429 | 500;

/** A page with one sentence, the same for everybody. */
export const sentence = (c: Context, { assets }: RoomParts, key: string, status: Status) =>
  c.html(layout(assets, { main: nowhere(t(key)) }), status);

/** A stranger, turned away; not too often. */
export const turnAway = async (c: Context, parts: RoomParts) =>
  (await parts.limits.stranger(c)) ? notHere(c, parts) : sentence(c, parts, "room.tooMany", 429);

/** What a stranger sees, whether there is such a place or not. */
export const notHere = (c: Context, parts: RoomParts) => sentence(c, parts, "room.nowhere", 404);
