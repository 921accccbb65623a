import { z } from "zod";
import type { Effect, EffectRow } from "../model/effect.ts";
import type { EffectId, KeyId, Path, PersonId, SessionId } from "../model/ids.ts";
import type { Account, LeftPlace, ListedPlace, Place, Showing } from "../platform/port.ts";
import { mark, open, seal } from "../store/cipher.ts";
import type { AccountRow, Tx } from "../store/port.ts";
import { dispatch } from "./commit.ts";
import { queueOf } from "./effects.ts";
import { sessionKey } from "./keys.ts";
import { load } from "./load.ts";
import type { Parts } from "./parts.ts";
import type { RosterEntry } from "./roster.ts";
import { accountsIn, readRoster } from "./roster.ts";

/** Where sessions are shown on chat platforms, and who is who there. Nothing of it lies in the database in clear. */
export interface Places {
  /** Null: this account is nobody of this session. */
  whoIs(session: SessionId, account: Account): Promise<PersonId | null>;
  /** Where somebody sits, of the sessions that are not erased, with one read of the accounts. */
  seatsOf(account: Account): Promise<readonly { readonly session: SessionId; readonly person: PersonId }[]>;
  /** Everybody of a session who is known on a chat platform. */
  accountsOf(session: SessionId): Promise<readonly { readonly person: PersonId; readonly account: Account }[]>;
  /** From now on the session is shown there; where it is shown whole, its lobby is the first card. */
  show(session: SessionId, place: Place): Promise<void>;
  of(session: SessionId): Promise<readonly Place[]>;
  /** With one read: where it is shown, and where it was until somebody stopped that. */
  all(session: SessionId): Promise<{ readonly shown: readonly ListedPlace[]; readonly left: readonly LeftPlace[] }>;
  /** Every place of a platform, of the sessions that are not erased. */
  on(platform: Place["platform"]): Promise<readonly { readonly session: SessionId; readonly place: Place }[]>;
  at(place: Pick<Place, "platform" | "channel">): Promise<readonly SessionId[]>;
  /** A name for the room of a branch (the `nth`, from 0), always the same one, which nobody outside can guess. 20 of `0-9a-f`. */
  secretName(session: SessionId, path: Path, nth?: number): Promise<string>;
  /** What was posted under a name (a floor's card, the lines said so far); null: nothing, or it can not be read any more. */
  posted(session: SessionId, name: string): Promise<unknown>;
  keepPosted(session: SessionId, name: string, what: unknown): Promise<void>;
  /**
   * Something of the host's own, of no session, such as what a connection is continued with; sealed under the host's key.
   * Null: nothing, or it can not be read any more.
   */
  kept(name: string): Promise<unknown>;
  keep(name: string, what: unknown): Promise<void>;
  /** True the first time that a platform delivers this. */
  isFirst(delivery: string, forMs: number): Promise<boolean>;
}

/** Not of a session: it finds sessions by the channel they are shown in. */
const PLACES_KEY = "places" as KeyId;

const placeSchema = z.object({
  platform: z.enum(["web", "rehearsal", "slack", "discord"]),
  channel: z.string(),
  shows: z.string(),
  showing: z.string(),
  mayChange: z.literal(true).optional(),
  left: z.literal(true).optional(),
});

/** Of a keyed mark, as much as tells the places of one session apart. */
const ID_CHARS = 12;

/** A place that shows a conversation shows first that there is one. */
const LOBBY: Effect = { do: "deliver", card: { card: "lobby", path: null }, to: { to: "room" }, onUnknown: "repeatMarked" };

const accountMark = (key: Buffer, { platform, id }: Account): string => mark(key, "account", `${platform} ${id}`);

/** Rows for the transaction in which people are invited. */
export async function accountRows(
  parts: Parts,
  session: SessionId,
  people: readonly { readonly person: PersonId; readonly account: Account | null }[],
): Promise<readonly AccountRow[]> {
  const known = people.flatMap(({ person, account }) => (account ? [{ person, account }] : []));
  if (known.length === 0) return [];
  const key = await parts.keys.get(sessionKey(session));
  if (!key) throw new Error("KEY_MISSING");
  return known.map(({ person, account }) => ({ session, person, mark: accountMark(key, account) }));
}

const markOf = (key: Buffer, { platform, channel }: Pick<Place, "platform" | "channel">): string =>
  mark(key, "place", `${platform} ${channel}`);

/** Written for a place where it is shown no more: it is known still, for whoever has to leave everything there as it was. */
export const leaving = (
  parts: Parts,
  session: SessionId,
  { platform, channel, shows, showing: of }: Showing,
): Promise<(tx: Tx) => Promise<void>> => placeRow(parts, session, { platform, channel, shows, showing: of, left: true });

async function placeRow(parts: Parts, session: SessionId, place: z.input<typeof placeSchema>): Promise<(tx: Tx) => Promise<void>> {
  const hostKey = await parts.keys.make(PLACES_KEY);
  const row = { session, mark: markOf(hostKey, place), ciphertext: await sealed(parts, session, place, "place") };
  return (tx) => tx.addPlace(row);
}

async function sealed(parts: Parts, session: SessionId, what: unknown, as: string): Promise<Buffer> {
  const key = await parts.keys.get(sessionKey(session));
  if (!key) throw new Error("KEY_MISSING");
  return seal(key, Buffer.from(JSON.stringify(what)), `parley/${as}/${session}`);
}

/** What is written for a session to be shown at a place, in whichever transaction it belongs to. */
export async function showing(
  parts: Parts,
  session: SessionId,
  place: Place,
): Promise<{ readonly effects: readonly EffectRow[]; readonly write: (tx: Tx) => Promise<void> }> {
  const add = await placeRow(parts, session, { ...place, showing: parts.newId() });
  const lobby: EffectRow = { id: parts.newId() as EffectId, session, effect: LOBBY, queue: queueOf(LOBBY) };
  const effects = place.shows === "room" ? [lobby] : [];
  return {
    effects,
    write: async (tx) => {
      await add(tx);
      await tx.addEffects(effects);
    },
  };
}

export function createPlaces(parts: Parts): Places {
  const { places } = parts.store;
  const hostKey = (): Promise<Buffer> => parts.keys.make(PLACES_KEY);
  /** Where nothing was ever kept there is no key, and none is made by looking. */
  const ifThere = (): Promise<Buffer | null> => parts.keys.get(PLACES_KEY);
  /** A name may hold the id of a channel. */
  const postMark = (key: Buffer, session: SessionId, name: string): string => mark(key, "post", `${session} ${name}`);
  const unsealed = async (session: SessionId, bytes: Buffer, as: string): Promise<unknown> => {
    const key = await parts.keys.get(sessionKey(session));
    return key ? (JSON.parse(open(key, bytes, `parley/${as}/${session}`).toString()) as unknown) : null;
  };

  async function all(session: SessionId) {
    const rows = await places.of(session);
    const shown: ListedPlace[] = [];
    const left: LeftPlace[] = [];
    for (const row of rows) {
      const given = await unsealed(session, row.ciphertext, "place");
      if (given === null) continue;
      const { platform, channel, shows, showing: of, mayChange, left: isLeft } = placeSchema.parse(given);
      const place = { platform, channel, shows: shows as Place["shows"], showing: of, ...(mayChange ? { mayChange } : {}) };
      if (isLeft) left.push(place);
      else shown.push({ ...place, id: row.mark.slice(0, ID_CHARS) });
    }
    return { shown, left };
  }

  return {
    async whoIs(session, account) {
      const key = await parts.keys.get(sessionKey(session));
      if (!key) return null;
      const rows = await places.accounts([accountMark(key, account)]);
      return rows.find((row) => row.session === session)?.person ?? null;
    },
    async seatsOf(account) {
      const live = (await parts.store.sessions()).filter((row) => row.status !== "destroyed");
      const marks = await Promise.all(
        live.map(async ({ id }) => {
          const key = await parts.keys.get(sessionKey(id));
          return key ? [accountMark(key, account)] : [];
        }),
      );
      return (await places.accounts(marks.flat())).map(({ session, person }) => ({ session, person }));
    },
    async accountsOf(id) {
      const session = await load(parts, id);
      const roster = session ? await readRoster(parts, session) : new Map<PersonId, RosterEntry>();
      return [...roster].flatMap(([person, entry]) => accountsIn(entry).map((account) => ({ person, account })));
    },
    async show(session, place) {
      const shown = await showing(parts, session, place);
      await parts.store.transact((tx) => shown.write(tx));
      await dispatch(parts, { effects: shown.effects, alarms: [] });
    },
    of: async (session) => (await all(session)).shown.map(({ id: _id, showing: _showing, ...place }) => place),
    all,
    async on(platform) {
      const live = (await parts.store.sessions()).filter((row) => row.status !== "destroyed");
      const shown = await Promise.all(live.map(async ({ id }) => (await this.of(id)).map((place) => ({ session: id, place }))));
      return shown.flat().filter(({ place }) => place.platform === platform);
    },
    async at(place) {
      const key = await ifThere();
      const sessions = key ? await places.at(markOf(key, place)) : [];
      const shown = await Promise.all(sessions.map(async (id) => (await all(id)).shown.some((each) => isSame(each, place))));
      return sessions.filter((_, index) => shown[index]);
    },
    secretName: async (session, path, nth = 0) =>
      mark(await hostKey(), "room", `${session} ${path}${nth === 0 ? "" : ` ${nth}`}`).slice(0, 20),
    async posted(session, name) {
      const key = await ifThere();
      const bytes = key && (await places.post(session, postMark(key, session, name)));
      return bytes && unsealed(session, bytes, `post/${name}`);
    },
    async keepPosted(session, name, what) {
      await places.keepPost(session, postMark(await hostKey(), session, name), await sealed(parts, session, what, `post/${name}`));
    },
    async kept(name) {
      const key = await ifThere();
      if (!key) return null;
      const bytes = await places.note(mark(key, "note", name));
      try {
        return bytes && (JSON.parse(open(key, bytes, `parley/note/${name}`).toString()) as unknown);
      } catch {
        return null;
      }
    },
    async keep(name, what) {
      const key = await hostKey();
      await places.keepNote(mark(key, "note", name), seal(key, Buffer.from(JSON.stringify(what)), `parley/note/${name}`));
    },
    async isFirst(delivery, forMs) {
      const now = parts.clock.now();
      return places.isFirst(mark(await hostKey(), "arrival", delivery), now + forMs, now);
    },
  };
}

export const isSame = (one: Pick<Place, "platform" | "channel">, other: Pick<Place, "platform" | "channel">): boolean =>
  one.platform === other.platform && one.channel === other.channel;
