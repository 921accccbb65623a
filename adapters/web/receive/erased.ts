import type { Context } from "hono";
import { isRehearsal } from "../../../src/engine/rehearsal-id.ts";
import type { RoomParts } from "../parts.ts";
import { erased } from "../render/erased.ts";
import { layout } from "../render/layout.ts";
import { keepSeat } from "./cookies.ts";
import { sentence } from "./nobody.ts";
import { readerOf } from "./who.ts";

/** What is left of an erased conversation, for a device that took part in it. Null: this device did not. */
export async function showErased(c: Context, parts: RoomParts): Promise<Response | null> {
  const reader = await readerOf(c, parts);
  const remains = reader && (await parts.deps.engine.remains(reader.session));
  if (!reader || !remains) return null;
  if (!(await parts.limits.device(reader.device))) return sentence(c, parts, "room.tooMany", 429);
  const end = remains.artefacts.length > 0 ? remains.artefactsEndAt : null;
  const until = end === null ? null : keepSeat(c, parts.deps, reader.seat, reader.secret, end);
  return c.html(layout(parts.assets, { main: erased(`/r/${reader.seat}`, remains, until), rehearsal: isRehearsal(reader.session) }));
}
