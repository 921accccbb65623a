import { fileURLToPath } from "node:url";
import type { Prepared } from "../../src/engine/found.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { createEngine } from "../../src/engine/engine.ts";
import { createMemory } from "../../src/engine/memory.ts";
import type { Parts } from "../../src/engine/parts.ts";
import type { Random } from "../../src/model/command.ts";
import type { PersonId, SessionId } from "../../src/model/ids.ts";
import type { Role } from "../../src/model/vocabulary.ts";
import type { Page, RoundView } from "../../src/platform/page.ts";
import type { Answer, Caller, Intent, Port } from "../../src/platform/port.ts";
import { openLibrary, type Library } from "../../src/protocol/library.ts";
import type { SetupInput } from "../../src/protocol/setup.ts";
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
  const log = { effectFailed: note("effectFailed"), wakeFailed: note("wakeFailed"), keyMissing: note("keyMissing"), roundSettled: note("settled"), destroyed: note("destroyed") };
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

/** Somebody in a session, at their door. */
export interface Sitting {
  readonly person: PersonId;
  readonly caller: Caller;
  readonly name: string;
  do(intent: Intent, confirmed?: boolean): Promise<Answer>;
  page(mine?: boolean): Promise<Page>;
  /** The one round this person sees. */
  round(): Promise<RoundView>;
}

export interface Table {
  readonly session: SessionId;
  readonly facilitator: Sitting;
  readonly voices: readonly Sitting[];
}

export interface GuestList {
  readonly role?: Role;
  readonly names: readonly string[];
  /** Index of the side, or none. */
  readonly side?: number;
}

/** Plans a session of this protocol and seats people, who have not gone in yet. */
export async function aTable(world: World, protocol: string, setup: Partial<SetupInput>, guests: readonly GuestList[]): Promise<Table> {
  const people = guests.map(({ role = "participant", names, side }) => ({ role, side: side ?? null, count: names.length }));
  const planned = world.library.plan(protocol, { title: "The river", question: "What would help?", mode: "live", people, ...setup }, "en");
  if (!planned.ok) throw new Error(planned.faults.join("\n"));
  return seat(world, planned.prepared, guests);
}

export async function seat(world: World, prepared: Prepared, guests: readonly GuestList[]): Promise<Table> {
  const { session, place } = await world.engine.found(prepared, { name: "Lena", fullName: null, role: "facilitator", side: null });
  const facilitator = sit(world, session, place.person, "Lena");
  await facilitator.do({ do: "decide", command: { type: "join" } });
  const invited = guests.flatMap(({ role = "participant", names, side }) =>
    names.map((name) => ({ name, fullName: null, role, side: side === undefined ? null : (prepared.plan.sides[side]?.id ?? null) })),
  );
  const places = await world.engine.invite(facilitator.caller, invited);
  if (!places.ok) throw new Error(places.refusal);
  return { session, facilitator, voices: places.places.map((each) => sit(world, session, each.person, each.guest.name)) };
}

function sit(world: World, session: SessionId, person: PersonId, name: string): Sitting {
  const caller: Caller = { session, person, locale: "en" };
  const page = async (mine = false): Promise<Page> => {
    const seen = await world.engine.page(caller, { mine });
    if ("reason" in seen) throw new Error(seen.reason);
    return seen;
  };
  return {
    person,
    caller,
    name,
    page,
    do: (intent, confirmed) => world.engine.act(caller, intent, confirmed),
    async round() {
      const round = (await page()).now[0];
      if (!round) throw new Error(`${name} sees no round`);
      return round;
    },
  };
}

/** Everybody goes in and accepts the terms, and the facilitator opens. */
export async function everybodyIn(table: Table): Promise<void> {
  for (const voice of table.voices) await must(voice.do({ do: "decide", command: { type: "join" } }));
  await must(table.facilitator.do({ do: "decide", command: { type: "open" } }));
  for (const voice of table.voices) {
    const { terms } = await voice.page();
    await must(voice.do({ do: "decide", command: { type: "acceptTerms", version: terms?.version ?? 0 } }));
  }
}

/** "Next", and the time it takes for everybody to finish. */
export async function next(world: World, table: Table): Promise<void> {
  await must(table.facilitator.do({ do: "decide", command: { type: "next", path: null } }));
  await world.pass(31_000);
}

export async function must(answer: Promise<Answer>): Promise<Answer> {
  const given = await answer;
  if (!given.ok) throw new Error(`refused: ${given.reason} ${given.refusal}`);
  return given;
}
