import { z } from "zod";
import type { PersonId, SessionId } from "../model/ids.ts";
import type { Session } from "../model/session.ts";
import { open, padInSteps, seal, unpad } from "../store/cipher.ts";
import type { RosterRow } from "../store/port.ts";
import { sessionKey } from "./keys.ts";
import type { Parts } from "./parts.ts";

const account = z.object({ platform: z.enum(["web", "rehearsal", "slack", "discord"]), id: z.string() });

/** What is known of a person in one session. It ends with the session key. */
export const rosterEntry = z.object({
  /** Shown to the others. Under Chatham and below the host gives a pseudonym. */
  name: z.string(),
  /** Names that must not appear in unattributed words: the name shown, and the full name where it was given. */
  names: z.array(z.string()).default([]),
  /** The seat's public part of its address. */
  seat: z.string(),
  /** Who they are on a chat platform, so that something can be said to them there. */
  account: account.optional(),
  /** Their other accounts: whoever leads from several places. */
  more: z.array(account).default([]),
});
export type RosterEntry = z.infer<typeof rosterEntry>;

/** Every account of somebody on chat platforms. */
export const accountsIn = ({ account: first, more }: RosterEntry): readonly z.infer<typeof account>[] => [
  ...(first ? [first] : []),
  ...more,
];

const place = (session: SessionId, person: PersonId): string => `parley/roster/${session}/${person}`;

export async function sealRoster(
  parts: Parts,
  session: SessionId,
  entries: ReadonlyMap<PersonId, RosterEntry>,
): Promise<readonly RosterRow[]> {
  const key = await parts.keys.get(sessionKey(session));
  if (!key) throw new Error("KEY_MISSING");
  return [...entries].map(([person, entry]) => ({
    session,
    person,
    ciphertext: seal(key, padInSteps(Buffer.from(JSON.stringify(entry)), STEP_BYTES), place(session, person)),
  }));
}

/** An entry tells its length in steps of this many bytes. Lengths of names find people, for who has a list of them. */
const STEP_BYTES = 1_024;

const BRACE = "{".charCodeAt(0);
/** Entries were not padded once. */
const entryIn = (plain: Buffer): RosterEntry => rosterEntry.parse(JSON.parse((plain[0] === BRACE ? plain : unpad(plain)).toString()));

/** Everybody's entry; empty once the session key has ended. */
export const readRoster = (parts: Parts, session: Session): Promise<ReadonlyMap<PersonId, RosterEntry>> =>
  parts.memory.roster(session.id, session.version, () => unsealRoster(parts, session.id));

async function unsealRoster(parts: Parts, session: SessionId): Promise<ReadonlyMap<PersonId, RosterEntry>> {
  const key = await parts.keys.get(sessionKey(session));
  const people = new Map<PersonId, RosterEntry>();
  for (const row of key ? await parts.store.roster(session) : []) {
    if (key) people.set(row.person, entryIn(open(key, row.ciphertext, place(session, row.person))));
  }
  return people;
}
