import type { Caller } from "../../../src/platform/port.ts";
import { section } from "../../chat/kit.ts";
import type { Press } from "../../chat/press.ts";
import { formOf, sentAs } from "../../chat/receive/forms.ts";
import type { Somebody } from "../../chat/receive/person.ts";
import { seatsOf } from "../../chat/receive/seats.ts";
import { seatsParts } from "../../chat/render/home.ts";
import { leafButtons, pageParts } from "../../chat/render/page.ts";
import { LIMITS } from "../limits.ts";
import { leavesOf, type Sheet } from "../render/layout.ts";
import { told, type Door } from "./door.ts";
import type { Draft } from "../drafts.ts";

/** Somebody's own page as it is now. `mine`: with their sealed words, because they asked. `said`: what came of what they did. */
export async function ownPage(
  { deps }: Door,
  caller: Caller,
  { t }: Somebody,
  {
    leaf = 0,
    mine = false,
    said = null,
  }: { readonly leaf?: number | undefined; readonly mine?: boolean; readonly said?: string | null } = {},
): Promise<Sheet> {
  const page = await deps.engine.page(caller, { mine });
  if ("reason" in page) return told(t(page.reason));
  const parts = [...(said === null ? [] : section(`✓ ${said}`)), ...pageParts(page, t)];
  const leaves = leavesOf(parts, (at, count) => leafButtons({ session: page.session, t }, at, count));
  return leaves[Math.min(leaf, leaves.length - 1)] ?? told(t("room.status.between"));
}

/** The conversations of somebody, to choose from; or a new one. */
export async function seats(door: Door, who: Somebody): Promise<Sheet> {
  const parts = seatsParts(await seatsOf(door, who), who.t, LIMITS.components);
  return leavesOf(parts, () => [])[0] ?? told(who.t("chat.home.none"));
}

/** The form a button or command meant, as it is for this person now; null: there is none now, and their page says why. */
export async function draftFor(door: Door, who: Somebody, caller: Caller, press: Press): Promise<Omit<Draft, "id"> | null> {
  const page = await door.deps.engine.page(caller, { mine: press.args?.["key"] !== undefined });
  if ("reason" in page) return null;
  const found = formOf(page, press, who.t);
  if (!found) return null;
  return {
    who: whoIs(who),
    form: found.form,
    heading: found.form.title?.words ?? found.heading,
    press: sentAs(found, press),
    channel: null,
    values: new Map(),
    leaf: 0,
  };
}

export const whoIs = ({ home, user }: Somebody): string => `${home}/${user}`;
