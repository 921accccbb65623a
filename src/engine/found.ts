import type { Refusal } from "../model/command.ts";
import type { Instant, PersonId, ProgrammeId, SessionId, SideId, TextId } from "../model/ids.ts";
import type { Event } from "../model/event.ts";
import type { Member } from "../model/session.ts";
import type { Session } from "../model/session.ts";
import type { Role } from "../model/vocabulary.ts";
import { hash } from "../store/cipher.ts";
import type { Account, Caller, Place as ShownAt } from "../platform/port.ts";
import type { Prepared } from "../protocol/prepared.ts";
import type { LinkRow, Tx } from "../store/port.ts";
import { shuffled } from "../floor/shuffle.ts";
import { decide } from "../session/decide/index.ts";
import { nothing } from "../session/evolve.ts";
import { isFacilitator, people } from "../session/people.ts";
import { commit, dispatch, writeDecision } from "./commit.ts";
import { artefactKey, sessionKey } from "./keys.ts";
import { load } from "./load.ts";
import { foldedName } from "../confidentiality/folded-name.ts";
import type { Parts } from "./parts.ts";
import { accountRows, showing } from "./places.ts";
import { changeProgramme } from "./programme/document.ts";
import { idFor } from "./rehearsal-id.ts";
import type { RosterEntry } from "./roster.ts";
import { readRoster, sealRoster } from "./roster.ts";

export interface Guest {
  /** The name the others see. */
  readonly name: string;
  /** The real name where it was given, so that it can be kept out of unattributed words. */
  readonly fullName: string | null;
  readonly role: Role;
  readonly side: SideId | null;
  /** Who they are on a chat platform, if they were invited there. */
  readonly account?: Account | null;
}

/** A place that was made, with the secret part of its link. The secret is shown once and stored as a hash. */
export interface Place {
  readonly person: PersonId;
  readonly seat: string;
  readonly secret: string;
  readonly guest: Guest;
  /** Two digits to be told by voice, where the facilitator wants them: who intercepts the link alone stays out. */
  readonly number: string | null;
}

/** A link nobody claimed is dead after this: later than a session that nobody goes on with has ended. */
export const LINK_LIVES_MS = 45 * 24 * 3_600_000;

export interface Founding {
  /** Those who are invited with it; no two are called alike. */
  readonly guests?: readonly Guest[];
  readonly withNumbers?: boolean;
  /** Where it is shown on a chat platform. */
  readonly shown?: ShownAt | null;
  /** Of a rehearsal: when whoever founds it will have erased it. */
  readonly until?: Instant | null;
  /** The group whose meeting it is. */
  readonly programme?: ProgrammeId | null;
}

export interface Founded {
  readonly session: SessionId;
  /** The facilitator's. */
  readonly place: Place;
  /** The guests', in their order. */
  readonly places: readonly Place[];
}

/**
 * Founds a session with its facilitator and its guests, or nothing of it. Keys are made first, so that nothing is ever
 * written in clear.
 */
export async function found(
  parts: Parts,
  prepared: Prepared,
  facilitator: Guest,
  { guests = [], withNumbers = false, shown = null, until = null, programme = null }: Founding = {},
): Promise<Founded> {
  if (new Set([facilitator, ...guests].map(({ name }) => foldedName(name))).size <= guests.length) throw new Error("NAMES_ALIKE");
  const id = idFor(prepared.plan, parts.newId, until);
  await parts.keys.make(sessionKey(id));
  await parts.keys.make(artefactKey(id));
  const place = placeFor(parts, facilitator);
  const places = guests.map((guest) => placeFor(parts, guest, withNumbers));
  const all = [place, ...inNoOrder(parts, programme !== null, places)];
  const ctx = { now: parts.clock.now(), random: parts.random, newId: parts.newId, box: null };
  const whose = programme === null ? null : { id: parts.newId() as TextId, plain: programme };
  const plan = whose === null ? prepared.plan : { ...prepared.plan, programme: whose.id };
  const texts = whose === null ? prepared.texts : [...prepared.texts, whose];
  const planned = decide(nothing(id), { type: "planSession", plan, items: prepared.items }, ctx, parts.kinds);
  if (!planned.ok) throw new Error("PLAN_REFUSED");
  const arrival: Event = { type: "peopleInvited", people: all.map(invitedTo) };
  const roster = await sealRoster(parts, id, new Map(all.map((each) => [each.person, entryOf(each)])));
  const accounts = await accountsFor(parts, id, all);
  // A link to a place that does not come about opens nothing; a place without a link would strand its person.
  await parts.store.links.add(all.map((each) => linkFor(parts, id, each)));
  const at = shown && (await showing(parts, id, shown));
  const write = async (tx: Tx) => {
    await tx.create({ id, version: 0, status: "planned", key: sessionKey(id), artefactKey: artefactKey(id) });
    await tx.saveRoster(roster);
    await tx.addAccounts(accounts);
    return writeDecision(parts, tx, nothing(id), { ok: true, events: [...planned.events, arrival], texts }, at?.write);
  };
  const written = programme === null ? await parts.store.transact(write) : await asMeeting(parts, programme, id, write);
  parts.memory.keep(written.session);
  await dispatch(parts, { ...written, effects: [...written.effects, ...(at?.effects ?? [])] });
  return { session: id, place, places };
}

/** How people are written down. A group's list outlives its meetings: in its order, it would name the people of an old backup. */
const inNoOrder = (parts: Parts, isMeeting: boolean, places: readonly Place[]): readonly Place[] =>
  isMeeting ? shuffled(places, parts.random) : places;

/** The group was ended meanwhile, or holds no more meetings. */
export class NoMeeting extends Error {
  override readonly name = "NoMeeting";
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super("NO_MEETING");
    this.refusal = refusal;
  }
}

/** In one transaction with the list of the group's meetings. Throws `NoMeeting`. */
async function asMeeting<T>(parts: Parts, programme: ProgrammeId, session: SessionId, write: (tx: Tx) => Promise<T>): Promise<T> {
  const met = await changeProgramme(parts, programme, { do: "meet", session }, write);
  if (!met.ok) throw new NoMeeting(met.refusal);
  if (met.wrote === null) throw new Error("NOT_WRITTEN");
  return met.wrote;
}

/** Makes places for more people. */
export async function invite(
  parts: Parts,
  session: SessionId,
  by: PersonId | null,
  guests: readonly Guest[],
  withNumbers = false,
): Promise<{ ok: true; places: readonly Place[] } | { ok: false; refusal: Refusal }> {
  const taken = await nameTaken(parts, session, guests);
  if (taken !== null) return { ok: false, refusal: { reason: "refuse.heldName", args: { name: taken } } };
  const places = guests.map((guest) => placeFor(parts, guest, withNumbers));
  const all = inNoOrder(parts, (await load(parts, session))?.plan?.programme !== undefined, places);
  const roster = await sealRoster(parts, session, new Map(all.map((place) => [place.person, entryOf(place)])));
  const people = all.map(invitedTo);
  const accounts = await accountsFor(parts, session, all);
  // A link to a place that does not come about opens nothing; a place without a link would strand its person.
  await parts.store.links.add(all.map((place) => linkFor(parts, session, place)));
  const done = await commit(parts, session, { type: "invite", by, people }, async (tx) => {
    await tx.saveRoster(roster);
    await tx.addAccounts(accounts);
  });
  return done.ok ? { ok: true, places } : done;
}

const accountsFor = (parts: Parts, session: SessionId, places: readonly Place[]): ReturnType<typeof accountRows> =>
  accountRows(
    parts,
    session,
    places.map(({ person, guest }) => ({ person, account: guest.account ?? null })),
  );

/** Whoever left does not come back, unless they lead: their name may be given again, to the same person as a rule. */
function mayComeIn(session: Session, person: PersonId): boolean {
  const member = session.members[person];
  return member === undefined || member.state !== "left" || isFacilitator(member);
}

/** Two of one name could speak for each other. */
async function nameTaken(parts: Parts, id: SessionId, guests: readonly Guest[]): Promise<string | null> {
  const session = await load(parts, id);
  const roster = session ? await readRoster(parts, session) : new Map<PersonId, RosterEntry>();
  const there = new Set([...roster].filter(([person]) => session && mayComeIn(session, person)).map(([, each]) => foldedName(each.name)));
  return guests.find((guest) => there.has(foldedName(guest.name)))?.name ?? null;
}

/** Another device of one's own is let in for so long. */
const SECOND_DEVICE_MS = 10 * 60_000;
const PIN = /^\d{4,8}$/;

/**
 * A link for another device of the same person, who made it on the first and chose a number for it. The first device
 * stays in. Nobody else can make one.
 */
export async function secondDevice(
  parts: Parts,
  caller: Caller,
  pin: string,
): Promise<{ readonly ok: true; readonly secret: string } | { readonly ok: false; readonly refusal: Refusal }> {
  if (!PIN.test(pin)) return { ok: false, refusal: { reason: "refuse.pin" } };
  const session = await load(parts, caller.session);
  const entry = session && (await readRoster(parts, session)).get(caller.person);
  if (!entry || !isIn(session.members[caller.person]?.state)) return { ok: false, refusal: { reason: "refuse.notInRoom" } };
  const secret = newSecret(parts);
  const expiresAt = parts.clock.now() + SECOND_DEVICE_MS;
  await parts.store.links.add([
    { hash: hash(secret), session: session.id, person: caller.person, seat: entry.seat, expiresAt, number: pin },
  ]);
  return { ok: true, secret };
}

/** A link to one's own place for somebody who is known through a chat platform: for ten minutes, and one device. */
export async function browserLink(
  parts: Parts,
  caller: Caller,
): Promise<{ readonly ok: true; readonly secret: string } | { readonly ok: false; readonly refusal: Refusal }> {
  const session = await load(parts, caller.session);
  const entry = session && (await readRoster(parts, session)).get(caller.person);
  if (!entry || session.members[caller.person]?.state === "left") return { ok: false, refusal: { reason: "refuse.notInRoom" } };
  const secret = newSecret(parts);
  const expiresAt = parts.clock.now() + SECOND_DEVICE_MS;
  await parts.store.links.add([
    { hash: hash(secret), session: session.id, person: caller.person, seat: entry.seat, expiresAt, means: "browser" },
  ]);
  return { ok: true, secret };
}

const isIn = (state: Member["state"] | undefined): boolean => state === "present" || state === "listening";

export interface Reissued {
  readonly ok: true;
  readonly seat: string;
  readonly secret: string;
}

/** A new link for a place whose link or device was lost. The old ones die, and everybody in the session sees it. */
export async function reissue(
  parts: Parts,
  id: SessionId,
  by: PersonId | null,
  person: PersonId,
): Promise<Reissued | { readonly ok: false; readonly refusal: Refusal }> {
  const session = await load(parts, id);
  const entry = session && (await readRoster(parts, session)).get(person);
  if (!entry) return { ok: false, refusal: { reason: "refuse.unreadable" } };
  const secret = newSecret(parts);
  const link = { hash: hash(secret), session: id, person, seat: entry.seat, expiresAt: parts.clock.now() + LINK_LIVES_MS };
  // In one transaction with what everybody sees of it: of two made at once one is dead.
  const done = await commit(parts, id, { type: "reissueLink", by, person }, (tx) => tx.replaceLinks(id, person, link));
  if (!done.ok) return done;
  return { ok: true, seat: entry.seat, secret };
}

/** By the host, for the lead facilitator. */
export async function reissueLead(parts: Parts, id: SessionId): ReturnType<typeof reissue> {
  const session = await load(parts, id);
  const lead = session && people(session).find(({ role }) => role === "facilitator");
  return lead ? reissue(parts, id, null, lead.id) : { ok: false, refusal: { reason: "refuse.destroyed" } };
}

export const newSecret = (parts: Parts): string => parts.newId() + parts.newId();

function placeFor(parts: Parts, guest: Guest, withNumber = false): Place {
  const number = withNumber ? String(10 + parts.random.int(90)) : null;
  return { person: parts.newId() as PersonId, seat: parts.newId(), secret: newSecret(parts), guest, number };
}

const invitedTo = ({ person, guest }: Place) => ({ person, role: guest.role, side: guest.side });

const entryOf = ({ guest, seat }: Place): RosterEntry => ({
  name: guest.name,
  names: guest.fullName ? [guest.name, guest.fullName] : [guest.name],
  seat,
  more: [],
  ...(guest.account ? { account: guest.account } : {}),
});

const linkFor = (parts: Parts, session: SessionId, place: Place): LinkRow => ({
  hash: hash(place.secret),
  session,
  person: place.person,
  seat: place.seat,
  expiresAt: parts.clock.now() + LINK_LIVES_MS,
  number: place.number,
});
