import { fileURLToPath } from "node:url";
import type { Engine } from "../../src/engine/engine.ts";
import { createEngine } from "../../src/engine/engine.ts";
import { createMemory } from "../../src/engine/memory.ts";
import type { Parts } from "../../src/engine/parts.ts";
import type { Random } from "../../src/model/command.ts";
import type { Port } from "../../src/platform/port.ts";
import { openLibrary, type Library } from "../../src/protocol/library.ts";
import { virtualClock, virtualQueue, type VirtualClock, type VirtualQueue } from "../../src/queue/virtual.ts";
import { kinds } from "../../src/rounds/index.ts";
import { memoryKeys } from "../../src/store/keys/memory.ts";
import type { KeyStore } from "../../src/store/keys/port.ts";
import { memoryStore } from "../../src/store/memory.ts";
import type { Store } from "../../src/store/port.ts";

/** 15 November 2026, noon. */
export const NOON = Date.UTC(2026, 10, 15, 12);

export interface World {
  readonly engine: Engine;
  readonly parts: Parts;
  readonly store: Store;
  readonly keys: KeyStore;
  readonly clock: VirtualClock;
  readonly queue: VirtualQueue;
  readonly library: Library;
  readonly logged: string[];
  /** Time passes. */
  pass(ms: number): Promise<void>;
}

export interface WorldOptions {
  readonly seed?: number;
  readonly ports?: readonly Port[];
  readonly store?: Store;
  readonly keys?: KeyStore;
}

/** A whole Parley in memory and in virtual time. */
export async function aWorld({ seed = 1, ports = [], store = memoryStore(), keys = memoryKeys() }: WorldOptions = {}): Promise<World> {
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
    keyMissing: note("keyMissing"),
    roundSettled: note("settled"),
    destroyed: note("destroyed"),
  };
  const parts: Parts = { store, keys, queue, clock, random, newId, kinds, log, memory: createMemory() };
  const engine = createEngine(parts, ports);
  await queue.work(engine.handlers);
  const library = await openLibrary(fileURLToPath(new URL("../../protocols", import.meta.url)), kinds, newId);
  return { engine, parts, store, keys, clock, queue, library, logged, pass: (ms) => queue.runUntil(clock.now() + ms) };
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

/** Mulberry32: good enough to shuffle in a test, and the same for the same seed. */
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
