import type { Refusal } from "../model/command.ts";
import type { SessionId } from "../model/ids.ts";
import type { Session } from "../model/session.ts";
import { homeOf } from "../platform/address.ts";
import type { Account, Caller, Place } from "../platform/port.ts";
import { hash } from "../store/cipher.ts";
import { commit, dispatch } from "./commit.ts";
import { load } from "./load.ts";
import type { Parts } from "./parts.ts";
import { accountRows, createPlaces, isSame, leaving, showing } from "./places.ts";
import { readRoster, sealRoster } from "./roster.ts";

/** A code is good for so long, and once. */
const CODE_LIVES_MS = 10 * 60_000;
/** Letters and digits that are not taken for each other. Ten of them are fifty bits. */
const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const CODE_CHARS = 10;

const codeHash = (code: string): string => hash(`place ${code.toUpperCase().replaceAll(/[^A-Z0-9]/g, "")}`);

type Refused = { readonly ok: false; readonly refusal: Refusal };

/** A code by which whoever leads shows the conversation in another place, where they have another account. */
export async function placeCode(
  parts: Parts,
  { session: id, person }: Caller,
): Promise<{ readonly ok: true; readonly code: string } | Refused> {
  const session = await load(parts, id);
  const member = session?.members[person];
  const entry = session && (await readRoster(parts, session)).get(person);
  if (!session || !entry || member?.role !== "facilitator") return refused("refuse.onlyLead");
  if (session.status === "ended" || session.status === "destroyed") return refused("refuse.ended");
  const letters = Array.from({ length: CODE_CHARS }, () => LETTERS[parts.random.int(LETTERS.length)] ?? "A").join("");
  const code = `${letters.slice(0, 5)}-${letters.slice(5)}`;
  const expiresAt = parts.clock.now() + CODE_LIVES_MS;
  await parts.store.links.add([{ hash: codeHash(code), session: id, person, seat: entry.seat, expiresAt, means: "place" }]);
  return { ok: true, code };
}

/**
 * Shows the conversation of a code in this place, and knows whoever brought the code by this account as well: everybody is
 * told of it. One refusal for a code that is wrong, used or too old. Where it only rings now, or promises that no chat
 * platform receives its words, it only rings there too; a place that shows it already stays as it is. `against`: the key of
 * what the door has against this conversation there; the code is good still.
 */
export async function linkPlace(
  parts: Parts,
  code: string,
  account: Account,
  place: Pick<Place, "platform" | "channel" | "mayChange">,
  against: (session: Session) => string | null,
): Promise<{ readonly ok: true; readonly session: SessionId; readonly shows: "room" | "doorbell" } | Refused> {
  const meant = await parts.store.links.find(codeHash(code), parts.clock.now());
  const goesOn = meant?.session ? await load(parts, meant.session) : null;
  const reason = goesOn && against(goesOn);
  if (reason !== null) return refused(reason);
  const row = await parts.store.links.take(codeHash(code), parts.clock.now());
  const session = row?.session ? await load(parts, row.session) : null;
  const person = row?.person ?? null;
  if (!session || person === null || (place.platform !== "slack" && place.platform !== "discord")) return refused("refuse.code");
  const entry = (await readRoster(parts, session)).get(person);
  const places = createPlaces(parts);
  const known = await places.whoIs(session.id, account);
  if (!entry || (known !== null && known !== person)) return refused("refuse.code");
  const before = await places.all(session.id);
  const there = before.shown.find((each) => isSame(each, place));
  // A place that was left counts: what was planned to ring only does so wherever it is brought.
  const ever = [...before.shown, ...before.left];
  const isRungOnly = ever.length > 0 && ever.every(({ shows }) => shows === "doorbell");
  const shows = there?.shows === "doorbell" || isRungOnly || session.plan.assurance !== "A" ? "doorbell" : "room";
  const isNew = known === null;
  const accounts = await accountRows(parts, session.id, isNew ? [{ person, account }] : []);
  const roster = await sealRoster(parts, session.id, new Map(isNew ? [[person, { ...entry, more: [...entry.more, account] }]] : []));
  const shown = there ? null : await showing(parts, session.id, { ...place, shows });
  const done = await commit(parts, session.id, { type: "showElsewhere", by: person, on: place.platform }, async (tx) => {
    await tx.addAccounts(accounts);
    await tx.saveRoster(roster);
    await shown?.write(tx);
  });
  if (!done.ok) return done;
  await dispatch(parts, { effects: shown?.effects ?? [], alarms: [] });
  return { ok: true, session: session.id, shows };
}

/**
 * The conversation is shown no more in a place, and everybody is told. What was posted stays there; whoever sits there keeps
 * their part, with their own page and the browser room. With the last room on a server the rooms of groups there go too. Of two
 * who stop it at once one is refused.
 */
export async function stopShowing(parts: Parts, { session, person }: Caller, id: string): Promise<{ readonly ok: true } | Refused> {
  const places = createPlaces(parts);
  const on = (await places.all(session)).shown.find((each) => each.id === id)?.platform;
  if (on !== "slack" && on !== "discord") return refused("refuse.noSuchPlace");
  try {
    return await commit(parts, session, { type: "stopShowing", by: person, on }, async (tx) => {
      const { shown } = await places.all(session);
      const place = shown.find((each) => each.id === id);
      if (!place) throw new NotShown();
      const near = shown.filter((each) => each.id !== id && each.platform === on && homeOf(each.channel) === homeOf(place.channel));
      const isLastRoom = place.shows === "room" && !near.some(({ shows }) => shows === "room");
      const going = [place, ...(isLastRoom ? near.filter(({ shows }) => shows !== "doorbell") : [])];
      for (const each of going) await (await leaving(parts, session, each))(tx);
    });
  } catch (error) {
    if (error instanceof NotShown) return refused("refuse.noSuchPlace");
    throw error;
  }
}

class NotShown extends Error {
  override readonly name = "NotShown";
}

const refused = (reason: string): Refused => ({ ok: false, refusal: { reason } });
