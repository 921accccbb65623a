import type { BoxId, SessionId } from "../../model/ids.ts";
import { StoreFault } from "../fault.ts";
import { VersionConflict, type EntryRow, type Tx } from "../port.ts";
import { programmesWithin } from "./programmes.ts";
import { deviceKey, eventKey, placeKey, type Drafts } from "./tables.ts";

/** Values go through JSON, as they would on their way to a database: nothing is shared, `undefined` is lost. */
const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** @param moved hears of every append, before the commit. @param nextPosition numbers the effects. */
export const transactionOver = (drafts: Drafts, moved: (session: SessionId, version: number) => void, nextPosition: () => number): Tx => ({
  async create(session) {
    refuseDouble(drafts.sessions.get(session.id));
    drafts.sessions.set(session.id, session);
  },

  lockSession: async (session) => drafts.sessions.get(session)?.version ?? null,

  async append(session, expectedVersion, events, status) {
    const row = drafts.sessions.get(session);
    if (row?.version !== expectedVersion) throw new VersionConflict();
    const version = expectedVersion + events.length;
    drafts.sessions.set(session, { ...row, version, status });
    events.forEach((event, index) => drafts.events.set(eventKey(session, expectedVersion + 1 + index), throughJson(event)));
    moved(session, version);
  },

  async saveSnapshot(session) {
    const before = drafts.snapshots.get(session.id);
    if (before && before.version > session.version) return;
    drafts.snapshots.set(session.id, { version: session.version, body: JSON.stringify(session) });
  },

  async saveTexts(rows) {
    for (const row of rows) drafts.texts.set(row.id, row);
  },

  async saveRoster(rows) {
    for (const row of rows) drafts.rosters.set(row.session, new Map(drafts.rosters.get(row.session)).set(row.person, row));
  },

  async replaceLinks(session, person, link) {
    for (const table of [drafts.links, drafts.devices] as const)
      for (const [key, row] of table.entries()) if (row.session === session && row.person === person) table.delete(key);
    if (link) drafts.links.set(link.hash, link);
  },

  async addAccounts(rows) {
    for (const row of rows) drafts.accounts.set(row.mark, row);
  },

  async addPlace(row) {
    drafts.places.set(placeKey(row.session, row.mark), row);
  },
  async admitDevice(session, person, seat, device) {
    drafts.devices.set(deviceKey(seat, device), { seat, device, session, person });
  },

  async setTimers(session, timers) {
    drafts.timers.set(
      session,
      timers.map(({ key, dueAt }) => ({ session, key, dueAt })),
    );
  },

  async addEffects(rows) {
    for (const row of rows) {
      refuseDouble(drafts.effects.get(row.id));
      drafts.effects.set(row.id, {
        row: throughJson(row),
        position: nextPosition(),
        sending: false,
        freeAt: 0,
        unsure: false,
        attempts: 0,
      });
    }
  },

  async openBox(row) {
    refuseDouble(drafts.boxes.get(row.id));
    drafts.boxes.set(row.id, row);
  },

  async seal(box, token, merge) {
    if (drafts.boxes.get(box)?.state !== "open") return "closed";
    const entries = drafts.entries.get(box);
    drafts.entries.set(box, new Map(entries).set(token, merge(entries?.get(token) ?? null)));
    return "sealed";
  },

  lockBox: async (box) => sorted(drafts.entries.get(box)),
  freezeBox: async (box) => setState(drafts, box, "frozen"),
  thawBox: async (box) => setState(drafts, box, "open"),

  async deleteBox(box) {
    drafts.boxes.delete(box);
    drafts.entries.delete(box);
  },

  destroySession: async (session, keep) => destroySession(drafts, session, keep),
  ...programmesWithin(drafts),
});

/** In the order of the tokens, as the PostgreSQL store gives them. */
export const sorted = (entries: ReadonlyMap<string, Buffer> | undefined): readonly EntryRow[] =>
  [...(entries ?? [])].map(([token, ciphertext]) => ({ token, ciphertext })).sort((one, other) => (one.token < other.token ? -1 : 1));

function setState(drafts: Drafts, box: BoxId, state: "open" | "frozen"): void {
  const row = drafts.boxes.get(box);
  if (row) drafts.boxes.set(box, { ...row, state });
}

function destroySession(drafts: Drafts, session: SessionId, keep: Parameters<Tx["destroySession"]>[1]): void {
  for (const [id, box] of drafts.boxes.entries()) {
    if (box.session !== session) continue;
    drafts.boxes.delete(id);
    drafts.entries.delete(id);
  }
  for (let version = drafts.sessions.get(session)?.version ?? 0; version > 0; version -= 1)
    drafts.events.delete(eventKey(session, version));
  for (const table of [drafts.snapshots, drafts.rosters, drafts.timers]) table.delete(session);
  for (const table of [drafts.places, drafts.accounts, drafts.posts] as const)
    for (const [key, row] of table.entries()) if (row.session === session) table.delete(key);
  for (const [key, link] of drafts.links.entries()) if (link.session === session) drafts.links.delete(key);
  for (const [key, device] of drafts.devices.entries()) {
    if (device.session !== session) continue;
    const reads = keep.artefacts && (device.person === null || keep.readers.includes(device.person));
    if (reads) drafts.devices.set(key, { ...device, person: null });
    else drafts.devices.delete(key);
  }
  for (const [id, { row }] of drafts.effects.entries()) {
    const endsKeys = row.effect.do === "destroyKey" || row.effect.do === "destroySession";
    if (row.session === session && !endsKeys) drafts.effects.delete(id);
  }
  for (const [id, text] of drafts.texts.entries()) {
    if (text.session === session && !(keep.artefacts && text.under === "artefact")) drafts.texts.delete(id);
  }
}

/** What PostgreSQL answers to a second row with the same key. */
function refuseDouble(row: unknown): void {
  if (row !== undefined) throw new StoreFault("23505");
}
