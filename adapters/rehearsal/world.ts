import type { Engine } from "../../src/engine/engine.ts";
import type { Parts } from "../../src/engine/parts.ts";
import type { Random } from "../../src/model/command.ts";
import type { Ms } from "../../src/model/ids.ts";
import type { Library } from "../../src/protocol/library.ts";

/**
 * Where invented people meet: in memory and virtual time (`virtual.ts`), or on real storage by the real clock
 * (`stored.ts`). All durations are the session's own, before pacing.
 */
export interface World {
  readonly engine: Engine;
  readonly parts: Parts;
  readonly library: Library;
  /** What invented people choose by: the same for the same seed, and not what the program shuffles with. */
  readonly chance: Random;
  /** For the plan: every duration of the session is divided by this. */
  readonly pace: number;
  /** Time passes, and what comes due is done. */
  pass(ms: Ms): Promise<void>;
  /** Waits until it is so, no longer than it takes. False: it did not come about within that time. */
  until(isSo: () => Promise<boolean>, withinMs: Ms): Promise<boolean>;
  /** A script pauses, and nothing depends on it. Nobody sits it out by a real clock: rounds only stay open longer. */
  lull(ms: Ms): Promise<void>;
}

/** Mulberry32: good enough to choose in a rehearsal, and the same for the same seed. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return {
    int(below) {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = state;
      mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
    },
  };
}
