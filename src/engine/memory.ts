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
  /**
   * Does the work for a session at a version once for all who ask while it goes on: when a session moves, everybody's
   * page is asked for in the same moment, and each would read the same events and unseal the same names.
   */
  loading(id: SessionId, version: number, work: () => Promise<Session | null>): Promise<Session | null>;
  words(id: SessionId): Map<TextId, string>;
  /** The same for the names. What was read is kept until the session moves; what failed is not. */
  roster(id: SessionId, version: number, work: () => Promise<Roster>): Promise<Roster>;
  /** By box: whether enough wrote, and the minute in which that was looked up. */
  enough(id: SessionId): Map<BoxId, { minute: number; enough: boolean }>;
  forget(id: SessionId): void;
}

export type Roster = ReadonlyMap<PersonId, RosterEntry>;

interface Once<T> {
  readonly version: number;
  readonly answer: Promise<T>;
}

interface Kept {
  session: Session | null;
  loading: Once<Session | null> | null;
  words: Map<TextId, string>;
  roster: Once<Roster> | null;
  enough: Map<BoxId, { minute: number; enough: boolean }>;
}

export const MOST_SESSIONS = 200;

export function createMemory(): Memory {
  const sessions = new Map<SessionId, Kept>();
  const of = (id: SessionId): Kept => {
    const kept = sessions.get(id) ?? { session: null, loading: null, words: new Map(), roster: null, enough: new Map() };
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
    loading(id, version, work) {
      const kept = of(id);
      if (kept.loading?.version === version) return kept.loading.answer;
      const once: Once<Session | null> = { version, answer: work() };
      const over = (): void => void (kept.loading === once && (kept.loading = null));
      kept.loading = once;
      once.answer.then(over, over);
      return once.answer;
    },
    words: (id) => of(id).words,
    roster(id, version, work) {
      const kept = of(id);
      if (kept.roster?.version === version) return kept.roster.answer;
      const once: Once<Roster> = { version, answer: work() };
      kept.roster = once;
      once.answer.catch(() => void (kept.roster === once && (kept.roster = null)));
      return once.answer;
    },
    enough: (id) => of(id).enough,
    forget(id) {
      sessions.delete(id);
    },
  };
}
