import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { newId, systemRandom } from "../../src/chance.ts";
import { createEngine } from "../../src/engine/engine.ts";
import { createMemory } from "../../src/engine/memory.ts";
import type { EngineLog, Parts } from "../../src/engine/parts.ts";
import { openLibrary } from "../../src/protocol/library.ts";
import { systemClock } from "../../src/queue/system-clock.ts";
import { kinds } from "../../src/rounds/index.ts";
import type { Storage } from "../../src/store/open.ts";
import { seeded, type World } from "./world.ts";

/** The work itself is not divided by the pace: settling and composing take their real time, on a slow computer too. */
const WORK_MS = 15_000;
const LOOK_EVERY_MS = 10;

export interface StoredWorldOptions {
  readonly storage: Pick<Storage, "store" | "keys" | "queue">;
  readonly pace: number;
  readonly seed?: number;
  readonly log: EngineLog;
}

/** A whole Parley as the program runs it, on this storage, with its queue and by the real clock. Whoever opened the storage closes it. */
export async function aStoredWorld({ storage: { store, keys, queue }, pace, seed = 1, log }: StoredWorldOptions): Promise<World> {
  const parts: Parts = { store, keys, queue, clock: systemClock, random: systemRandom, newId, kinds, log, memory: createMemory() };
  const engine = createEngine(parts, []);
  await engine.start();
  await queue.work(engine.handlers);
  const library = await openLibrary(fileURLToPath(new URL("../../protocols", import.meta.url)), kinds, newId);
  return {
    engine,
    parts,
    library,
    chance: seeded(seed),
    pace,
    pass: (ms) => delay(Math.ceil(ms / pace)),
    async until(isSo, withinMs) {
      const end = performance.now() + withinMs / pace + WORK_MS;
      while (!(await isSo())) {
        if (performance.now() > end) return false;
        await delay(LOOK_EVERY_MS);
      }
      return true;
    },
    lull: async () => {},
  };
}
