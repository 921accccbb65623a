import type { Random } from "../model/command.ts";
import type { Kinds } from "../model/kind.ts";
import type { Clock, Queue } from "../queue/port.ts";
import type { KeyStore } from "../store/keys/port.ts";
import type { Store } from "../store/port.ts";
import type { Memory } from "./memory.ts";

/** Everything the engine is given. Time and chance are passed in, so that a session can run in virtual time under a seed. */
export interface Parts {
  readonly store: Store;
  readonly keys: KeyStore;
  readonly queue: Queue;
  readonly clock: Clock;
  readonly random: Random;
  /** At least 128 bits, letters, digits, `_` and `-`. */
  readonly newId: () => string;
  readonly kinds: Kinds;
  readonly log: EngineLog;
  readonly memory: Memory;
}

/** What may be logged: ids of sessions and effects, counts and codes. Never content, never a person. */
export interface EngineLog {
  effectFailed(effect: string, what: string, code: string): void;
  wakeFailed(code: string): void;
  /** Something the sweep found could not be done; the next sweep finds it again. */
  sweepFailed(code: string): void;
  keyMissing(session: string): void;
  /** A box was not opened, or an artefact not written: KEY_GONE, DAMAGED, or the code of a fault of the program. */
  notOpened(session: string, code: string): void;
  roundSettled(session: string): void;
  destroyed(session: string): void;
}
