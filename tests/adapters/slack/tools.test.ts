import { afterEach, describe, expect, test } from "vitest";
import { numberOf } from "../../../src/engine/number.ts";
import type { Entry } from "../../fakes/slack/form.ts";
import type { Person } from "../../fakes/slack/person.ts";
import { until } from "../../fakes/slack/until.ts";
import {
  ADDRESS,
  aWorkspace,
  closed,
  everybodyIn,
  fieldFor,
  next,
  page,
  planned,
  presses,
  uses,
  writes,
  type Group,
  type Workspace,
} from "./table.ts";

let at: Workspace | null = null;
afterEach(async () => {
  await at?.stop();
  at = null;
});

async function aGroup(
  more: Readonly<Record<string, Entry>> = {},
): Promise<{ slack: Workspace; group: Group; lena: Person; cedar: Person }> {
  const slack = (at = await aWorkspace());
  const group = await planned(slack, "ngt", more);
  await everybodyIn(slack, group);
  return { slack, group, lena: group.lena, cedar: group.voices[0] as Person };
}

const memberOf = async ({ engine }: Workspace, { session }: Group, { id }: Person) => {
  const found = (await engine.places.accountsOf(session)).find(({ account }) => account.id.endsWith(`/${id}`));
  return found && (await engine.state(session))?.members[found.person];
};

describe("the team's forms", () => {
  test("tell everybody something", async () => {
    const { slack, group, lena, cedar } = await aGroup();
    await uses(slack, group, lena, "Tell everybody", { "What to tell them": "Tea is ready" });
    expect(await page(cedar, group)).toContain("Tea is ready");
    const told = cedar.sees(group.hall).filter((each) => each.includes("Tea is ready"));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/Lena.*, to everybody/);
  }, 60_000);

  test("put a silence in between, and a go-round", async () => {
    const { slack, group, lena } = await aGroup();
    await uses(slack, group, lena, "Put in between", { "Put in between": "Two minutes of silence" });
    expect((await slack.engine.state(group.session))?.aside.insert).toMatchObject({ is: "quiet" });
    await presses(slack, lena, group, "Back to the plan");
    await uses(slack, group, lena, "Put in between", { "Put in between": "Go-round" });
    expect((await slack.engine.state(group.session))?.aside.insert).toMatchObject({ is: "round" });
  }, 60_000);

  test("give more time", async () => {
    const { slack, group, lena } = await aGroup();
    await next(slack, group);
    const dueAt = async (): Promise<number> => (await slack.engine.roomPage(group.session, { locale: "en" }))?.now[0]?.dueAt ?? 0;
    const before = await dueAt();
    await uses(slack, group, lena, "More time", { Minutes: "10" });
    expect((await dueAt()) - before).toBe(10 * 60_000);
  }, 60_000);

  test("invite somebody of the workspace, who goes in by their own page; nobody twice, and no app", async () => {
    const { slack, group, lena, cedar } = await aGroup();
    const iris = slack.fake.person("Iris");
    iris.joins(group.hall);
    expect(await uses(slack, group, lena, "Invite more people", { Who: iris, Part: "Expert" })).toContain("Iris");
    await closed(lena);
    await presses(slack, iris, group, "Go in");
    expect((await memberOf(slack, group, iris))?.role).toBe("expert");
    expect(await uses(slack, group, lena, "Invite more people", { Who: cedar, Part: "Expert" })).toContain("in this conversation already");
    await closed(lena);
    expect(await uses(slack, group, lena, "Invite more people", { Who: { id: slack.fake.botUserId }, Part: "Expert" })).toContain(
      "An app can not take part",
    );
  }, 60_000);

  test("give somebody another part, hand over the lead, take somebody out, and say who is not here", async () => {
    const { slack, group, lena, cedar } = await aGroup();
    const [, birch, fir] = group.voices as [Person, Person, Person];
    await uses(slack, group, lena, "Give this part", { Who: "Cedar", Part: "Co-facilitator" });
    expect((await memberOf(slack, group, cedar))?.role).toBe("cofacilitator");
    await closed(lena);
    await uses(slack, group, lena, "Not here today", { Who: "Birch" });
    expect((await memberOf(slack, group, birch))?.state).toBe("listening");
    await closed(lena);
    await uses(slack, group, lena, "Take out", { Who: "Fir" });
    expect((await memberOf(slack, group, fir))?.state).toBe("left");
    expect(await page(fir, group)).not.toContain("What comes when");
    await closed(lena);
    await uses(slack, group, lena, "Hand over the lead to them", { Who: "Cedar" });
    expect((await memberOf(slack, group, cedar))?.role).toBe("facilitator");
    expect((await memberOf(slack, group, lena))?.role).toBe("cofacilitator");
  }, 60_000);

  test("that are refused say why, and keep what was chosen", async () => {
    const { slack, group, lena, cedar } = await aGroup();
    const said = await uses(slack, group, lena, "Hand over the lead to them", { Who: "Cedar" });
    expect(said).toMatch(/co-facilitator/i);
    expect(lena.modal()?.submit).toBeTruthy();
    await closed(lena);
    // Everybody else of the conversation may be chosen, and nobody besides.
    slack.fake.person("Sol");
    await page(lena, group);
    await lena.presses("modal", "Take out");
    const form = await until("the form", () => (lena.modal()?.submit ? lena.modal() : null));
    expect(form.fields[0]?.options).toEqual(group.voices.map(({ name }) => name));
    await lena.fills({ Who: cedar.name });
    await presses(slack, cedar, group, "Leave for good …");
    const sent = await lena.submits();
    expect(JSON.stringify([sent, lena.modal()])).toContain("That person is not in this conversation");
  }, 60_000);

  test("and a line to the team, which the team reads and nobody else", async () => {
    const { slack, group, lena, cedar } = await aGroup();
    await uses(slack, group, cedar, "Write to the team", { [await lineField(group, cedar)]: "I am lost" });
    expect(await page(lena, group)).toContain("I am lost");
    expect(await page(group.voices[1] as Person, group)).not.toContain("I am lost");
    expect(cedar.sees(group.hall).join("\n")).not.toContain("I am lost");
  }, 60_000);

  test("are not for others, whatever they type or press", async () => {
    const { slack, group, cedar } = await aGroup();
    await page(cedar, group);
    expect(cedar.modal()?.buttons).not.toContain("Tell everybody");
    await closed(cedar);
    await cedar.types("/parley", "announce", group.hall);
    expect((await cedar.waitsForModal()).submit).toBeNull();
    await closed(cedar);
    await cedar.types("/parley", "next", group.hall);
    expect((await cedar.waitsForMessage(group.hall, /facilitator/i)).isOnlyForYou).toBe(true);
    expect(slack.faults).toEqual([]);
  }, 60_000);
});

async function lineField(group: Group, who: Person): Promise<string> {
  await page(who, group);
  await who.presses("modal", "Write to the team");
  const form = await until("the form", () => (who.modal()?.submit ? who.modal() : null));
  return form?.fields[0]?.label ?? "";
}

describe("the home", () => {
  test("shows where one's conversations are and how far they have come, and no word of them", async () => {
    const { slack, group, cedar } = await aGroup();
    await next(slack, group);
    for (const voice of group.voices) await writes(voice, group, "A kestrel at the gauge");
    await next(slack, group);
    await cedar.opensHome();
    const home = await cedar.waitsForHome(`Conversation ${numberOf(group.session)}`);
    expect(home.text).toMatch(/\d of 8/);
    expect(home.text).toContain("hall");
    expect(home.text).not.toMatch(/kestrel|river|gauge|Cedar|Lena|Join cards/);
    await cedar.presses("home", "Open my page");
    expect((await cedar.waitsForModal("Parley")).text).toContain("Sharing the river");
  }, 60_000);

  test("of somebody without a conversation says how one begins", async () => {
    const { slack } = await aGroup();
    const iris = slack.fake.person("Iris");
    await iris.opensHome();
    await iris.waitsForHome("with /parley plan you begin one");
  }, 60_000);
});

describe("the global shortcut", () => {
  test("opens one's page", async () => {
    const { cedar } = await aGroup();
    await closed(cedar);
    await cedar.usesShortcut("parley");
    expect((await cedar.waitsForModal("Parley")).text).toContain("Sharing the river");
  }, 60_000);

  test("lets somebody who sits in several choose, and tells somebody who sits in none", async () => {
    const { slack, group, cedar, lena } = await aGroup();
    await lena.types("/parley", "plan", group.hall);
    await lena.waitsForModal("Plan a conversation");
    await lena.fills({
      Title: "The second one",
      "Question put to the people (many methods ask for one)": "Which?",
      "People (of the first side, if there are sides)": group.voices,
    });
    expect((await lena.submits()).modal).toBe("updated");
    await closed(cedar);
    await cedar.usesShortcut("parley");
    const list = await cedar.waitsForModal("Parley");
    expect(list.buttons).toEqual(["Open my page", "Open my page", "Plan a conversation", "I have a code"]);
    await cedar.presses("modal", "Open my page", { beside: "Ends" });
    await until("the page", () => cedar.modal()?.text.includes("Sharing the river"));
    const iris = slack.fake.person("Iris");
    await iris.usesShortcut("parley");
    expect((await iris.waitsForModal("Parley")).text).toContain("with /parley plan you begin one");
  }, 60_000);
});

test("a doorbell posts a neutral link when something opens, and nothing else, from the plan to the end", async () => {
  const { slack, group, cedar } = await aGroup({ "What this channel shows": "A doorbell: that something is open, and no word" });
  await next(slack, group);
  for (const voice of group.voices) {
    await page(voice, group);
    await voice.presses("modal", "Write");
    const form = await until("the form", () => (voice.modal()?.depth === 2 ? voice.modal() : null));
    await voice.fills({ [fieldFor(form?.fields ?? [])]: "A kestrel at the gauge" });
    await voice.submits();
    await closed(voice);
  }
  await next(slack, group);
  await slack.passes(60 * 60_000);
  const posts = slack.fake.callsTo("chat.postMessage");
  expect(posts.length).toBeGreaterThan(0);
  const bodies = new Set(posts.map((call) => JSON.stringify(call.arguments)));
  expect(bodies.size).toBe(1);
  expect([...bodies][0]).toContain(ADDRESS);
  expect([...bodies][0]).not.toMatch(/river|kestrel|Lena|Cedar|Write in silence/);
  for (const method of ["chat.update", "files.completeUploadExternal"]) expect(slack.fake.callsTo(method)).toEqual([]);
  expect(cedar.sees(group.hall).join("\n")).not.toMatch(/river|kestrel/);
}, 60_000);
