import { afterEach, describe, expect, test } from "vitest";
import type { Channel } from "../../fakes/slack/state.ts";
import type { Person } from "../../fakes/slack/person.ts";
import { until } from "../../fakes/slack/until.ts";
import { aWorkspace, closed, everybodyIn, NAMES, next, page, planned, type Circumstances, type Group, type Workspace } from "./table.ts";

let at: Workspace | null = null;
afterEach(async () => {
  await at?.stop();
  at = null;
});

const EIGHT = [...NAMES, "Alder"];

/** Everybody wrote alone, and pairs are next. */
async function beforeThePairs(circumstances: Circumstances = {}): Promise<{ slack: Workspace; group: Group }> {
  const slack = (at = await aWorkspace("socket", {}, circumstances));
  const group = await planned(slack, "pairs", {}, EIGHT);
  await everybodyIn(slack, group);
  for (let step = 0; step < 3; step++) {
    await slack.settles();
    const state = await slack.engine.state(group.session);
    const [run] = Object.values(state?.runs ?? {});
    if (run?.spec.kind === "collect") return { slack, group };
    await next(slack, group);
  }
  throw new Error("nobody is asked to write");
}

async function writeAll(group: Group): Promise<void> {
  for (const [index, voice] of group.voices.entries()) {
    await closed(voice);
    const card = voice.messages(group.hall).findLast((each) => each.buttons.includes("Write"));
    if (!card) throw new Error("there is nothing to write");
    await voice.presses(card, "Write");
    const form = await voice.waitsForModal();
    await voice.fills({ [form.fields.find(({ label }) => /words/i.test(label))?.label ?? ""]: `Thought ${index}` });
    await voice.submits();
    await closed(voice);
  }
}

const roomsOf = ({ fake }: Workspace): readonly Channel[] => fake.channels.filter(({ name }) => name.startsWith("parley-"));
const membersOf = (group: Group, room: Channel): readonly Person[] => group.voices.filter(({ id }) => room.members.has(id));

describe("groups that sit apart", () => {
  test("have a private channel each, with the warning, their floor and their words; then it is archived", async () => {
    const { slack, group } = await beforeThePairs();
    await writeAll(group);
    await next(slack, group);
    const rooms = roomsOf(slack);
    expect(rooms).toHaveLength(4);
    const seated = rooms.flatMap((room) => membersOf(group, room));
    expect(new Set(seated).size).toBe(8);
    for (const room of rooms) {
      expect(room.kind).toBe("private");
      expect(room.name).not.toContain(group.session);
      expect(membersOf(group, room)).toHaveLength(2);
      expect(room.members.has(group.lena.id)).toBe(true);
      const [one] = membersOf(group, room) as [Person];
      const seen = one.sees(room).join("\n");
      expect(seen).toContain("the workspace’s owner can read and export it");
      expect(seen.split("the workspace’s owner can read and export it")).toHaveLength(2);
      expect(one.messages(room).filter(({ buttons }) => buttons.includes("Open my page"))).toHaveLength(1);
    }
    const [room, other] = rooms as [Channel, Channel];
    const [speaker] = membersOf(group, room) as [Person];
    const card = speaker.messages(room).findLast(({ buttons }) => buttons.includes("Say it"));
    if (!card) throw new Error("there is no floor in the room");
    await speaker.presses(card, "Say it");
    const form = await speaker.waitsForModal();
    await speaker.fills({ [form.fields[0]?.label ?? ""]: "Only for the two of us" });
    await speaker.submits();
    await closed(speaker);
    await slack.settles();
    expect(speaker.sees(room).join("\n")).toContain("Only for the two of us");
    expect(group.lena.sees(other).join("\n")).not.toContain("Only for the two of us");
    expect(group.lena.sees(group.hall).join("\n")).not.toContain("Only for the two of us");
    expect(await page(group.lena, group)).not.toContain("Slack lets Parley make no private channels");
    await page(group.lena, group);
    await group.lena.presses("modal", "Next, for all 4 groups");
    await slack.settles();
    await closed(group.lena);
    await slack.passes(45_000);
    for (const each of rooms) expect(each.isArchived).toBe(true);
    expect(roomsOf(slack).filter(({ isArchived }) => !isArchived)).toHaveLength(2);
    expect(slack.fake.violations).toEqual([]);
    expect(slack.faults).toEqual([]);
  }, 60_000);

  test("have one channel each, whatever was not answered and whenever the program was killed", async () => {
    const { slack, group } = await beforeThePairs();
    await writeAll(group);
    slack.fake.faults.droppedAfterApplying("conversations.create", { times: 2 });
    slack.fake.faults.droppedAfterApplying("conversations.invite");
    await next(slack, group);
    await slack.passes(30_000);
    await slack.restarts();
    await slack.passes(30_000);
    const rooms = roomsOf(slack);
    expect(rooms).toHaveLength(4);
    for (const room of rooms) {
      expect(membersOf(group, room)).toHaveLength(2);
      const [one] = membersOf(group, room) as [Person];
      expect(one.messages(room).filter(({ buttons }) => buttons.includes("Say it"))).toHaveLength(1);
    }
  }, 60_000);

  test("work on their own pages where Slack makes no channels, and the team is told", async () => {
    const { slack, group } = await beforeThePairs();
    await writeAll(group);
    slack.fake.faults.refused("conversations.create", "restricted_action", { times: 1_000 });
    await next(slack, group);
    expect(roomsOf(slack)).toEqual([]);
    expect(await page(group.lena, group)).toContain("Slack lets Parley make no private channels");
    const [cedar] = group.voices as [Person];
    expect(await page(cedar, group)).toContain("[Say it]");
  }, 60_000);

  test("are no matter of a doorbell: nothing is made", async () => {
    const slack = (at = await aWorkspace());
    const group = await planned(slack, "pairs", { "What this channel shows": "A doorbell: that something is open, and no word" }, EIGHT);
    await everybodyIn(slack, group);
    for (let step = 0; step < 3; step++) await next(slack, group);
    expect(slack.fake.callsTo("conversations.create")).toEqual([]);
  }, 60_000);

  test("are none of a stranger's channels, even one that has taken their name", async () => {
    const { slack, group } = await beforeThePairs();
    await writeAll(group);
    const sol = slack.fake.person("Sol");
    // At first nothing is made, and somebody who heard a name takes it.
    slack.fake.faults.broken("conversations.create", { times: 1_000 });
    await next(slack, group);
    while (slack.fake.faults.take("conversations.create"));
    const [asked] = slack.fake.callsTo("conversations.create");
    const squatted = slack.fake.channel(String(asked?.arguments["name"]), { kind: "private", members: [sol] });
    await slack.passes(30_000);
    expect([...squatted.members]).toEqual([sol.id, slack.fake.botUserId]);
    expect(await page(group.lena, group)).toContain("Slack lets Parley make no private channels");
  }, 60_000);

  test("keep on trying to put out somebody who has left, and the team is told when Slack does not", async () => {
    const { slack, group } = await beforeThePairs();
    await writeAll(group);
    await next(slack, group);
    const [room] = roomsOf(slack) as [Channel];
    const [one, other] = membersOf(group, room) as [Person, Person];
    slack.fake.faults.refused("conversations.kick", "restricted_action", { times: 1_000 });
    await page(group.lena, group);
    await group.lena.presses("modal", "Take out");
    await until("the form", () => group.lena.modal()?.submit);
    await group.lena.fills({ Who: one.name });
    await group.lena.submits();
    await closed(group.lena);
    const says = async (words: string): Promise<void> => {
      const card = other.messages(room).findLast(({ buttons }) => buttons.includes("Say it"));
      if (!card) throw new Error("there is no floor in the room");
      await other.presses(card, "Say it");
      await other.fills({ [(await other.waitsForModal()).fields[0]?.label ?? ""]: words });
      await other.submits();
      await closed(other);
      await slack.passes(10_000);
    };
    await says("Is anybody still here?");
    expect(room.members.has(one.id)).toBe(true);
    expect(await page(group.lena, group)).toContain("did not let somebody into the private channel of their group, or not out of it");
    await closed(group.lena);
    while (slack.fake.faults.take("conversations.kick"));
    await says("Alone now");
    expect(room.members.has(one.id)).toBe(false);
  }, 60_000);
});
