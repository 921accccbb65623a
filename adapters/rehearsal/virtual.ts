import { fileURLToPath } from "node:url";
import { createEngine } from "../../src/engine/engine.ts";
import { createMemory } from "../../src/engine/memory.ts";
import type { Parts } from "../../src/engine/parts.ts";
import type { Port } from "../../src/platform/port.ts";
import { openLibrary } from "../../src/protocol/library.ts";
import { virtualClock, virtualQueue, type VirtualClock, type VirtualQueue } from "../../src/queue/virtual.ts";
import { kinds } from "../../src/rounds/index.ts";
import { memoryKeys } from "../../src/store/keys/memory.ts";
import type { KeyStore } from "../../src/store/keys/port.ts";
import { memoryStore } from "../../src/store/memory.ts";
import type { Store } from "../../src/store/port.ts";
import { seeded, type World } from "./world.ts";

/** 15 November 2026, noon. */
const NOON = Date.UTC(2026, 10, 15, 12);

export interface VirtualWorld extends World {
  readonly store: Store;
  readonly keys: KeyStore;
  readonly clock: VirtualClock;
  readonly queue: VirtualQueue;
  readonly logged: string[];
}

export interface VirtualWorldOptions {
  readonly seed?: number;
  readonly ports?: readonly Port[];
  readonly store?: Store;
  readonly keys?: KeyStore;
}

/** A whole Parley in memory and in virtual time; the same seed gives the same, down to the ids. */
export async function aWorld({
  seed = 1,
  ports = [],
  store = memoryStore(),
  keys = memoryKeys(),
}: VirtualWorldOptions = {}): Promise<VirtualWorld> {
  const clock = virtualClock(NOON);
  const queue = virtualQueue(clock, { sweepEveryMs: 60_000 });
  const logged: string[] = [];
  const random = seeded(seed);
  const newId = (): string => Array.from({ length: 22 }, () => ALPHABET[random.int(ALPHABET.length)]).join("");
  const note =
    (what: string) =>
    (...parts: readonly string[]): void =>
      void logged.push([what, ...parts].join(" "));
  const log = {
    effectFailed: note("effectFailed"),
    wakeFailed: note("wakeFailed"),
    sweepFailed: note("sweepFailed"),
    notOpened: note("notOpened"),
    keyMissing: note("keyMissing"),
    roundSettled: note("settled"),
    destroyed: note("destroyed"),
  };
  const parts: Parts = { store, keys, queue, clock, random, newId, kinds, log, memory: createMemory() };
  const engine = createEngine(parts, ports);
  await queue.work(engine.handlers);
  const library = await openLibrary(fileURLToPath(new URL("../../protocols", import.meta.url)), kinds, newId);
  const pass = (ms: number): Promise<void> => queue.runUntil(clock.now() + ms);
  const until: World["until"] = async (isSo, withinMs) => {
    const end = clock.now() + withinMs;
    await pass(0);
    while (!(await isSo())) {
      if (clock.now() >= end) return false;
      await queue.runUntil(Math.min(queue.nextAt() ?? end, end));
    }
    return true;
  };
  return { engine, parts, library, chance: random, pace: 1, pass, until, lull: pass, store, keys, clock, queue, logged };
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
