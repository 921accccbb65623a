import { expect, test } from "vitest";
import { artefactKey, sessionKey } from "../../src/engine/keys.ts";
import { readTexts } from "../../src/engine/words.ts";
import type { Path, TextId } from "../../src/model/ids.ts";
import type { Recap } from "../../src/model/recap.ts";
import type { ReportFigures, ReportOwn } from "../../src/rounds/report/index.ts";
import { aTable, aWorld, everybodyIn, must, next, type Sitting, type Table, type World } from "../support/world.ts";
import { clear, clearing, write } from "./finished.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const keysOf = async (world: World, table: Table): Promise<readonly [words: boolean, artefacts: boolean]> => [
  (await world.keys.get(sessionKey(table.session))) !== null,
  (await world.keys.get(artefactKey(table.session))) !== null,
];
const statusOf = async (world: World, table: Table): Promise<string | undefined> => (await world.engine.state(table.session))?.status;

/** The facilitator releases what was cleared; where nobody objected it is released already. */
async function release(world: World, table: Table): Promise<Path> {
  await world.pass(1_000);
  if ((await table.facilitator.page()).status === "running") await next(world, table);
  const path = (await table.facilitator.page()).artefacts[0]?.path;
  if (!path) throw new Error("nothing was released");
  return path;
}

test("words and their key go after 72 hours; the summary stays for a year, for those who took part and as nobody in particular", async () => {
  const world = await aWorld();
  const table = await clearing(world);
  await clear(table);
  const path = await release(world, table);
  const link = { seat: "seat-of-cedar", device: "device-of-cedar" };
  const [cedar, birch] = table.voices as [Sitting, Sitting];
  await claim(world, table, cedar, link);
  await claim(world, table, birch, { seat: "seat-of-birch", device: "device-of-birch" });
  await must(birch.do({ do: "decide", command: { type: "leave" } }));

  await world.pass(71 * HOUR);
  expect(await keysOf(world, table)).toEqual([true, true]);
  await world.pass(2 * HOUR);
  expect(await keysOf(world, table)).toEqual([false, true]);
  expect(await world.engine.artefact(cedar.caller, path, "markdown")).toBeNull();
  expect(await world.engine.artefact({ session: table.session, person: null }, path, "markdown")).toContain("| 1 |");
  expect(await world.store.links.device(link.seat, link.device)).toMatchObject({ session: table.session, person: null });
  expect(await world.store.links.device("seat-of-birch", "device-of-birch")).toBeNull();
  const remains = await world.engine.remains(table.session);
  expect(remains).toMatchObject({ keyEnded: true, artefacts: [{ path }], consents: [{ version: 1, count: 6 }] });

  await world.pass(364 * DAY);
  expect(await keysOf(world, table)).toEqual([false, true]);
  await world.pass(2 * DAY);
  expect(await keysOf(world, table)).toEqual([false, false]);
  expect(await world.engine.artefact({ session: table.session, person: null }, path, "markdown")).toBeNull();
  expect(await world.store.links.device(link.seat, link.device)).toBeNull();
  expect(await world.engine.remains(table.session)).toMatchObject({ artefacts: [], artefactsEndAt: null, consents: [{ count: 6 }] });
});

async function claim(world: World, table: Table, who: Sitting, { seat, device }: { seat: string; device: string }): Promise<void> {
  const hash = `link-${seat}`;
  await world.store.links.add([{ hash, session: table.session, person: who.person, seat, expiresAt: Number.MAX_SAFE_INTEGER }]);
  await world.store.links.claim(hash, device, world.clock.now());
}

test("what somebody objected to never lies under the key that outlives the session", async () => {
  const world = await aWorld();
  const table = await clearing(world);
  const run = Object.values((await world.engine.state(table.session))?.runs ?? {})[0];
  const draft = (run?.own as ReportOwn | undefined)?.document as TextId;
  const recap = JSON.parse((await readTexts(world.parts, table.session, [draft])).get(draft) ?? "") as Recap;
  const first = recap.sections.flatMap((section) => section.blocks).find((block) => block.is === "table")?.rows[0];
  if (!first) throw new Error("nothing was ranked");
  await clear(table, [first.id]);
  const path = await release(world, table);

  const released = (await world.engine.state(table.session))?.outputs[path]?.figures as ReportFigures;
  const rows = await world.store.texts(table.session, [draft, released.document]);
  expect([rows.get(draft)?.under, rows.get(released.document)?.under]).toEqual(["session", "artefact"]);
  const plain = (await readTexts(world.parts, table.session, [released.document])).get(released.document) ?? "";
  expect(plain).not.toContain(first.cells[1]);
  const shown = await world.engine.artefact((table.voices[1] as Sitting).caller, path, "markdown");
  expect(shown).toContain("| 1 |");
  expect(shown).not.toContain(first.cells[1]);
});

test.each(["planned", "running", "held", "locked"] as const)(
  "a %s session that nobody goes on with ends after 30 days, and its words 72 hours later",
  async (status) => {
    const world = await aWorld();
    const table = await aTable(world, "ngt", {}, [{ names: ["Cedar", "Birch", "Fir", "Elm", "Oak", "Ash"] }]);
    if (status !== "planned") await everybodyIn(table);
    if (status === "held") await must(table.facilitator.do({ do: "decide", command: { type: "hold" } }));
    if (status === "locked") await must(table.facilitator.do({ do: "decide", command: { type: "lockdown" } }));
    expect(await statusOf(world, table)).toBe(status);
    await world.pass(29 * DAY);
    expect(await statusOf(world, table)).toBe(status);
    await world.pass(2 * DAY);
    expect(await statusOf(world, table)).toBe("ended");
    await world.pass(73 * HOUR);
    expect(await statusOf(world, table)).toBe("destroyed");
    expect(await keysOf(world, table)).toEqual([false, false]);
  },
);

test("somebody who acts puts the end off", async () => {
  const world = await aWorld();
  const table = await aTable(world, "ngt", {}, [{ names: ["Cedar", "Birch", "Fir", "Elm", "Oak", "Ash"] }]);
  await everybodyIn(table);
  await world.pass(20 * DAY);
  await must(table.facilitator.do({ do: "decide", command: { type: "hold" } }));
  await world.pass(25 * DAY);
  expect(await statusOf(world, table)).toBe("held");
});

test("a round that is open for longer than 30 days is not cut short", async () => {
  const world = await aWorld();
  const table = await aTable(world, "ngt", { mode: "async" }, [{ names: ["Cedar", "Birch", "Fir", "Elm", "Oak", "Ash"] }]);
  await everybodyIn(table);
  await must(table.facilitator.do({ do: "decide", command: { type: "next", path: null } }));
  await world.pass(31_000);
  await must(table.facilitator.do({ do: "decide", command: { type: "extend", path: null, byMs: 40 * DAY } }));
  await world.pass(35 * DAY);
  for (const voice of table.voices) await write(voice, "Still here");
  expect(await statusOf(world, table)).toBe("running");
});

test("nothing of an erased session tells who was there, who wrote to the team, or who pressed what", async () => {
  const world = await aWorld();
  const table = await clearing(world);
  const everybody = [table.facilitator, ...table.voices];
  for (const voice of table.voices.slice(0, 2))
    await must(voice.do({ do: "decide", command: { type: "sayPrivately", person: voice.person, plain: "May I ask something?" } }));
  await must(table.facilitator.do({ do: "decide", command: { type: "announce", side: null, plain: "Coffee at three." } }));
  await must(table.facilitator.do({ do: "decide", command: { type: "keepNotes", plain: "Cedar is tired." } }));
  const before = JSON.stringify(await world.engine.state(table.session));
  for (const { person } of everybody) expect(before).toContain(person);
  await clear(table);
  await release(world, table);
  await world.pass(73 * HOUR);
  const left = JSON.stringify([
    await world.store.snapshot(table.session),
    await world.store.eventsAfter(table.session, 0),
    await world.store.roster(table.session),
    await world.store.places.of(table.session),
  ]);
  expect(left).toContain(table.session);
  for (const { person } of everybody) expect(left).not.toContain(person);
});
