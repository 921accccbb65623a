import { afterEach, describe, expect, test } from "vitest";
import type { Person } from "../../fakes/slack/person.ts";
import { say } from "../../../src/cards/messages.ts";
import {
  aWorkspace,
  closed,
  everybodyIn,
  NAMES,
  next,
  NEXT,
  page,
  planned,
  QUESTION,
  writes,
  type Group,
  type Workspace,
} from "./table.ts";

let at: Workspace | null = null;
afterEach(async () => {
  await at?.stop();
  at = null;
});

async function inTheFirstRound(people?: readonly (string | Person)[], on?: Workspace): Promise<{ slack: Workspace; group: Group }> {
  const slack = (at = on ?? (await aWorkspace()));
  const group = await planned(slack, "ngt", {}, people);
  await everybodyIn(slack, group);
  await next(slack, group);
  return { slack, group };
}

/** One's own page by the home, where a channel can not be used. */
async function pageFromHome(who: Person): Promise<string> {
  await closed(who);
  await who.opensHome();
  const home = await who.waitsForHome("Conversation");
  await who.presses(home, "Open my page");
  return (await who.waitsForModal("Parley")).text;
}

describe("a channel that takes no posts: the team is told on their own page, nobody else is, and the conversation goes on", () => {
  test("since Parley was taken out of it, until it is let in again", async () => {
    const { slack, group } = await inTheFirstRound();
    const [cedar] = group.voices as [Person];
    for (const [index, voice] of group.voices.entries()) await writes(voice, group, `Thought ${index}`);
    group.lena.removes(group.hall, "app");
    await next(slack, group);
    expect(await pageFromHome(group.lena)).toContain("Parley is not in the channel any more");
    const own = await pageFromHome(cedar);
    expect(own).not.toContain("Parley is not in the channel");
    expect(own).toContain("Thought 3");
    await closed(cedar);
    await closed(group.lena);
    expect(slack.faults.every((fault) => fault === "slack not_in_channel")).toBe(true);
    group.lena.invites(group.hall, "app");
    await next(slack, group);
    expect(await pageFromHome(group.lena)).not.toContain("Parley is not in the channel");
    expect(cedar.sees(group.hall).at(-1)).toContain("What does it mean?");
  }, 60_000);

  test("since it was archived", async () => {
    const { slack, group } = await inTheFirstRound();
    const [cedar] = group.voices as [Person];
    for (const [index, voice] of group.voices.entries()) await writes(voice, group, `Thought ${index}`);
    group.lena.archives(group.hall);
    expect(await pageFromHome(cedar)).toContain("Write in silence");
    await pageFromHome(group.lena);
    await group.lena.presses("modal", NEXT);
    await slack.settles();
    await slack.passes(45_000);
    expect(await pageFromHome(group.lena)).toContain("The channel is archived");
    expect(await pageFromHome(cedar)).toContain("Thought 3");
  }, 60_000);

  test("since only some people may post in it", async () => {
    const { slack, group } = await inTheFirstRound();
    group.hall.posters = [group.lena.id];
    for (const voice of group.voices) await writes(voice, group, "Measure");
    await next(slack, group);
    expect(await page(group.lena, group)).toContain("Parley may not post in the channel. Allow it");
    group.hall.posters = null;
    await next(slack, group);
    expect(await page(group.lena, group)).not.toContain("Parley may not post");
  }, 60_000);

  test("already when it is planned there", async () => {
    const slack = (at = await aWorkspace());
    slack.fake.faults.refused("chat.postMessage", "restricted_action_read_only_channel");
    const lena = slack.fake.person("Lena");
    const others = NAMES.map((name) => slack.fake.person(name));
    const hall = slack.fake.channel("hall", { members: [lena, ...others] });
    await lena.types("/parley", "plan", hall);
    await lena.waitsForModal("Plan a conversation");
    await lena.fills({ Title: "Sharing", [QUESTION]: "What would help?", "People (of the first side, if there are sides)": others });
    await lena.submits();
    expect(lena.modal()?.text).toContain("It is prepared");
    await slack.passes(5_000);
    await pageFromHome(lena);
    await lena.presses("modal", "Go in");
    await slack.settles();
    expect(await pageFromHome(lena)).toContain("Parley may not post in the channel");
  });
});

test("a guest and somebody of another organisation, who have no commands and no home, take part by buttons and forms", async () => {
  const slack = await aWorkspace();
  const guest = slack.fake.person("Gil", { kind: "guest" });
  const stranger = slack.fake.person("Xenia", { kind: "external" });
  const { group } = await inTheFirstRound([guest, stranger, "Cedar", "Birch", "Fir"], slack);
  for (const who of [guest, stranger]) {
    await writes(who, group, `From ${who.kind === "guest" ? "one" : "another"} of us`);
    expect(await page(who, group)).toContain("Show what I sent");
  }
  for (const voice of group.voices.slice(2)) await writes(voice, group, "From the others");
  await next(slack, group);
  expect(stranger.sees(group.hall).join("\n")).toContain("another of us");
  expect(slack.fake.violations).toEqual([]);
}, 60_000);

describe("a press that took too long for Slack", () => {
  test("in a channel gets a button that does it again", async () => {
    const { slack, group } = await inTheFirstRound();
    const [cedar] = group.voices as [Person];
    slack.fake.faults.refused("views.open", "expired_trigger_id");
    await cedar.presses(await cedar.waitsForMessage(group.hall, /Write in silence/), "Write");
    const told = await cedar.waitsForMessage(group.hall, "That took too long for Slack");
    expect(told.isOnlyForYou).toBe(true);
    await cedar.presses(told, "Try again");
    expect((await cedar.waitsForModal()).submit).toBe("Send");
  }, 60_000);

  test("in a modal opens in its place", async () => {
    const { slack, group } = await inTheFirstRound();
    const [cedar] = group.voices as [Person];
    await page(cedar, group);
    slack.fake.faults.refused("views.push", "expired_trigger_id");
    await cedar.presses("modal", "Write");
    const form = await cedar.waitsForModal("Write in silence");
    expect(form.depth).toBe(1);
    expect(form.submit).toBe("Send");
  }, 60_000);

  test("on the home is said there", async () => {
    const { slack, group } = await inTheFirstRound();
    const [cedar] = group.voices as [Person];
    await cedar.opensHome();
    slack.fake.faults.refused("views.open", "expired_trigger_id");
    await cedar.presses(await cedar.waitsForHome("Conversation"), "Open my page");
    await cedar.waitsForHome("That took too long for Slack");
    await cedar.presses("home", "Open my page");
    await cedar.waitsForModal("Parley");
  }, 60_000);

  test("for a command says to type it once more", async () => {
    const { slack, group } = await inTheFirstRound();
    const [cedar] = group.voices as [Person];
    slack.fake.faults.refused("views.open", "expired_trigger_id");
    await cedar.types("/parley", "plan", group.hall);
    await cedar.waitsForMessage(group.hall, "Type it once more");
  }, 60_000);
});

test("somebody of whom Slack tells late is answered in time", async () => {
  const { slack, group } = await inTheFirstRound([...NAMES], await aWorkspace("socket", { triggerLivesMs: 1_200 }));
  const [cedar] = group.voices as [Person];
  await slack.restarts();
  slack.fake.faults.slow("users.info", 2_000);
  expect(await page(cedar, group)).toContain("Write in silence");
}, 60_000);

test("whoever is nobody of the conversation is told so, and sees no form", async () => {
  const { slack, group } = await inTheFirstRound();
  const outsider = slack.fake.person("Oda");
  outsider.joins(group.hall);
  await outsider.presses(await outsider.waitsForMessage(group.hall, /Write in silence/), "Write");
  const told = await outsider.waitsForMessage(group.hall, say("en", "refuse.notInvited"));
  expect(told.isOnlyForYou).toBe(true);
  expect(outsider.modal()).toBeNull();
}, 60_000);
