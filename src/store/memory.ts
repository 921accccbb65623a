import type { SessionId } from "../model/ids.ts";
import type { Event } from "../model/event.ts";
import type { Session } from "../model/session.ts";
import { effectsOver } from "./memory/effects.ts";
import { linksOver } from "./memory/links.ts";
import { placesOver } from "./memory/places.ts";
import { programmesOver } from "./memory/programmes.ts";
import { draftsOf, emptyTables, eventKey } from "./memory/tables.ts";
import { sorted, transactionOver } from "./memory/transaction.ts";
import type { Store } from "./port.ts";

/**
 * A store in memory for tests, rehearsals and the simulation; it passes the contract suite of the PostgreSQL store.
 * Transactions run one after the other, so what happens is a function of the order of the calls.
 */
export function memoryStore(): Store {
  const tables = emptyTables();
  const listeners = new Set<(session: SessionId, version: number) => void>();
  const house = new Map<string, string>();
  const hearers = new Set<(note: string) => void>();
  let position = 0;
  let turn: Promise<unknown> = Promise.resolve();

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work);
    turn = mine.catch(() => {});
    return mine;
  }

  const timersUntil: Store["overdueTimers"] = async (instant, limit) =>
    [...tables.timers.values()]
      .flat()
      .filter((timer) => timer.dueAt <= instant)
      .sort((one, other) => one.dueAt - other.dueAt || compare(one.session, other.session) || compare(one.key, other.key))
      .slice(0, limit);

  return {
    transact: (work) =>
      inTurn(async () => {
        const drafts = draftsOf(tables);
        const moved: (readonly [SessionId, number])[] = [];
        const result = await work(
          transactionOver(
            drafts,
            (session, version) => moved.push([session, version]),
            () => (position += 1),
          ),
        );
        for (const draft of Object.values(drafts)) draft.commit();
        // Later, as notifications come later: whoever listens must not run inside the writer's call.
        queueMicrotask(() => listeners.forEach((heard) => moved.forEach(([session, version]) => heard(session, version))));
        return result;
      }),

    version: async (session) => tables.sessions.get(session)?.version ?? null,
    async snapshot(session) {
      const row = tables.snapshots.get(session);
      return row ? (JSON.parse(row.body) as Session) : null;
    },
    async eventsAfter(session, version) {
      const events: Event[] = [];
      const last = tables.sessions.get(session)?.version ?? 0;
      for (let at = version + 1; at <= last; at += 1) {
        const event = tables.events.get(eventKey(session, at));
        if (event) events.push(event);
      }
      return events;
    },
    texts: async (session, ids) =>
      new Map(ids.map((id) => tables.texts.get(id)).flatMap((row) => (row?.session === session ? [[row.id, row] as const] : []))),
    roster: async (session) => [...(tables.rosters.get(session)?.values() ?? [])].sort((one, other) => compare(one.person, other.person)),
    box: async (box) => tables.boxes.get(box) ?? null,
    entries: async (box) => sorted(tables.entries.get(box)),
    entry: async (box, token) => tables.entries.get(box)?.get(token) ?? null,
    sessions: async () => [...tables.sessions.values()].sort((one, other) => compare(one.id, other.id)),
    sessionsLike: async (beginning) =>
      [...tables.sessions.values()]
        .filter(({ id, status }) => id.startsWith(beginning) && status !== "destroyed")
        .sort((one, other) => compare(one.id, other.id)),
    overdueTimers: timersUntil,
    timersBefore: timersUntil,
    ...effectsOver(tables),
    links: linksOver(tables),
    places: placesOver(tables),
    programmes: programmesOver(tables),
    async listen(heard) {
      // A function of its own, so that one listener may be added twice.
      const mine: typeof heard = (session, version) => heard(session, version);
      listeners.add(mine);
      return async () => void listeners.delete(mine);
    },
    remembered: async (name) => house.get(name) ?? null,
    remember: async (name, value) => void house.set(name, value),
    async tell(note) {
      queueMicrotask(() => hearers.forEach((heard) => heard(note)));
    },
    async hear(heard) {
      const mine: typeof heard = (note) => heard(note);
      hearers.add(mine);
      return async () => void hearers.delete(mine);
    },
    async close() {
      listeners.clear();
      hearers.clear();
    },
  };
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
