import { expect, test } from "vitest";
import { sessionKey } from "../../src/engine/keys.ts";
import { programmeKey } from "../../src/engine/programme/document.ts";
import { aTable, aWorld, everybodyIn, must, type Table } from "../support/world.ts";
import { clearing } from "./finished.ts";
import { aGroup, COVENANT, finished, meeting, viewOf } from "./group.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
test("everybody in a meeting reads where the group stands, and the terms say what is kept of it", async () => {
  const world = await aWorld();
  const table = await meeting(world, await aGroup(world));
  await must((table.voices[0] as Table["facilitator"]).do({ do: "decide", command: { type: "join" } }));
  const before = await (table.voices[0] as Table["facilitator"]).page();
  expect(before.terms?.paragraphs.map(({ words }) => words).join(" ")).toContain("This group meets again.");
  expect(before.programme).toBeNull();
  await everybodyIn(table);
  const { programme } = await (table.voices[0] as Table["facilitator"]).page();
  expect(programme).toMatchObject({
    name: "The river group",
    meeting: 1,
    stage: { number: 1, title: "Engage", why: null },
    covenant: COVENANT,
    isListed: true,
    mayMove: false,
    papers: [],
  });
});

test("whose meeting it is stands nowhere in what happened, but under the session's key", async () => {
  const world = await aWorld();
  const group = await aGroup(world);
  const table = await meeting(world, group);
  await everybodyIn(table);
  const events = await world.store.eventsAfter(table.session, 0);
  expect(events.length).toBeGreaterThan(10);
  expect(JSON.stringify(events)).not.toContain(group);
  expect(JSON.stringify(await world.engine.state(table.session))).not.toContain(group);
});

test("a conversation that is no meeting of a group says nothing of one", async () => {
  const world = await aWorld();
  const table = await aTable(world, "circle", {}, [{ names: ["Cedar", "Birch", "Fir", "Elm", "Oak"] }]);
  await everybodyIn(table);
  const page = await table.facilitator.page();
  expect(page.programme).toBeNull();
  const answer = await table.facilitator.do({ do: "moveStage", to: 2, why: "On." });
  expect(!answer.ok && answer.reason).toBe("programme.none");
});

test("whoever leads moves the stage with a reason, and everybody is told in the same act", async () => {
  const world = await aWorld();
  const group = await aGroup(world);
  const table = await meeting(world, group);
  await everybodyIn(table);
  const [cedar] = table.voices as [Table["facilitator"]];
  const byVoice = await cedar.do({ do: "moveStage", to: 2, why: "Let us." });
  expect(!byVoice.ok && byVoice.reason).toBe("refuse.onlyFacilitator");
  const silent = await table.facilitator.do({ do: "moveStage", to: 2, why: " " });
  expect(!silent.ok && silent.reason).toBe("programme.empty.why");
  expect((await cedar.page()).aside.announcements).toEqual([]);

  await must(table.facilitator.do({ do: "moveStage", to: 2, why: "Somebody named what we need to focus on." }));
  const page = await cedar.page();
  expect(page.programme?.stage).toEqual({ number: 2, title: "Map", why: "Somebody named what we need to focus on." });
  expect(page.aside.announcements[0]?.words.words).toContain("stage 2");
  expect((await viewOf(world, group)).moves).toHaveLength(1);
});

test("a released paper outlives its meeting, and can be read in the next one; nothing else does", async () => {
  const world = await aWorld();
  const group = await aGroup(world);
  const first = await clearing(world, {}, group);
  await finished(world, first);
  expect((await viewOf(world, group)).papers).toEqual([{ meeting: 1, number: 1, title: expect.any(String) }]);
  const before = await world.engine.programmes.paper(group, 1, 1, "markdown");
  expect(before).toContain("| 1 |");

  await world.pass(4 * DAY);
  expect(await world.keys.get(sessionKey(first.session))).toBeNull();
  const view = await viewOf(world, group);
  expect(view.meetings).toEqual([{ number: 1, on: expect.any(Number), stage: 1, state: "erased" }]);
  expect(await world.engine.programmes.paper(group, 1, 1, "markdown")).toBe(before);
  // What is left of the meeting does not say whose it was.
  expect(JSON.stringify(await world.store.snapshot(first.session))).not.toContain(group);

  const second = await meeting(world, group);
  await everybodyIn(second);
  const [cedar] = second.voices as [Table["facilitator"]];
  expect((await cedar.page()).programme).toMatchObject({ meeting: 2, papers: [{ meeting: 1, number: 1 }] });
  expect(await world.engine.earlierPaper(cedar.caller, 1, 1, "markdown")).toBe(before);
  expect(await world.engine.earlierPaper(cedar.caller, 1, 2, "markdown")).toBeNull();

  const other = await aTable(world, "circle", {}, [{ names: ["Yew", "Lime", "Plum", "Pear", "Fig"] }]);
  await everybodyIn(other);
  expect(await world.engine.earlierPaper((other.voices[0] as Table["facilitator"]).caller, 1, 1, "markdown")).toBeNull();
});

test("who was invited and has not accepted the terms reads no paper of the group", async () => {
  const world = await aWorld();
  const group = await aGroup(world);
  await finished(world, await clearing(world, {}, group));
  const second = await meeting(world, group);
  const [cedar] = second.voices as [Table["facilitator"]];
  expect(await world.engine.earlierPaper(cedar.caller, 1, 1, "markdown")).toBeNull();
});

test("a member goes off the list by themselves, and nobody is told", async () => {
  const world = await aWorld();
  const group = await aGroup(world);
  const table = await meeting(world, group);
  await everybodyIn(table);
  const [cedar, birch] = table.voices as [Table["facilitator"], Table["facilitator"]];
  const version = (await birch.page()).version;
  await must(cedar.do({ do: "goOffList" }));
  expect((await cedar.page()).programme?.isListed).toBe(false);
  expect((await birch.page()).version).toBe(version);
  expect((await viewOf(world, group)).members.map(({ name }) => name)).toEqual(["Birch", "Fir", "Elm", "Oak", "Ash"]);
});

test("nothing of a group lies in clear, and ending it ends its key; meetings go on", async () => {
  const world = await aWorld();
  const group = await aGroup(world);
  await finished(world, await clearing(world, {}, group));
  await world.pass(4 * DAY);
  const table = await meeting(world, group);
  await everybodyIn(table);
  const row = await world.store.programmes.read(group);
  for (const canary of ["river", "Canary", "Cedar", "listen", "Engage"]) expect(row?.ciphertext.toString("latin1")).not.toContain(canary);

  await world.engine.programmes.end(group);
  expect(await world.engine.programmes.view(group)).toBeNull();
  expect(await world.keys.get(programmeKey(group))).toBeNull();
  expect(await world.engine.programmes.link(group)).toBeNull();
  const page = await table.facilitator.page();
  expect([page.status, page.programme]).toEqual(["running", null]);
});

test("a link that the host made is told to whoever leads, with its day", async () => {
  const world = await aWorld();
  const group = await aGroup(world);
  await world.engine.programmes.link(group, true);
  expect((await viewOf(world, group)).links).toEqual([{ byHost: true, on: Math.floor(world.clock.now() / DAY) }]);
});

test("two who change it at once both are heard", async () => {
  const world = await aWorld();
  const group = await aGroup(world);
  const { programmes } = world.engine;
  const [named, taken] = await Promise.all([
    programmes.change(group, { do: "describe", name: "The other river", covenant: COVENANT }, "en"),
    programmes.change(group, { do: "takeOff", name: "Ash" }, "en"),
  ]);
  expect([named.ok, taken.ok]).toEqual([true, true]);
  const view = await viewOf(world, group);
  expect([view.name, view.members.length]).toEqual(["The other river", 5]);
});

test("a group in which nothing was done for a year is erased, and not before", async () => {
  const world = await aWorld();
  const group = await aGroup(world);
  await world.pass(300 * DAY);
  await world.engine.programmes.change(group, { do: "takeOff", name: "Ash" }, "en");
  await world.pass(364 * DAY);
  expect(await world.engine.programmes.view(group)).not.toBeNull();
  await world.pass(2 * DAY);
  expect(await world.engine.programmes.view(group)).toBeNull();
  expect(await world.keys.get(programmeKey(group))).toBeNull();
});
