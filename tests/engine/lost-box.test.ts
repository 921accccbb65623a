import { expect, test } from "vitest";
import { tokenOf } from "../../src/engine/box.ts";
import type { BoxId, KeyId } from "../../src/model/ids.ts";
import { aTable, aWorld, everybodyIn, must, next, type Sitting, type Table, type World } from "../support/world.ts";
import { clear, clearing, write } from "./finished.ts";

async function writing(world: World): Promise<{ table: Table; box: BoxId; key: KeyId }> {
  const table = await aTable(world, "ngt", {}, [{ names: ["Cedar", "Birch", "Fir", "Elm", "Oak", "Ash"] }]);
  await everybodyIn(table);
  await next(world, table);
  const [box, known] = Object.entries((await world.engine.state(table.session))?.boxes ?? {})[0] ?? [];
  if (!box || !known) throw new Error("no box is open");
  return { table, box: box as BoxId, key: known.key };
}

const decide = (table: Table, type: "proceed" | "askAgain" | "drop" | "close"): ReturnType<Sitting["do"]> =>
  table.facilitator.do({ do: "decide", command: type === "close" ? { type } : { type, path: null } });

test("a box whose key is gone: whoever writes is told, the facilitator is asked, and everybody can write again", async () => {
  const world = await aWorld();
  const { table, key } = await writing(world);
  await world.keys.end(key);
  const cedar = table.voices[0] as Sitting;
  const act = { do: "write", key: "key-of-cedar", text: "Kept in the field" };
  const answer = await cedar.do({ do: "seal", path: null, act, said: "collect.received" });
  expect(answer).toMatchObject({ ok: false, reason: "refuse.boxLost", returned: act });
  expect(await table.facilitator.round()).toMatchObject({ stage: "held", heldFor: "lost" });
  expect(await decide(table, "proceed")).toMatchObject({ ok: false, reason: "refuse.stillLost" });
  await must(decide(table, "askAgain"));
  for (const voice of table.voices) await write(voice, "Written anew");
  await next(world, table);
  expect(JSON.stringify(await cedar.page())).toContain("Written anew");
});

test("a box that is damaged when the time comes: held, not tried for ever; the session goes on without it", async () => {
  const world = await aWorld();
  const { table, box } = await writing(world);
  for (const voice of table.voices) await write(voice, "A thought");
  await world.store.transact((tx) => tx.seal(box, "scratched", () => Buffer.from("not what was written")));
  await next(world, table);
  expect(await table.facilitator.round()).toMatchObject({ stage: "held", heldFor: "lost" });
  await must(decide(table, "drop"));
  expect((await table.facilitator.page()).status).toBe("running");
});

test("a box found damaged may be opened once it is whole again, by the same rules as any other", async () => {
  const world = await aWorld();
  const { table, key } = await writing(world);
  for (const voice of table.voices.slice(0, 4)) await write(voice, "One of four");
  const whole = { ...world.keys };
  let hidden = true;
  Object.assign(world.keys, { get: async (id: KeyId) => (hidden && id === key ? null : whole.get(id)) });
  await next(world, table);
  expect(await table.facilitator.round()).toMatchObject({ stage: "held", heldFor: "lost" });
  hidden = false;
  await must(decide(table, "proceed"));
  expect(await table.facilitator.round()).toMatchObject({ stage: "held", heldFor: "tooFew" });
});

test("nobody can close a session over a box that is just being opened", async () => {
  const world = await aWorld();
  const { table } = await writing(world);
  for (const voice of table.voices) await write(voice, "A thought");
  const path = (await table.facilitator.round()).path;
  const state = await world.engine.state(table.session);
  await world.parts.store.transact((tx) => tx.append(table.session, state?.version ?? 0, [{ type: "phaseClosed", path }], "running"));
  expect(await decide(table, "close")).toMatchObject({ ok: false, reason: "refuse.beingOpened" });
});

test("the last press ends a clearance although the process died right after it", async () => {
  const world = await aWorld();
  const table = await clearing(world);
  const whole = { ...world.parts.queue };
  Object.assign(world.parts.queue, { wake: () => Promise.reject(new Error("died")) });
  await clear(table);
  Object.assign(world.parts.queue, whole);
  await world.pass(120_000);
  expect((await table.facilitator.page()).status).toBe("ended");
});

test("somebody whose own entry is damaged is told, and keeps their words", async () => {
  const world = await aWorld();
  const { table, box, key } = await writing(world);
  const cedar = table.voices[0] as Sitting;
  await write(cedar, "A thought");
  const token = tokenOf((await world.keys.get(key)) as Buffer, cedar.person);
  await world.store.transact((tx) => tx.seal(box, token, () => Buffer.from("scratched")));
  const act = { do: "write", key: "another-key-of-cedar", text: "Kept in the field" };
  const answer = await cedar.do({ do: "seal", path: null, act, said: "collect.received" });
  expect(answer).toMatchObject({ ok: false, reason: "refuse.boxLost", returned: act });
  expect((await cedar.page(true)).now).toHaveLength(1);
  await world.pass(61_000);
  expect((await table.facilitator.page()).team?.enough).toBeDefined();
});
