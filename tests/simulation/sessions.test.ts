import { expect, test } from "vitest";
import type { Event } from "../../src/model/event.ts";
import type { SessionId } from "../../src/model/ids.ts";
import type { Random } from "../../src/model/command.ts";
import { createEngine, type Engine } from "../../src/engine/engine.ts";
import { createMemory } from "../../src/engine/memory.ts";
import type { Store, Tx } from "../../src/store/port.ts";
import { aTable, aWorld, everybodyIn, seeded, type Sitting, type Table, type World } from "../support/world.ts";

/** Whole sessions under a seeded scheduler. More seeds by PARLEY_SEEDS. */
const SEEDS = Number(process.env["PARLEY_SEEDS"] ?? 200);

const MINUTE_MS = 60_000;
/** What a time server corrects at once. */
const MOST_BACK_MS = 2_000;
const MOST_FORWARD_MS = 5 * 60 * MINUTE_MS;

class Crash extends Error {
  override readonly name = "Crash";
}

/** A store whose process dies now and then: before a transaction, in the middle of it, or right after its commit. */
function mortal(store: Store, dies: () => boolean): Store {
  const crash = (): void => {
    if (dies()) throw new Crash();
  };
  return {
    ...store,
    async transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      crash();
      const done = await store.transact(async (tx) => {
        const result = await work(tx);
        crash();
        return result;
      });
      crash();
      return done;
    },
    async finish(effect) {
      crash();
      await store.finish(effect);
      crash();
    },
  };
}

/** One process: a memory and a clock of its own, over the database that all share. */
interface Process {
  readonly engine: Engine;
  /** How far its clock is from the right time; below nought after a correction. */
  skewMs: number;
}

interface Run {
  readonly world: World;
  readonly table: Table;
  readonly store: Store;
  readonly processes: readonly [Process, Process];
  readonly chance: Random;
  readonly fate: { mayDie: boolean; restarts: number };
  jumps: number;
  /** Alarms and effects that both did at once. */
  twice: number;
}

function aProcess(world: World, store: Store, dies: () => boolean, died: () => void): Process {
  const memory = createMemory();
  const known = new Set<SessionId>();
  const dying = (): boolean => {
    if (!dies()) return false;
    died();
    // The next process in its place knows nothing.
    for (const session of known) memory.forget(session);
    return true;
  };
  const keep: typeof memory.keep = (session) => {
    known.add(session.id);
    memory.keep(session);
  };
  const clock = { now: () => world.clock.now() + own.skewMs };
  const own: Process = {
    engine: createEngine({ ...world.parts, store: mortal(store, dying), memory: { ...memory, keep }, clock }, []),
    skewMs: 0,
  };
  return own;
}

/** Does something; when a process dies over it, another in its place tries again. */
async function survive(what: () => Promise<unknown>): Promise<void> {
  const MOST = 200;
  for (let attempt = 0; attempt < MOST; attempt++) {
    try {
      await what();
      return;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
  }
  throw new Error("it never came through");
}

/** By both processes at once; neither waits for the other, and what one began it ends before anything is tried again. */
async function byBoth({ processes }: Run, what: (engine: Engine) => Promise<unknown>): Promise<void> {
  const done = await Promise.allSettled(processes.map(({ engine }) => what(engine)));
  for (const each of done) if (each.status === "rejected") throw each.reason;
}

async function aRun(seed: number): Promise<Run> {
  const chance = seeded(seed * 7919 + 1);
  const world = await aWorld({ seed });
  const fate = { mayDie: false, restarts: 0 };
  const dies = (): boolean => fate.mayDie && chance.int(12) === 0;
  const died = (): void => void fate.restarts++;
  const processes = [aProcess(world, world.store, dies, died), aProcess(world, world.store, dies, died)] as const;
  const one = (): Engine => (processes[chance.int(2)] as Process).engine;
  // People come in through either process.
  const engine: Engine = { ...processes[0].engine, act: (...act) => one().act(...act), page: (...asked) => one().page(...asked) };
  await world.queue.work(processes[0].engine.handlers);
  const table = await aTable({ ...world, engine }, "ngt", {}, [{ names: ["Cedar", "Birch", "Fir", "Elm", "Oak", "Ash", "Alder"] }]);
  await everybodyIn(table);
  return { world, table, store: world.store, processes, chance, fate, jumps: 0, twice: 0 };
}

async function wholeSession(seed: number): Promise<Run> {
  const run = await aRun(seed);
  run.fate.mayDie = true;
  for (let step = 0; step < 60; step++) {
    const state = await run.processes[0].engine.state(run.table.session);
    if (!state || state.status !== "running") break;
    await oneStep(run);
  }
  run.fate.mayDie = false;
  for (const each of run.processes) each.skewMs = 0;
  await run.world.pass(4 * MINUTE_MS);
  return run;
}

async function oneStep(run: Run): Promise<void> {
  const { world, table, chance } = run;
  jump(run);
  const round = (await table.facilitator.page()).now[0];
  if (!round) return;
  for (const [index, voice] of table.voices.entries()) {
    if (round.phase === "write") await survive(() => write(voice, index, chance.int));
    if (round.phase === "ballot") await survive(() => vote(voice));
    if (round.phase === "clear") await survive(() => voice.do({ do: "seal", path: null, act: { objects: [] }, said: "collect.received" }));
  }
  jump(run);
  if (round.stage === "held") await survive(() => table.facilitator.do({ do: "decide", command: { type: "proceed", path: null } }));
  // The facilitator presses twice, two processes do the same alarm and effect, and the queue may lose everything.
  await survive(() => table.facilitator.do({ do: "decide", command: { type: "next", path: null } }));
  await survive(() => table.facilitator.do({ do: "decide", command: { type: "next", path: null } }));
  if (chance.int(4) === 0) await loseQueue(run);
  await ringEarly(run);
  // Half a minute is a last call: what comes due by then is done by both before the queue wakes anybody for it.
  if (chance.int(2) === 0) world.clock.advanceTo(world.clock.now() + 31_000);
  await doDue(run);
  await survive(() => world.pass(31_000));
  await doDue(run);
}

/** What another's clock, running ahead, takes for due: nothing comes of it. */
async function ringEarly({ world, store, table, processes }: Run): Promise<void> {
  const before = await store.version(table.session);
  for (const timer of await store.timersBefore(world.clock.now() + 60 * MINUTE_MS, 10))
    if (timer.dueAt > world.clock.now()) await survive(() => processes[0].engine.handlers.alarm(timer));
  expect(await store.version(table.session), "an alarm was taken before its time").toBe(before);
}

async function doDue(run: Run): Promise<void> {
  const { world, store } = run;
  for (const timer of await store.overdueTimers(world.clock.now(), 10)) {
    run.twice++;
    await survive(() => byBoth(run, (engine) => engine.handlers.alarm(timer)));
  }
  for (const effect of await store.openEffects(world.clock.now(), 50)) {
    run.twice++;
    await survive(() => byBoth(run, (engine) => engine.handlers.effect(effect.id)));
  }
}

/** A computer slept, or its time was set: much comes due at once and rings late. Or one clock is put back a little. */
function jump(run: Run): void {
  const { world, chance } = run;
  if (chance.int(5) === 0) {
    run.jumps++;
    world.clock.advanceTo(world.clock.now() + MINUTE_MS + chance.int(MOST_FORWARD_MS));
  }
  for (const each of run.processes) {
    if (chance.int(3) !== 0) continue;
    run.jumps++;
    each.skewMs = -chance.int(MOST_BACK_MS);
  }
}

/** The jobs are gone, and the other process works from here on. */
async function loseQueue({ world, processes, chance }: Run): Promise<void> {
  await world.queue.close();
  await world.queue.work((processes[chance.int(2)] as Process).engine.handlers);
}

const write = (voice: Sitting, index: number, int: (below: number) => number): Promise<unknown> =>
  voice.do({
    do: "seal",
    path: null,
    act: { do: "write", key: `key-of-${index}-${int(2)}`, text: `Thought number ${index}` },
    said: "collect.received",
  });

async function vote(voice: Sitting): Promise<void> {
  const form = (await voice.page()).now[0]?.card.blocks.find((block) => block.is === "form");
  const field = form?.is === "form" ? form.fields[0] : undefined;
  if (field?.is !== "ranking") return;
  const ranking = field.options
    .map((option) => option.value)
    .toSorted()
    .slice(0, 3);
  await voice.do({ do: "seal", path: null, act: { ballot: { ranking } }, said: "judge.received" });
}

/** The number of the phase that was open at this path when an event came. */
function phaseBefore(events: readonly Event[], at: number, path: string): number {
  const opened = events.slice(0, at).findLast((event) => event.type === "phaseOpened" && event.path === path);
  return opened?.type === "phaseOpened" ? opened.phaseNumber : 0;
}

test(`${SEEDS} sessions with crashes, duplicates, lost queues and jumping clocks: nothing lost, nothing decided twice`, async () => {
  let [restarts, jumps, twice] = [0, 0, 0];
  for (let seed = 1; seed <= SEEDS; seed++) {
    const run = await wholeSession(seed);
    restarts += run.fate.restarts;
    jumps += run.jumps;
    twice += run.twice;
    const [one, other] = run.processes;
    const state = await one.engine.state(run.table.session);
    expect(state?.status, `seed ${seed}`).toBe("ended");
    const events = await run.store.eventsAfter(run.table.session, 0);
    // Both processes know the same, and folding the stream anew gives it as well.
    expect(await other.engine.state(run.table.session), `seed ${seed}`).toEqual(state);
    const again = createEngine({ ...run.world.parts, memory: createMemory() }, []);
    expect(await again.state(run.table.session), `seed ${seed}`).toEqual(state);
    const settled = events.flatMap((event, at) =>
      event.type === "phaseSettled" ? [`${event.path}@${phaseBefore(events, at, event.path)}`] : [],
    );
    expect(new Set(settled).size, `seed ${seed}: a box was settled twice`).toBe(settled.length);
    const ended = events.filter((event) => event.type === "stepEnded").map((event) => event.path);
    expect(new Set(ended).size, `seed ${seed}: a step ended twice`).toBe(ended.length);
    expect(settled.length, `seed ${seed}`).toBeGreaterThanOrEqual(3);
    expect(state?.outputs["silent" as never]?.items.length, `seed ${seed}: an idea was lost`).toBeGreaterThanOrEqual(7);
    const ranked = state?.outputs["vote2" as never]?.figures as { ballots: number };
    expect(ranked.ballots, `seed ${seed}`).toBe(7);
    expect(await run.store.openEffects(run.world.clock.now() + 3_600_000, 10), `seed ${seed}: an effect was left`).toEqual([]);
    const keys = (await run.world.keys.list()).filter((key) => !key.startsWith("s-") && !key.startsWith("a-"));
    const live = Object.values(state?.boxes ?? {}).map((box) => box?.key);
    expect(keys.filter((key) => !live.includes(key)).length, `seed ${seed}: orphan keys`).toBeLessThanOrEqual(run.fate.restarts);
  }
  expect(restarts).toBeGreaterThan(SEEDS);
  expect(jumps).toBeGreaterThan(3 * SEEDS);
  expect(twice).toBeGreaterThan(3 * SEEDS);
}, 300_000);
