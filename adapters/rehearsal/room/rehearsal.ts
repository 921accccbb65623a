import type { Random } from "../../../src/model/command.ts";
import type { Instant, SessionId } from "../../../src/model/ids.ts";
import type { Role } from "../../../src/model/vocabulary.ts";
import type { Door } from "./door.ts";
import type { Voice } from "./voice.ts";

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
  readonly name: string;
  readonly role: Role;
  readonly side: string | null;
  readonly leads: boolean;
  readonly door: Door;
  /** What its invented person writes and says. */
  readonly manner: Pick<Voice, "cards" | "lines" | "turns">;
  readonly did: Map<string, number>;
  /** Somebody real sits here; the invented person has got up. */
  isTaken: boolean;
  /** Its device is shut out: somebody was given a new link to this place. */
  isGone: boolean;
  dueAt: Instant;
  /** The phase in which its invented person had nothing left to do. */
  idleIn: string | null;
  waitedFor: { readonly mark: string; readonly since: Instant } | null;
}
