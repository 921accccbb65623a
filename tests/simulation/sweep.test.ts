import { expect, test } from "vitest";
import type { EffectId, KeyId, SessionId } from "../../src/model/ids.ts";
import { StoreFault } from "../../src/store/fault.ts";
import { memoryStore } from "../../src/store/memory.ts";
import { aWorld } from "../support/world.ts";

test("what a sweep can not do is logged by its code, and keeps nothing else from being done", async () => {
  const store = memoryStore();
  const session = "a-session" as SessionId;
  const ids = ["broken", "whole"] as EffectId[];
  const effects = ids.map((id) => ({
    id,
    session,
    queue: "upkeep" as const,
    effect: { do: "destroyKey" as const, key: "a-key" as KeyId },
  }));
  await store.transact((tx) => tx.addEffects(effects));
  const { engine, clock, logged } = await aWorld({
    store: {
      ...store,
      async claim(id, ...rest) {
        if (id === "broken") throw new StoreFault("57P01");
        return store.claim(id, ...rest);
      },
    },
  });
  await engine.handlers.sweep();
  expect(logged).toEqual(["sweepFailed 57P01"]);
  expect((await store.openEffects(clock.now(), 10)).map(({ id }) => id)).toEqual(["broken"]);
});
