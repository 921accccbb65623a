import { newId, systemRandom } from "./chance.ts";
import { createEngine, type Engine } from "./engine/engine.ts";
import { createMemory } from "./engine/memory.ts";
import type { EngineLog, Parts } from "./engine/parts.ts";
import type { Port } from "./platform/port.ts";
import { systemClock } from "./queue/system-clock.ts";
import { kinds } from "./rounds/index.ts";
import type { Storage } from "./store/open.ts";

/** The engine as the program runs it: on lasting storage, by the system's clock and chance. Nothing works on its queue yet. */
export function liveEngine(
  { store, keys, queue }: Pick<Storage, "store" | "keys" | "queue">,
  log: EngineLog,
  ports: readonly Port[] = [],
): { readonly engine: Engine; readonly parts: Parts } {
  const parts: Parts = { store, keys, queue, clock: systemClock, random: systemRandom, newId, kinds, log, memory: createMemory() };
  return { engine: createEngine(parts, ports), parts };
}
