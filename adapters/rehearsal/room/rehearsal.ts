import type { Random } from "../../../src/model/command.ts";
import type { Instant, PersonId, SessionId } from "../../../src/model/ids.ts";
import type { Role } from "../../../src/model/vocabulary.ts";
import type { Door } from "./door.ts";
import type { Manner } from "./staging.ts";

/** A rehearsal that goes on. Held in memory only: with the process its invented people are gone. */
export interface Rehearsal {
  readonly session: SessionId;
  readonly chairs: readonly Chair[];
  readonly chance: Random;
  /** It is ended then, wherever it stands. */
  readonly endsAt: Instant;
}

/** A seat, and whoever sits on it. */
export interface Chair {
  readonly person: PersonId;
  readonly name: string;
  readonly role: Role;
  readonly side: string | null;
  readonly leads: boolean;
  readonly door: Door;
  readonly manner: Manner;
  readonly did: Map<string, number>;
  /** Somebody real sits here; the invented person has got up. */
  isTaken: boolean;
  /** Its device is shut out: somebody was given a new link to this place. */
  isGone: boolean;
  dueAt: Instant;
  /** Where the session stood when its invented person had nothing left to do. */
  idleIn: string | null;
  /** Where the session stood when whoever sits here themselves began to be waited for. */
  waitedFor: { readonly mark: string; readonly since: Instant } | null;
}
