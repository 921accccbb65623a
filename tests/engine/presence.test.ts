import { clearing } from "./finished.ts";
import { expect, test } from "vitest";
import { createPresence, type Presence } from "../../src/engine/presence.ts";
import type { PersonId, SessionId } from "../../src/model/ids.ts";
import { memoryStore } from "../../src/store/memory.ts";
import { aTable, aWorld, everybodyIn, must } from "../support/world.ts";

const SESSION = "s" as SessionId;
const [ASH, BIRCH] = ["ash", "birch"] as unknown as readonly [PersonId, PersonId];
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

function here() {
  let now = 1_000_000;
  const store = memoryStore();
  const one = createPresence(store, () => now);
  const other = createPresence(store, () => now);
  const isHere = (who: PersonId, from: Presence = one): boolean => from.of(SESSION, now).here.has(who);
  return { one, other, isHere, store, pass: (ms: number) => void (now += ms), at: () => now };
}

test("what one process sees, the others know", async () => {
  const { one, other, isHere } = here();
  one.here(SESSION, ASH);
  await settle();
  expect([isHere(ASH, one), isHere(ASH, other), isHere(BIRCH, other)]).toEqual([true, true, false]);
});

test("a page that loads anew never looks away; one that stays closed does, and is forgotten later", async () => {
  const { one, isHere, pass, at } = here();
  const moved: string[] = [];
  one.onChange((session) => moved.push(session));
  one.here(SESSION, ASH);
  await settle();
  one.gone(SESSION, ASH);
  await settle();
  pass(5_000);
  expect(isHere(ASH)).toBe(true);
  one.here(SESSION, ASH);
  await settle();
  expect(moved).toHaveLength(1);
  one.gone(SESSION, ASH);
  await settle();
  pass(21_000);
  expect(isHere(ASH)).toBe(false);
  expect(one.of(SESSION, at()).lastHere.has(ASH)).toBe(true);
  pass(25 * 3_600_000);
  one.here(SESSION, BIRCH);
  await settle();
  expect(one.of(SESSION, at()).lastHere.has(ASH)).toBe(false);
});

test("a process that died does not leave people here for ever", async () => {
  const { one, isHere, pass } = here();
  one.here(SESSION, ASH);
  await settle();
  pass(80_000);
  expect(isHere(ASH)).toBe(false);
});

test("signals are counted by person, fade, and go when the team has seen them; nonsense is not heard", async () => {
  const { one, other, store, pass, at } = here();
  for (const who of [ASH, ASH, BIRCH]) one.signal(SESSION, who, "lost");
  one.signal(SESSION, ASH, "worry");
  for (const nonsense of ["", "{", '{"s":"s","is":"signal"}', '{"s":"s","p":"x","is":"signal","signal":"dance"}'])
    await store.tell(nonsense);
  await settle();
  expect(other.of(SESSION, at()).signals).toEqual([
    { signal: "lost", people: [ASH, BIRCH] },
    { signal: "worry", people: [ASH] },
  ]);
  other.seen(SESSION, "lost");
  await settle();
  expect(one.of(SESSION, at()).signals.map((each) => each.signal)).toEqual(["worry"]);
  pass(11 * 60_000);
  expect(one.of(SESSION, at()).signals).toEqual([]);
});

test("a live session whose team is gone is held after three minutes, and not before; nobody is blamed for scripts off", async () => {
  const world = await aWorld();
  const table = await aTable(world, "ngt", {}, [{ names: ["Cedar", "Birch", "Fir", "Elm", "Oak", "Ash"] }]);
  await everybodyIn(table);
  const { presence } = world.engine;
  const status = async (): Promise<string | undefined> => (await world.engine.state(table.session))?.status;
  await world.pass(10 * 60_000);
  expect(await status()).toBe("running");
  presence.here(table.session, table.facilitator.person);
  for (const voice of table.voices) presence.here(table.session, voice.person);
  await settle();
  presence.gone(table.session, table.facilitator.person);
  await settle();
  await world.pass(2 * 60_000);
  expect(await status()).toBe("running");
  await world.pass(2 * 60_000);
  expect(await status()).toBe("held");
  const page = await (table.voices[0] ?? table.facilitator).page();
  expect(page.aside.heldBecause).toBe("nobodyLeads");
  await must(table.facilitator.do({ do: "decide", command: { type: "resume", path: null } }));
  await world.pass(8 * 60_000);
  expect(await status()).toBe("running");
});

test("a live session whose team has left is held at once, and goes on when somebody of it comes back", async () => {
  const world = await aWorld();
  const table = await aTable(world, "ngt", {}, [{ names: ["Cedar", "Birch", "Fir", "Elm", "Oak", "Ash"] }]);
  await everybodyIn(table);
  for (const voice of table.voices) world.engine.presence.here(table.session, voice.person);
  await must(table.facilitator.do({ do: "decide", command: { type: "leave" } }));
  await settle();
  await world.pass(61_000);
  expect((await world.engine.state(table.session))?.status).toBe("held");
  await must(table.facilitator.do({ do: "decide", command: { type: "join" } }));
  await must(table.facilitator.do({ do: "decide", command: { type: "resume", path: null } }));
  await world.pass(61_000);
  expect((await world.engine.state(table.session))?.status).toBe("running");
});

test("what ends by itself needs nobody who leads: a clearance goes on when the laptop is closed", async () => {
  const world = await aWorld();
  const table = await clearing(world);
  const { presence } = world.engine;
  presence.here(table.session, table.facilitator.person);
  await settle();
  presence.gone(table.session, table.facilitator.person);
  await settle();
  await world.pass(10 * 60_000);
  expect((await world.engine.state(table.session))?.status).toBe("running");
  await world.pass(25 * 3_600_000);
  expect((await world.engine.state(table.session))?.status).toBe("ended");
});
