import type { BoxId, Day, EffectId, Instant, KeyId, PersonId, ProgrammeId, SessionId, TextId } from "../model/ids.ts";
import type { EffectRow, QueueName, TimerRow } from "../model/effect.ts";
import type { Event } from "../model/event.ts";
import type { Session } from "../model/session.ts";

/**
 * What the engine needs of a database. The in-memory and the PostgreSQL store pass one contract suite
 * (`tests/contract/store.suite.ts`). Nothing here knows a word in clear: texts, roster and box entries are ciphertext.
 * Failures of the database throw `StoreFault`, which carries a code and no values.
 */
export interface Store {
  /**
   * Runs `work` in one transaction: all of it happens, or none. Throws `VersionConflict` where two acts met;
   * the caller loads again and decides again. Errors of `work` pass through unchanged. `work` uses `tx` alone: the
   * store's reads do not see what the transaction wrote, and would wait for a second connection while holding one.
   */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;

  // ---- reads outside a transaction
  /** Null: there is no such session. One indexed read. */
  version(session: SessionId): Promise<number | null>;
  snapshot(session: SessionId): Promise<Session | null>;
  /** Events after `version`, in order. */
  eventsAfter(session: SessionId, version: number): Promise<readonly Event[]>;
  texts(session: SessionId, ids: readonly TextId[]): Promise<ReadonlyMap<TextId, TextRow>>;
  roster(session: SessionId): Promise<readonly RosterRow[]>;
  box(box: BoxId): Promise<BoxRow | null>;
  entries(box: BoxId): Promise<readonly EntryRow[]>;
  entry(box: BoxId, token: string): Promise<Buffer | null>;
  sessions(): Promise<readonly SessionRow[]>;
  /** Those whose id begins with these letters, and which are not destroyed. */
  sessionsLike(beginning: string): Promise<readonly SessionRow[]>;

  // ---- timers and effects
  overdueTimers(now: Instant, limit: number): Promise<readonly TimerRow[]>;
  /** Every timer due within the horizon; alarms are laid again at start. */
  timersBefore(horizon: Instant, limit: number): Promise<readonly TimerRow[]>;
  /**
   * Claims an effect for `forMs`: pending → sending. Null when somebody else holds it or it is done. A claim that
   * ran out (its worker died) may be claimed again; `again` is then true, and stays true for this effect, because
   * nobody knows what that worker had sent. `attempts` counts the claims, this one included.
   *
   * Deliveries of one session are claimed in the order in which they were decided: of those that are free, none of them
   * later than this one, the first is given, and is held for `deliveryMs`.
   */
  claim(effect: EffectId, now: Instant, forMs: number, deliveryMs?: number): Promise<Claim | null>;
  /** Holds a claimed effect until then. */
  hold(effect: EffectId, until: Instant): Promise<void>;
  /** The effect is done: its row goes. */
  finish(effect: EffectId): Promise<void>;
  /** The effect failed: it may be claimed again from `retryAt` on. `code` holds no content. */
  fail(effect: EffectId, retryAt: Instant, code: string): Promise<void>;
  /** Effects that are waiting, or whose claim ran out; of those free at one moment, the one decided first comes first. */
  openEffects(now: Instant, limit: number): Promise<readonly { readonly id: EffectId; readonly queue: QueueName }[]>;

  // ---- what the database knows of its surroundings
  remembered(name: string): Promise<string | null>;
  remember(name: string, value: string): Promise<void>;

  // ---- capability links and the devices that claimed them (hashes only)
  links: LinkStore;
  /** Where sessions are shown on chat platforms, and who is who there. */
  places: PlaceStore;
  /** Groups that meet again. */
  programmes: ProgrammeStore;

  /**
   * Told the id and version of every session that moved, whichever process moved it. After a gap (the connection
   * broke) told every session at its present version, so a version may come twice. Returns a way to stop.
   */
  listen(heard: (session: SessionId, version: number) => void): Promise<() => Promise<void>>;
  /**
   * Says something to every process that hears, this one included. It is kept nowhere and may be lost: who is here now,
   * a sign to the team. At most 7,000 bytes.
   */
  tell(note: string): Promise<void>;
  hear(heard: (note: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

export interface Tx {
  /** Writes the first version of a session. */
  create(session: SessionRow): Promise<void>;
  /** The version under a lock, so that deciding on box facts and writing are one act. Null: no such session. */
  lockSession(session: SessionId): Promise<number | null>;
  /** Appends events after `expectedVersion`. Throws `VersionConflict` if the session moved in between. */
  append(session: SessionId, expectedVersion: number, events: readonly Event[], status: Session["status"]): Promise<void>;
  saveSnapshot(session: Session): Promise<void>;
  saveTexts(rows: readonly TextRow[]): Promise<void>;
  saveRoster(rows: readonly RosterRow[]): Promise<void>;
  /** Kills every link and device of this person, and makes the given one the only link to their seat; null: there is none. */
  replaceLinks(session: SessionId, person: PersonId, link: LinkRow | null): Promise<void>;
  /** Lets one more device of this person in. */
  admitDevice(session: SessionId, person: PersonId, seat: string, device: string): Promise<void>;
  /** Who this person is on a chat platform. */
  addAccounts(rows: readonly AccountRow[]): Promise<void>;
  /** Where this session is shown; the same place twice is one. */
  addPlace(row: PlaceRow): Promise<void>;
  /** Makes the stored timers of a session equal to these. */
  setTimers(session: SessionId, timers: readonly TimerRow[]): Promise<void>;
  addEffects(rows: readonly EffectRow[]): Promise<void>;

  openBox(row: BoxRow): Promise<void>;
  /**
   * Seals one person's entry: waits for nobody but a closing of this box and the same token. `merge` gets what lay
   * there (or null) and returns what shall. Null result: the box is closed or gone; nothing was written.
   */
  seal(box: BoxId, token: string, merge: (before: Buffer | null) => Buffer): Promise<"sealed" | "closed">;
  /** Locks the box against submissions under way and returns its entries as they are now. */
  lockBox(box: BoxId): Promise<readonly EntryRow[]>;
  freezeBox(box: BoxId): Promise<void>;
  /** Opens a frozen box again. */
  thawBox(box: BoxId): Promise<void>;
  /** Deletes a box with all its entries. */
  deleteBox(box: BoxId): Promise<void>;
  /**
   * Deletes every row of a session that could hold words or tell who did what: events, snapshot, roster, texts, boxes,
   * timers, links, devices. Effects that end keys stay until they are done, and so does the session's own row. With
   * `artefacts` its artefact texts stay, and the devices of `readers` as devices of nobody in particular. A snapshot of
   * what is left may be saved afterwards.
   */
  destroySession(session: SessionId, keep: { readonly artefacts: boolean; readonly readers: readonly PersonId[] }): Promise<void>;

  /** Writes a programme as its next version, the first as 1. Throws `VersionConflict` if it moved in between. */
  saveProgramme(row: ProgrammeRow): Promise<void>;
  /** The same paper twice is one. */
  addPaper(row: PaperRow): Promise<void>;
  /** Deletes a programme with its papers, and every link and device that opens it. */
  endProgramme(id: ProgrammeId): Promise<void>;
}

export interface Claim {
  readonly row: EffectRow;
  readonly again: boolean;
  readonly attempts: number;
}

export interface SessionRow {
  readonly id: SessionId;
  readonly version: number;
  readonly status: Session["status"];
  /** Keys in the key store: for the session's words and roster, and for its artefacts. */
  readonly key: KeyId;
  readonly artefactKey: KeyId;
}

export interface TextRow {
  readonly id: TextId;
  readonly session: SessionId;
  readonly under: "session" | "artefact";
  readonly ciphertext: Buffer;
}

/** One person of one session: name, language, time zone, places on platforms; all inside the ciphertext. */
export interface RosterRow {
  readonly session: SessionId;
  readonly person: PersonId;
  readonly ciphertext: Buffer;
}

export interface BoxRow {
  readonly id: BoxId;
  readonly session: SessionId;
  readonly key: KeyId;
  readonly state: "open" | "frozen";
}

export interface EntryRow {
  readonly token: string;
  readonly ciphertext: Buffer;
}

/** A link is 128 random bits or more; only its hash is kept. A claimed link is dead; a device then holds a secret. */
export interface LinkRow {
  readonly hash: string;
  /** What it opens: a seat of a session; or (session null) the host's page, or what is kept of a programme, whose id is the seat. */
  readonly session: SessionId | null;
  readonly person: PersonId | null;
  readonly seat: string;
  readonly expiresAt: Instant;
  /** Digits that have to be known besides, told by voice or set by the person; after three wrong tries the link is dead. */
  readonly number?: string | null;
  /**
   * `browser`: for somebody who is known through a chat platform, and asked for it there. `place`: a code that shows the
   * session in another place. Missing: an invitation, or another device.
   */
  readonly means?: "browser" | "place";
}

/** How often a wrong number may be given before the link is dead. */
export const MOST_TRIES = 3;

/** How often a wrong number may be given to a locked device before it is not known any more. */
export const MOST_UNLOCK_TRIES = 5;

/** Somebody's device. Of an erased session: nobody's in particular. */
export interface DeviceHolder {
  readonly session: SessionId | null;
  readonly person: PersonId | null;
  /** Whether a number was chosen to lock it with, and whether it is locked now. */
  readonly lock: "none" | "open" | "locked";
}

export interface LinkStore {
  add(rows: readonly LinkRow[]): Promise<void>;
  /** Null: unknown, claimed, revoked or expired; the caller can not tell which. */
  find(hash: string, now: Instant): Promise<LinkRow | null>;
  /** A link that was claimed, and opens nothing any more. Null: not one of those. */
  used(hash: string, now: Instant): Promise<LinkRow | null>;
  /** Claims the link and registers the device in one act. Null: somebody was faster, or it is not there. */
  claim(hash: string, device: string, now: Instant, number?: string): Promise<LinkRow | null>;
  /** Takes a code away and says what it was for, to one who asks. Null: somebody was faster, or it is not there. */
  take(hash: string, now: Instant): Promise<LinkRow | null>;
  /** Who holds this device secret (by its hash) for this seat. */
  device(seat: string, device: string): Promise<DeviceHolder | null>;
  /** Deletes links whose time is over. */
  sweep(now: Instant): Promise<void>;
  /** Shuts this device out. */
  forget(seat: string, device: string): Promise<void>;
  /** Shuts out every other device of this person, and every link that was not used yet. */
  keepOnly(session: SessionId, person: PersonId, device: string): Promise<void>;
  /** The same of what belongs to no session: of a programme, whose id is the seat. */
  keepOnlyAt(seat: string, device: string): Promise<void>;
  /** Chooses the number (a keyed hash of it) this device is locked with; null: none. Does not lock. */
  setPin(seat: string, device: string, pin: string | null): Promise<void>;
  /** Locks a device that has a number. */
  lock(seat: string, device: string): Promise<void>;
  /** False: the wrong number. After `MOST_UNLOCK_TRIES` wrong ones the device is not known any more. */
  unlock(seat: string, device: string, pin: string): Promise<boolean>;
  /** Kills every unclaimed link and device of a person, or (person null) of a whole session, or (both null) of the host. */
  revoke(session: SessionId | null, person: PersonId | null): Promise<void>;
}

/** A channel or room of a chat platform in which a session is shown. `mark`: a keyed hash of it, the host's key. */
export interface PlaceRow {
  readonly session: SessionId;
  readonly mark: string;
  readonly ciphertext: Buffer;
}

/** Who somebody is on a chat platform. `mark`: a hash of the account under the session's own key, so two sessions share none. */
export interface AccountRow {
  readonly session: SessionId;
  readonly person: PersonId;
  readonly mark: string;
}

export interface PlaceStore {
  of(session: SessionId): Promise<readonly PlaceRow[]>;
  /** Sessions shown at a place, erased ones never. */
  at(mark: string): Promise<readonly SessionId[]>;
  /** Those of these accounts that are somebody, with one indexed read. */
  accounts(marks: readonly string[]): Promise<readonly AccountRow[]>;
  /** What was posted under this name, such as the card of a floor; null: nothing yet. */
  post(session: SessionId, name: string): Promise<Buffer | null>;
  keepPost(session: SessionId, name: string, ciphertext: Buffer): Promise<void>;
  /** A thing of the host's, of no session; null: nothing was kept under this mark. */
  note(mark: string): Promise<Buffer | null>;
  keepNote(mark: string, ciphertext: Buffer): Promise<void>;
  /** True the first time, until then; in a transaction of its own, so that no other row is written at that moment. */
  isFirst(mark: string, until: Instant, now: Instant): Promise<boolean>;
}

/** A group that meets again: all that is known of it inside the ciphertext, but for the day on which it is erased by itself. */
export interface ProgrammeRow {
  readonly id: ProgrammeId;
  readonly version: number;
  readonly endsOn: Day;
  readonly ciphertext: Buffer;
}

/** What a meeting released, kept for the meetings after it. */
export interface PaperRow {
  readonly programme: ProgrammeId;
  readonly id: string;
  readonly ciphertext: Buffer;
}

export interface ProgrammeStore {
  /** Null: there is no such programme. */
  read(id: ProgrammeId): Promise<ProgrammeRow | null>;
  all(): Promise<readonly Pick<ProgrammeRow, "id" | "endsOn">[]>;
  paper(programme: ProgrammeId, id: string): Promise<Buffer | null>;
}

export class VersionConflict extends Error {
  override readonly name = "VersionConflict";
}
