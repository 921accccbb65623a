import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { newId } from "../../src/chance.ts";
import type { EngineLog } from "../../src/engine/parts.ts";
import { liveEngine } from "../../src/live-engine.ts";
import { openLibrary } from "../../src/protocol/library.ts";
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
export async function aStoredWorld({ storage, pace, seed = 1, log }: StoredWorldOptions): Promise<World> {
  const { engine, parts } = liveEngine(storage, log);
  await engine.start();
  await storage.queue.work(engine.handlers);
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
