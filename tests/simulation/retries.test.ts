import { expect, test } from "vitest";
import { workOn, type Workers } from "../../src/engine/effects.ts";
import type { EffectRow } from "../../src/model/effect.ts";
import type { EffectId, KeyId, SessionId } from "../../src/model/ids.ts";
import { aWorld } from "../support/world.ts";

test("what fails again and again is tried after 2 s, 4 s, 8 s … and then every minute", async () => {
  const { parts, store, clock } = await aWorld();
  const id = "the-effect" as EffectId;
  const row: EffectRow = { id, session: "a-session" as SessionId, queue: "upkeep", effect: { do: "destroyKey", key: "a-key" as KeyId } };
  await store.transact((tx) => tx.addEffects([row]));
  let isDown = true;
  const destroyKey: Workers["destroyKey"] = async () => {
    if (isDown) throw new Error("the key store is away");
  };
  const isOpenAt = async (instant: number): Promise<boolean> => (await store.openEffects(instant, 1)).length > 0;

  const waits: number[] = [];
  for (let attempt = 0; attempt < 8; attempt++) {
    await workOn(parts, { destroyKey } as Workers, id);
    const failedAt = clock.now();
    while (!(await isOpenAt(clock.now()))) clock.advanceTo(clock.now() + 1_000);
    waits.push((clock.now() - failedAt) / 1_000);
  }
  expect(waits).toEqual([2, 4, 8, 16, 32, 60, 60, 60]);

  isDown = false;
  await workOn(parts, { destroyKey } as Workers, id);
  expect(await isOpenAt(clock.now() + 3_600_000)).toBe(false);
});
