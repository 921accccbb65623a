import type { Context } from "hono";
import { t } from "../locale.ts";
import type { RoomParts } from "../parts.ts";
import { isOwnForm, isSameSite } from "./csrf.ts";
import { noFields, one, readFields } from "./fields.ts";
import type { Fields } from "./fields.ts";
import { showLocked } from "./locked.ts";
import { turnAway } from "./nobody.ts";
import { showPage } from "./show.ts";
import type { Guest } from "./who.ts";
import { guestOf } from "./who.ts";

export type Sent =
  | { readonly ok: true; readonly guest: Guest; readonly fields: Fields }
  | { readonly ok: false; readonly answer: Response };

/** A form of somebody who is in, from a page of ours, not too often. Otherwise the answer, with the words in it. */
export async function ownForm(c: Context, parts: RoomParts): Promise<Sent> {
  const no = (answer: Response): Sent => ({ ok: false, answer });
  const guest = await guestOf(c, parts);
  const fields = await readFields(c);
  // Of another site's making it would show that site's words.
  const isOurs = isSameSite(c, parts.deps);
  if (!guest) return no((await showLocked(c, parts, isOurs ? fields : null)) ?? (await turnAway(c, parts, isOurs ? fields : null)));
  const refuse = async (key: string, status: 403 | 429): Promise<Sent> =>
    no(await showPage(c, parts, guest, { refused: { refusal: t(key), reason: null, fields: isOurs ? fields : noFields }, status }));
  if (!isOwnForm(c, parts.deps, guest.secret, one(fields, "csrf"))) return refuse("room.foreign", 403);
  if (!(await parts.limits.device(guest.device))) return refuse("refuse.tooMany", 429);
  return { ok: true, guest, fields };
}
