import { expect, test } from "vitest";
import type { Event } from "../../src/model/event.ts";
import { memoryStore } from "../../src/store/memory.ts";
import type { Store, Tx } from "../../src/store/port.ts";
import { createEngine } from "../../src/engine/engine.ts";
import { createMemory } from "../../src/engine/memory.ts";
import { aTable, aWorld, everybodyIn, seeded, type Sitting, type Table, type World } from "../support/world.ts";

/** Whole sessions under a seeded scheduler. More seeds by PARLEY_SEEDS. */
const SEEDS = Number(process.env["PARLEY_SEEDS"] ?? 200);

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

interface Run {
  readonly world: World;
  readonly table: Table;
  readonly store: Store;
  restarts: number;
}

/** Does something; when the process dies over it, starts a new one on the same database and tries again. */
async function survive(run: Run, what: () => Promise<unknown>): Promise<void> {
  const MOST = 200;
  for (let attempt = 0; attempt < MOST; attempt++) {
    try {
      await what();
      return;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      run.restarts++;
      run.world.parts.memory.forget(run.table.session);
    }
  }
  throw new Error("it never came through");
}

async function wholeSession(seed: number): Promise<Run> {
  const random = seeded(seed * 7919 + 1);
  let mayDie = false;
  const dies = (): boolean => mayDie && random.int(12) === 0;
  const bare = memoryStore();
  const world = await aWorld({ seed, store: mortal(bare, dies) });
  const table = await aTable(world, "ngt", {}, [{ names: ["Cedar", "Birch", "Fir", "Elm", "Oak", "Ash", "Alder"] }]);
  await everybodyIn(table);
  const run: Run = { world, table, store: bare, restarts: 0 };
  mayDie = true;
  for (let step = 0; step < 60; step++) {
    const state = await world.engine.state(table.session);
    if (!state || state.status !== "running") break;
    await oneStep(run, random.int);
  }
  mayDie = false;
  await world.pass(3 * 60_000);
  return run;
}

async function oneStep(run: Run, int: (below: number) => number): Promise<void> {
  const { world, table } = run;
  const round = (await table.facilitator.page()).now[0];
  if (!round) return;
  for (const [index, voice] of table.voices.entries()) {
    if (round.phase === "write") await survive(run, () => write(voice, index, int));
    if (round.phase === "ballot") await survive(run, () => vote(voice));
    if (round.phase === "clear")
      await survive(run, () => voice.do({ do: "seal", path: null, act: { objects: [] }, said: "collect.received" }));
  }
  if (round.stage === "held") await survive(run, () => table.facilitator.do({ do: "decide", command: { type: "proceed", path: null } }));
  // The facilitator presses twice, two workers ring the same alarm, and the queue may lose everything.
  await survive(run, () => table.facilitator.do({ do: "decide", command: { type: "next", path: null } }));
  await survive(run, () => table.facilitator.do({ do: "decide", command: { type: "next", path: null } }));
  if (int(4) === 0) await loseQueue(run);
  await survive(run, () => world.pass(31_000));
  for (const timer of await run.store.overdueTimers(world.clock.now(), 10)) {
    await survive(run, async () => void (await Promise.all([world.engine.handlers.alarm(timer), world.engine.handlers.alarm(timer)])));
  }
  for (const effect of await run.store.openEffects(world.clock.now(), 50)) {
    await survive(
      run,
      async () => void (await Promise.all([world.engine.handlers.effect(effect.id), world.engine.handlers.effect(effect.id)])),
    );
  }
}

async function loseQueue({ world }: Run): Promise<void> {
  await world.queue.close();
  await world.queue.work(world.engine.handlers);
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

test(`${SEEDS} sessions with crashes, duplicates and lost queues: nothing lost, nothing decided twice`, async () => {
  let restarts = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const run = await wholeSession(seed);
    restarts += run.restarts;
    const state = await run.world.engine.state(run.table.session);
    expect(state?.status, `seed ${seed}`).toBe("ended");
    const events = await run.store.eventsAfter(run.table.session, 0);
    // Folding the stream anew gives what the last process knew.
    const again = createEngine({ ...run.world.parts, store: run.store, memory: createMemory() }, []);
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
    expect(keys.filter((key) => !live.includes(key)).length, `seed ${seed}: orphan keys`).toBeLessThanOrEqual(run.restarts);
  }
  expect(restarts).toBeGreaterThan(SEEDS);
}, 300_000);
