import { expect, test } from "vitest";
import { aWorld, must, type Sitting, type Table, type World } from "../support/world.ts";
import { clear, clearing } from "./finished.ts";

const press = (voice: Sitting): Promise<unknown> =>
  must(voice.do({ do: "seal", path: null, act: { objects: [] }, said: "collect.received" }));
const leave = (voice: Sitting): Promise<unknown> => must(voice.do({ do: "decide", command: { type: "leave" } }));
const isOver = async (world: World, table: Table): Promise<boolean> => {
  await world.pass(10_000);
  return (await world.engine.state(table.session))?.status === "ended";
};

test("people who press and leave do not stand for those who have not pressed", async () => {
  const world = await aWorld();
  const table = await clearing(world);
  for (const voice of table.voices.slice(0, 4)) await press(voice);
  for (const voice of table.voices.slice(0, 2)) await leave(voice);
  expect(await isOver(world, table)).toBe(false);
  for (const voice of table.voices.slice(4)) await press(voice);
  expect(await isOver(world, table)).toBe(true);
});

test("people brought in during a clearance clear nothing", async () => {
  const world = await aWorld();
  const table = await clearing(world);
  const names = ["Gum", "Ivy", "Jute", "Kelp", "Lime", "Moss"];
  const guests = names.map((name) => ({ name, fullName: null, role: "participant" as const, side: null }));
  const invited = await world.engine.invite(table.facilitator.caller, guests);
  if (!invited.ok) throw new Error(invited.refusal);
  for (const { person } of invited.places) {
    const caller = { session: table.session, person, locale: "en" };
    const decide = (command: never): Promise<unknown> => world.engine.act(caller, { do: "decide", command });
    await decide({ type: "join" } as never);
    await decide({ type: "acceptTerms", version: 1 } as never);
    const pressed = await world.engine.act(caller, { do: "seal", path: null, act: { objects: [] }, said: "collect.received" });
    expect(pressed).toMatchObject({ ok: false, reason: "refuse.notYours" });
    await decide({ type: "leave" } as never);
  }
  expect(await isOver(world, table)).toBe(false);
});

test("a name that is taken is not given twice", async () => {
  const world = await aWorld();
  const table = await clearing(world);
  const invited = await world.engine.invite(table.facilitator.caller, [{ name: "CEDAR", fullName: null, role: "participant", side: null }]);
  expect(invited).toMatchObject({ ok: false });
});

test.each(["pause", "hold", "lockdown"] as const)("a %s while the cleared recap is written loses nothing", async (type) => {
  const world = await aWorld();
  const table = await clearing(world);
  const whole = { ...world.parts.queue };
  const effects: string[] = [];
  Object.assign(world.parts.queue, { wake: async ({ id }: { id: string }) => void effects.push(id) });
  await clear(table);
  const { handlers } = world.engine;
  // The last press closes the clearance, and settling it begins the release; its effect has not been worked on yet.
  for (let turn = 0; turn < 12; turn++) {
    const state = await world.engine.state(table.session);
    if (Object.values(state?.runs ?? {})[0]?.phase.name === "release") break;
    for (const id of effects.splice(0)) await handlers.effect(id as never);
  }
  await must(table.facilitator.do({ do: "decide", command: type === "pause" ? { type, path: null } : { type } }));
  expect(await table.facilitator.do({ do: "decide", command: { type: "close" } })).toMatchObject({ reason: "refuse.beingWritten" });
  expect(await table.facilitator.do({ do: "decide", command: { type: "skip", path: null } })).toMatchObject({ ok: false });
  Object.assign(world.parts.queue, whole);
  await world.pass(10 * 60_000);
  const standing = { pause: "running", hold: "held", lockdown: "locked" }[type];
  expect((await world.engine.state(table.session))?.status).toBe(standing);
  if (type === "lockdown") await must(table.facilitator.do({ do: "decide", command: { type: "unlock" } }));
  await must(table.facilitator.do({ do: "decide", command: { type: "resume", path: null } }));
  await world.pass(3 * 60_000);
  expect((await table.facilitator.page()).artefacts).toHaveLength(1);
});
