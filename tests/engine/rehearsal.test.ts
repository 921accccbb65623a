import { expect, test } from "vitest";
import { createEngine } from "../../src/engine/engine.ts";
import { artefactKey, sessionKey } from "../../src/engine/keys.ts";
import type { SessionId } from "../../src/model/ids.ts";
import { memoryKeys } from "../../src/store/keys/memory.ts";
import { memoryStore } from "../../src/store/memory.ts";
import type { Store } from "../../src/store/port.ts";
import { aWorld, type World } from "../support/world.ts";

const MINUTE = 60_000;

async function aRehearsal(world: World, until?: number): Promise<SessionId> {
  const planned = world.library.plan(
    "circle",
    {
      title: "The river",
      question: "What would help?",
      mode: "live",
      pace: 2,
      people: [
        { role: "facilitator", count: 1 },
        { role: "delegate", count: 5 },
      ],
    },
    "en",
  );
  if (!planned.ok) throw new Error("not planned");
  const { session } = await world.engine.found(
    planned.prepared,
    { name: "Sage", fullName: null, role: "facilitator", side: null },
    ...(until === undefined ? [] : [{ until }]),
  );
  return session;
}

/** Two processes over one database, each with its own clock, queue and sweeps. */
async function twoProcesses() {
  const shared = { store: memoryStore(), keys: memoryKeys() };
  return { own: await aWorld(shared), other: await aWorld({ ...shared, seed: 2 }) };
}

test("another process erases a rehearsal once its time is over, and not before", async () => {
  const { own, other } = await twoProcesses();
  const over = await aRehearsal(own, own.clock.now() + 10 * MINUTE);
  const goesOn = await aRehearsal(own, own.clock.now() + 30 * MINUTE);
  await other.engine.start();
  // Ten minutes, and five in which its own process may be late.
  await other.pass(15 * MINUTE - 1);
  expect(await own.engine.rehearsals()).toHaveLength(2);
  await other.pass(MINUTE);
  expect(await own.engine.rehearsals()).toEqual([goesOn]);
  expect((await own.engine.state(over))?.status).toBe("destroyed");
  expect(await own.keys.get(sessionKey(over))).toBeNull();
  expect(await own.keys.get(artefactKey(over))).toBeNull();
  expect(await own.keys.get(sessionKey(goesOn))).not.toBeNull();
});

test("however often it sweeps, it looks for them once a minute", async () => {
  const { parts, clock } = await aWorld();
  let looks = 0;
  const store = { ...parts.store, sessionsLike: (beginning: string) => ((looks += 1), parts.store.sessionsLike(beginning)) };
  const engine = createEngine({ ...parts, store }, []);
  for (let nth = 0; nth < 10; nth++) {
    await engine.handlers.sweep();
    clock.advanceTo(clock.now() + 3_000);
  }
  expect(looks).toBe(1);
  clock.advanceTo(clock.now() + MINUTE);
  await engine.handlers.sweep();
  expect(looks).toBe(2);
});

test("one that can not be erased does not keep the others from being erased", async () => {
  const { own, other } = await twoProcesses();
  const until = own.clock.now() + MINUTE;
  const both = [await aRehearsal(own, until), await aRehearsal(own, until)].toSorted();
  const [stuck, free] = both as [SessionId, SessionId];
  const store: Store = {
    ...other.store,
    transact: (work) =>
      other.store.transact((tx) =>
        work({ ...tx, destroySession: (id, keep) => (id === stuck ? Promise.reject(new Error("NO_DISK")) : tx.destroySession(id, keep)) }),
      ),
  };
  other.clock.advanceTo(until + 5 * MINUTE);
  await createEngine({ ...other.parts, store }, []).handlers.sweep();
  expect(await own.engine.rehearsals()).toEqual([stuck]);
  expect((await own.engine.state(free))?.status).toBe("destroyed");
  expect(other.logged).toEqual(["sweepFailed NO_DISK"]);
});

test("a fast session that tells no time is left to its own timers, and a conversation is never erased so", async () => {
  const { own, other } = await twoProcesses();
  const fast = await aRehearsal(own);
  expect(fast).toMatch(/^rehearsal-/);
  await other.pass(24 * 60 * MINUTE);
  expect(await own.engine.rehearsals()).toEqual([fast]);
  await expect(own.engine.eraseRehearsal("a-conversation" as SessionId)).rejects.toThrow("NO_REHEARSAL");
});
