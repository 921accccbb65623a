import { expect, test } from "vitest";
import type { Guest } from "../../src/engine/found.ts";
import type { SetupInput } from "../../src/protocol/setup.ts";
import { sessionKey } from "../../src/engine/keys.ts";
import { VersionConflict, type Store } from "../../src/store/port.ts";
import { memoryStore } from "../../src/store/memory.ts";
import { releasedArtefacts } from "../../src/session/artefacts.ts";
import { aTable, aWorld, everybodyIn, must, type Table } from "../support/world.ts";
import { clearing } from "./finished.ts";
import { aGroup, finished, meeting, MEMBERS, viewOf } from "./group.ts";

/** What is kept of a group does not lead to its meetings, their people or each other. */

const DAY = 24 * 3_600_000;
type Sitting = Table["facilitator"];
const SETUP: SetupInput = {
  title: "The river",
  question: "What would help?",
  mode: "live",
  people: [{ role: "participant", side: null, count: MEMBERS.length }],
};

test("a kept paper shares neither its id nor its length with the copy that is left of its meeting", async () => {
  const store = memoryStore();
  const kept: { readonly id: string; readonly bytes: number }[] = [];
  const watching: Store = {
    ...store,
    transact: (work) =>
      store.transact((tx) =>
        work({
          ...tx,
          addPaper: (row) => {
            kept.push({ id: row.id, bytes: row.ciphertext.length });
            return tx.addPaper(row);
          },
        }),
      ),
  };
  const world = await aWorld({ store: watching });
  const group = await aGroup(world);
  const table = await clearing(world, {}, group);
  await finished(world, table);
  await world.pass(4 * DAY);
  const left = await world.store.snapshot(table.session);
  const documents = left ? releasedArtefacts(left).map(({ document }) => document) : [];
  expect([documents.length, kept.length]).toEqual([1, 1]);
  expect(JSON.stringify(left)).not.toContain(kept[0]?.id ?? "");
  expect(documents).not.toContain(kept[0]?.id);
  expect(((kept[0]?.bytes ?? 0) - 29) % 4_096).toBe(0);
});

test("people of a meeting are not to be told by the order or the length of what is written down of them, neither those planned with it nor those added", async () => {
  const orders = new Set<string>();
  const lengths = new Set<number>();
  for (const seed of [1, 2, 3]) {
    const world = await aWorld({ seed });
    const group = await aGroup(world);
    const lead: Guest = { name: "Lena", fullName: null, role: "facilitator", side: null };
    const planned = world.library.plan("circle", { ...SETUP, pace: world.pace }, "en");
    if (!planned.ok) throw new Error(planned.faults.join("\n"));
    const founded = await world.engine.found(planned.prepared, lead, { guests: MEMBERS, programme: group });
    for (const { session, people } of [
      { session: founded.session, people: founded.places.map(({ person, guest: { name } }) => ({ person, name })) },
      await meeting(world, group).then((table) => ({ session: table.session, people: table.voices })),
    ]) {
      expect(people.map(({ name }) => name)).toEqual(MEMBERS.map(({ name }) => name));
      const place = new Map(people.map(({ person }, index) => [person as string, index]));
      const written = Object.keys((await world.engine.state(session))?.members ?? {}).flatMap((id) => place.get(id) ?? []);
      expect(written).toHaveLength(MEMBERS.length);
      orders.add(written.join(""));
      for (const { ciphertext } of await world.store.roster(session)) lengths.add(ciphertext.length);
    }
  }
  expect(lengths.size).toBe(1);
  expect(orders.size).toBe(6);
  expect(orders).not.toContain("012345");
});

test("nobody reads what a later meeting released, and in a locked room nobody but whoever leads reads a paper", async () => {
  const world = await aWorld();
  const group = await aGroup(world);
  const first = await meeting(world, group);
  await everybodyIn(first);
  await finished(world, await clearing(world, {}, group));
  const third = await meeting(world, group);
  await everybodyIn(third);
  const [early, late] = [first.voices[0] as Sitting, third.voices[0] as Sitting];
  expect((await early.page()).programme?.papers).toEqual([]);
  expect(await world.engine.earlierPaper(early.caller, 2, 1, "markdown")).toBeNull();
  expect(await world.engine.earlierPaper(late.caller, 2, 1, "markdown")).not.toBeNull();
  await must(third.facilitator.do({ do: "decide", command: { type: "lockdown" } }));
  expect(await world.engine.earlierPaper(late.caller, 2, 1, "markdown")).toBeNull();
  expect(await world.engine.earlierPaper(third.facilitator.caller, 2, 1, "markdown")).not.toBeNull();
});

test("nobody who went, was sent away, or only holds a device of another conversation reads a paper", async () => {
  const world = await aWorld();
  const group = await aGroup(world);
  await finished(world, await clearing(world, {}, group));
  const table = await meeting(world, group);
  await everybodyIn(table);
  const [gone, removed] = table.voices as [Sitting, Sitting];
  await must(gone.do({ do: "decide", command: { type: "leave" } }));
  await must(table.facilitator.do({ do: "decide", command: { type: "remove", person: removed.person } }));
  const other = await aTable(world, "circle", {}, [{ names: ["Yew", "Lime", "Plum", "Pear", "Fig"] }]);
  await everybodyIn(other);
  const readers = [gone.caller, removed.caller, other.facilitator.caller, { ...gone.caller, session: other.session }];
  for (const caller of readers) expect(await world.engine.earlierPaper(caller, 1, 1, "markdown")).toBeNull();
});

test("a meeting is not erased before its papers are kept, and is where there is no group any more", async () => {
  const store = memoryStore();
  let isBusy = false;
  const busy: Store = {
    ...store,
    transact: (work) =>
      store.transact((tx) =>
        work({
          ...tx,
          saveProgramme: async (row) => {
            if (isBusy) throw new VersionConflict();
            await tx.saveProgramme(row);
          },
        }),
      ),
  };
  const world = await aWorld({ store: busy });
  const group = await aGroup(world);
  const table = await clearing(world, {}, group);
  await finished(world, table);
  isBusy = true;
  await world.pass(4 * DAY);
  expect(await world.keys.get(sessionKey(table.session))).not.toBeNull();
  isBusy = false;
  await world.pass(DAY);
  expect(await world.keys.get(sessionKey(table.session))).toBeNull();
  expect((await viewOf(world, group)).papers).toHaveLength(1);

  const last = await clearing(world, {}, group);
  await finished(world, last);
  await world.engine.programmes.end(group);
  await world.pass(4 * DAY);
  expect(await world.keys.get(sessionKey(last.session))).toBeNull();
  expect(await world.store.programmes.read(group)).toBeNull();
});

test("where what is kept of a group is damaged, its meetings go on and are erased all the same", async () => {
  const world = await aWorld();
  const group = await aGroup(world);
  const table = await clearing(world, {}, group);
  const row = await world.store.programmes.read(group);
  if (row) await world.store.transact((tx) => tx.saveProgramme({ ...row, version: row.version + 1, ciphertext: Buffer.alloc(64) }));
  expect((await table.facilitator.page()).programme).toBeNull();
  await finished(world, table);
  await world.pass(4 * DAY);
  expect(await world.keys.get(sessionKey(table.session))).toBeNull();
});

test("who was given another name is on the list by the one they were invited by, and takes nobody else off it", async () => {
  const world = await aWorld();
  const group = await aGroup(world);
  const table = await meeting(world, group);
  await everybodyIn(table);
  const [cedar, birch] = table.voices as [Sitting, Sitting];
  const rename = (who: Sitting, name: string) => world.engine.rename(table.facilitator.caller, who.person, name);
  await rename(cedar, "Cedar of the hills");
  expect((await cedar.page()).programme?.isListed).toBe(true);
  // The names of two were mixed up.
  await rename(birch, "Rowan");
  await rename(cedar, "Birch");
  expect((await birch.page()).programme?.isListed).toBe(false);
  await must(birch.do({ do: "goOffList" }));
  expect((await viewOf(world, group)).members).toHaveLength(MEMBERS.length);
  await must(cedar.do({ do: "goOffList" }));
  expect((await viewOf(world, group)).members.map(({ name }) => name)).toEqual(["Cedar", "Fir", "Elm", "Oak", "Ash"]);
});
