import type { BoxId, PersonId, SessionId, TextId } from "../model/ids.ts";
import type { Session } from "../model/session.ts";
import type { RosterEntry } from "./roster.ts";

/**
 * What a process keeps of sessions to be fast: state by version, words already read. Bounded; a session that is
 * destroyed is forgotten at once.
 */
export interface Memory {
  session(id: SessionId): Session | null;
  keep(session: Session): void;
  words(id: SessionId): Map<TextId, string>;
  roster(id: SessionId, version: number): ReadonlyMap<PersonId, RosterEntry> | null;
  keepRoster(id: SessionId, version: number, roster: ReadonlyMap<PersonId, RosterEntry>): void;
  /** By box: whether enough wrote, and the minute in which that was looked up. */
  enough(id: SessionId): Map<BoxId, { minute: number; enough: boolean }>;
  forget(id: SessionId): void;
}

interface Kept {
  session: Session | null;
  words: Map<TextId, string>;
  roster: { version: number; people: ReadonlyMap<PersonId, RosterEntry> } | null;
  enough: Map<BoxId, { minute: number; enough: boolean }>;
}

export const MOST_SESSIONS = 200;

export function createMemory(): Memory {
  const sessions = new Map<SessionId, Kept>();
  const of = (id: SessionId): Kept => {
    const kept = sessions.get(id) ?? { session: null, words: new Map(), roster: null, enough: new Map() };
    // A map keeps the order of insertion: the first one is the one that was not used for longest.
    sessions.delete(id);
    sessions.set(id, kept);
    const oldest = sessions.size > MOST_SESSIONS ? sessions.keys().next().value : undefined;
    if (oldest !== undefined) sessions.delete(oldest);
    return kept;
  };
  return {
    session: (id) => sessions.get(id)?.session ?? null,
    keep(session) {
      const kept = of(session.id);
      if (!kept.session || kept.session.version < session.version) kept.session = session;
    },
    words: (id) => of(id).words,
    roster(id, version) {
      const roster = sessions.get(id)?.roster;
      return roster && roster.version === version ? roster.people : null;
    },
    keepRoster(id, version, people) {
      of(id).roster = { version, people };
    },
    enough: (id) => of(id).enough,
    forget(id) {
      sessions.delete(id);
    },
  };
}
