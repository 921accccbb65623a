import { afterEach, expect, test } from "vitest";
import { say } from "../../../src/cards/messages.ts";
import type { Store } from "../../../src/store/port.ts";
import { until } from "../../fakes/slack/until.ts";
import { aWorkspace, everybodyIn, fieldFor, next, planned, type Workspace } from "./table.ts";

let at: Workspace | null = null;
afterEach(async () => {
  await at?.stop();
  at = null;
});

interface Gate {
  until: Promise<unknown> | null;
}
/** A store whose sessions are read when it is told to. */
const slow = (store: Store, gate: Gate): Store => ({
  ...store,
  async sessions() {
    await gate.until;
    return store.sessions();
  },
});

async function aRound() {
  const gate: Gate = { until: null };
  const slack = (at = await aWorkspace("socket", {}, { watching: (store) => slow(store, gate) }));
  const group = await planned(slack, "ngt");
  await everybodyIn(slack, group);
  await next(slack, group);
  return { slack, group, gate, cedar: group.voices[0]! };
}

test.each([
  ["", "Sharing the river"],
  ["idea", "Slack receives your words"],
  ["skip", "Sharing the river"],
])(
  "/parley %s opens a view at once, however long it takes to find what it shows",
  async (command, words) => {
    const { slack, group, gate, cedar } = await aRound();
    const held = Promise.withResolvers<void>();
    gate.until = held.promise;
    await cedar.types("/parley", command, group.hall);
    expect((await cedar.waitsForModal()).text).toContain(say("en", "chat.loading"));
    // By now the trigger is too old to open anything.
    slack.fake.advance(4_000);
    held.resolve();
    await until("it is filled", () => cedar.modal()?.text.includes(words));
    if (command === "idea") expect(fieldFor(cedar.modal()?.fields ?? [])).toMatch(/words/i);
    expect(slack.fake.violations).toEqual([]);
  },
  60_000,
);

test("somebody who sits in none is shown so in the view that opened", async () => {
  const { slack, group, gate } = await aRound();
  const iris = slack.fake.person("Iris");
  iris.joins(group.hall);
  const held = Promise.withResolvers<void>();
  gate.until = held.promise;
  await iris.types("/parley", "", group.hall);
  expect((await iris.waitsForModal()).text).toContain(say("en", "chat.loading"));
  held.resolve();
  await until("it is filled", () => iris.modal()?.text.includes("None yet"));
}, 60_000);

test("a view that opened and can not be filled says so", async () => {
  const { slack, group, gate, cedar } = await aRound();
  const held = Promise.withResolvers<void>();
  gate.until = held.promise;
  await cedar.types("/parley", "", group.hall);
  await cedar.waitsForModal();
  held.reject(new Error("FULL"));
  await until("it is said", () => cedar.modal()?.text.includes(say("en", "chat.failed")));
  expect(slack.faults.length).toBe(1);
}, 60_000);

test("Slack that does not open it is said to be away, with a button that opens it", async () => {
  const { slack, group, cedar } = await aRound();
  slack.fake.faults.broken("views.open");
  await cedar.types("/parley", "", group.hall);
  const told = await cedar.waitsForMessage(group.hall, say("en", "chat.away", { platform: "Slack" }));
  await cedar.presses(told, say("en", "chat.tryAgain"));
  expect((await cedar.waitsForModal("Parley")).text).toContain("Sharing the river");
}, 60_000);
