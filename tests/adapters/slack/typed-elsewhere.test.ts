import { afterEach, expect, test } from "vitest";
import { hash } from "../../../src/store/cipher.ts";
import type { Person } from "../../fakes/slack/person.ts";
import { until } from "../../fakes/slack/until.ts";
import { aWorkspace, closed, everybodyIn, next, page, planned, QUESTION, type Workspace } from "./table.ts";

let at: Workspace | null = null;
afterEach(async () => {
  await at?.stop();
  at = null;
});

test("a command typed in another channel changes nothing: it shows where it could be meant", async () => {
  const slack = (at = await aWorkspace());
  const group = await planned(slack, "ngt");
  await everybodyIn(slack, group);
  const { lena, session } = group;
  const elsewhere = slack.fake.channel("elsewhere", { members: [lena] });
  const before = await slack.engine.state(session);
  for (const command of ["next", "pause", "undo", "extend 10", "insert quiet 2"]) {
    await lena.types("/parley", command, elsewhere);
    expect((await lena.waitsForModal("Parley")).buttons).toContain("Open my page");
    await closed(lena);
  }
  await slack.settles();
  expect(await slack.engine.state(session)).toEqual(before);
}, 60_000);

test.each(["destroy", "close", "leave", "lockdown", "skip", "drop"])(
  "/parley %s is pressed on one's own page, which asks whether it is meant",
  async (command) => {
    const slack = (at = await aWorkspace());
    const group = await planned(slack, "ngt");
    await everybodyIn(slack, group);
    await next(slack, group);
    const before = await slack.engine.state(group.session);
    await group.lena.types("/parley", command, group.hall);
    await group.lena.waitsForModal("Parley");
    expect((await group.lena.waitsForMessage(group.hall, /press it there/)).isOnlyForYou).toBe(true);
    await slack.settles();
    expect(await slack.engine.state(group.session)).toEqual(before);
  },
  60_000,
);

test("words written in the browser are not given to Slack, however they are asked for", async () => {
  const slack = (at = await aWorkspace());
  const group = await planned(slack, "ngt");
  await everybodyIn(slack, group);
  await next(slack, group);
  const [cedar] = group.voices as [Person];
  const person = (await slack.engine.places.accountsOf(group.session)).find(({ account }) => account.id.endsWith(`/${cedar.id}`))?.person;
  if (person === undefined) throw new Error("nobody is there");
  const caller = { session: group.session, person, locale: "en" };
  const shown = await slack.engine.page(caller, { mine: false });
  const [round] = "reason" in shown ? [] : shown.now;
  const act = { do: "write", key: "written-there", text: "A heron at the weir" };
  const form = round?.card.blocks.find((block) => block.is === "form");
  if (!round || form?.is !== "form") throw new Error("there is nothing to write");
  const linked = async () => {
    const made = await slack.engine.browserLink({ ...caller, through: "slack" });
    const link = made.ok ? await slack.store.links.find(hash(made.secret), slack.clock.now()) : null;
    if (!link) throw new Error("there is no link");
    return slack.engine.refusedClaim(link, "en");
  };
  expect(await linked()).toBeNull();
  expect(await slack.engine.act(caller, { do: "seal", path: round.path, act, said: "collect.received" }, false)).toMatchObject({
    ok: true,
  });
  await page(cedar, group);
  await cedar.presses("modal", "Show what I sent");
  await until("the answer", () => cedar.modal()?.text.includes("is shown there alone"));
  expect(slack.fake.bodiesWith("heron")).toEqual([]);
  expect(await linked()).toContain("a second key to their seat");
  const own = await slack.engine.page(caller, { mine: true });
  expect(JSON.stringify(own)).toContain("A heron at the weir");
}, 60_000);

test("nobody else's conversation is planned into a channel where one goes on; whoever leads it may plan the next there", async () => {
  const slack = (at = await aWorkspace());
  const group = await planned(slack, "ngt");
  await everybodyIn(slack, group);
  const sol = slack.fake.person("Sol");
  sol.joins(group.hall);
  for (const [who, says] of [
    [sol, "A conversation that you do not lead goes on in this channel."],
    [group.lena, "It is prepared"],
  ] as const) {
    await who.types("/parley", "plan", group.hall);
    await who.waitsForModal("Plan a conversation");
    await who.fills({ Title: "Another", [QUESTION]: "And now?", "People (of the first side, if there are sides)": [...group.voices] });
    await who.submits();
    expect(who.modal()?.text).toContain(says);
    await closed(who);
  }
  expect(await slack.store.sessions()).toHaveLength(2);
  // Whoever was merely invited to the next means the one they are in.
  const [cedar] = group.voices as [Person];
  await cedar.types("/parley", "", group.hall);
  expect((await cedar.waitsForModal("Parley")).text).toContain("Sharing the river");
}, 60_000);
