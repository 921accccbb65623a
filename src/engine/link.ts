import type { Refusal } from "../model/command.ts";
import type { SessionId } from "../model/ids.ts";
import type { Account, Caller, Place } from "../platform/port.ts";
import { hash } from "../store/cipher.ts";
import { commit, dispatch } from "./commit.ts";
import { load } from "./load.ts";
import type { Parts } from "./parts.ts";
import { accountRows, createPlaces, showing } from "./places.ts";
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
 * platform receives its words, it only rings there too; a place that shows it already stays as it is.
 */
export async function linkPlace(
  parts: Parts,
  code: string,
  account: Account,
  place: Pick<Place, "platform" | "channel">,
): Promise<{ readonly ok: true; readonly session: SessionId; readonly shows: "room" | "doorbell" } | Refused> {
  const row = await parts.store.links.take(codeHash(code), parts.clock.now());
  const session = row?.session ? await load(parts, row.session) : null;
  const person = row?.person ?? null;
  if (!session || person === null || (place.platform !== "slack" && place.platform !== "discord")) return refused("refuse.code");
  const entry = (await readRoster(parts, session)).get(person);
  const places = createPlaces(parts);
  const known = await places.whoIs(session.id, account);
  if (!entry || (known !== null && known !== person)) return refused("refuse.code");
  const before = await places.of(session.id);
  const there = before.find((each) => each.platform === place.platform && each.channel === place.channel);
  const isRungOnly = before.length > 0 && before.every(({ shows }) => shows === "doorbell");
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

const refused = (reason: string): Refused => ({ ok: false, refusal: { reason } });
