import { expect, test } from "vitest";
import type { EffectId, SessionId } from "../../src/model/ids.ts";
import { type Workers, workOn } from "../../src/engine/effects.ts";
import { aWorld } from "../support/world.ts";
import { memoryStore } from "../../src/store/memory.ts";

const nothing = async (): Promise<void> => {};

test("whoever is woken for a later card begins the earlier ones of its session first", async () => {
  const store = memoryStore();
  const { parts } = await aWorld({ store });
  const card = (id: string, session: string) => ({
    id: id as EffectId,
    session: session as SessionId,
    queue: "deliveries" as const,
    effect: {
      do: "deliver" as const,
      card: { card: "released" as const, path: null },
      to: { to: "room" as const },
      onUnknown: "repeatMarked" as const,
    },
  });
  await store.transact((tx) => tx.addEffects([card("one", "here"), card("another", "there"), card("two", "here"), card("three", "here")]));
  const shown: string[] = [];
  const workers: Workers = {
    settle: nothing,
    countClearance: nothing,
    compose: nothing,
    destroyKey: nothing,
    destroySession: nothing,
    async deliver({ id }) {
      shown.push(id);
    },
  };
  await workOn(parts, workers, "two" as EffectId);
  expect(shown).toEqual(["one", "two"]);
  await workOn(parts, workers, "one" as EffectId);
  await workOn(parts, workers, "three" as EffectId);
  expect(shown).toEqual(["one", "two", "three"]);
});
