import type { BoxId, EffectId, Instant, PersonId, ProgrammeId, SessionId, TextId } from "../../model/ids.ts";
import type { EffectRow, TimerRow } from "../../model/effect.ts";
import type { Event } from "../../model/event.ts";
import type { AccountRow, BoxRow, LinkRow, PaperRow, PlaceRow, ProgrammeRow, RosterRow, SessionRow, TextRow } from "../port.ts";
import { draftOf, type Draft } from "./draft.ts";

export interface HeldEffect {
  readonly row: EffectRow;
  readonly position: number;
  readonly sending: boolean;
  readonly freeAt: Instant;
  readonly unsure: boolean;
  readonly attempts: number;
}

export interface DeviceRow {
  readonly seat: string;
  readonly device: string;
  readonly session: SessionId | null;
  readonly person: PersonId | null;
  readonly lock?: { readonly pin: string; readonly locked: boolean; readonly tries: number };
}

export interface HeldLink extends LinkRow {
  readonly used?: true;
}

/** The tables of the PostgreSQL store as maps; values are never changed, only replaced. */
export interface Tables {
  readonly sessions: Map<SessionId, SessionRow>;
  /** By `eventKey`. */
  readonly events: Map<string, Event>;
  /** As JSON text: what is read is what would be read from a database. */
  readonly snapshots: Map<SessionId, { readonly version: number; readonly body: string }>;
  readonly texts: Map<TextId, TextRow>;
  readonly rosters: Map<SessionId, ReadonlyMap<PersonId, RosterRow>>;
  readonly boxes: Map<BoxId, BoxRow>;
  readonly entries: Map<BoxId, ReadonlyMap<string, Buffer>>;
  readonly timers: Map<SessionId, readonly TimerRow[]>;
  readonly effects: Map<EffectId, HeldEffect>;
  /** By session and mark. */
  readonly places: Map<string, PlaceRow>;
  /** By mark. */
  readonly accounts: Map<string, AccountRow>;
  /** By session and name. */
  readonly posts: Map<string, { readonly session: SessionId; readonly ciphertext: Buffer }>;
  readonly programmes: Map<ProgrammeId, ProgrammeRow>;
  /** By programme and id. */
  readonly papers: Map<string, PaperRow>;
  readonly links: Map<string, HeldLink>;
  /** By `deviceKey`. */
  readonly devices: Map<string, DeviceRow>;
}

export const eventKey = (session: SessionId, version: number): string => `${session} ${version}`;
export const placeKey = (session: SessionId, of: string): string => `${session} ${of}`;
export const deviceKey = (seat: string, device: string): string => `${device} ${seat}`;

export const emptyTables = (): Tables => ({
  sessions: new Map(),
  events: new Map(),
  snapshots: new Map(),
  texts: new Map(),
  rosters: new Map(),
  boxes: new Map(),
  entries: new Map(),
  timers: new Map(),
  effects: new Map(),
  places: new Map(),
  accounts: new Map(),
  posts: new Map(),
  programmes: new Map(),
  papers: new Map(),
  links: new Map(),
  devices: new Map(),
});

export type Drafts = { readonly [T in keyof Tables]: Tables[T] extends Map<infer K, infer V> ? Draft<K, V> : never };

export const draftsOf = (tables: Tables): Drafts => ({
  sessions: draftOf(tables.sessions),
  events: draftOf(tables.events),
  snapshots: draftOf(tables.snapshots),
  texts: draftOf(tables.texts),
  rosters: draftOf(tables.rosters),
  boxes: draftOf(tables.boxes),
  entries: draftOf(tables.entries),
  timers: draftOf(tables.timers),
  effects: draftOf(tables.effects),
  places: draftOf(tables.places),
  accounts: draftOf(tables.accounts),
  posts: draftOf(tables.posts),
  programmes: draftOf(tables.programmes),
  papers: draftOf(tables.papers),
  links: draftOf(tables.links),
  devices: draftOf(tables.devices),
});
