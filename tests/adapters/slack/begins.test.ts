import { afterEach, expect, test } from "vitest";
import { say } from "../../../src/cards/messages.ts";
import type { Person } from "../../fakes/slack/person.ts";
import { until } from "../../fakes/slack/until.ts";
import { aWorkspace, METHODS, QUESTION, type Channel, type Way, type Workspace } from "./table.ts";

let at: Workspace | null = null;
afterEach(async () => {
  await at?.stop();
  at = null;
});

/** Fills in the form of a new conversation that is on top, with the channel chosen in it. */
async function plans(slack: Workspace, lena: Person, voices: readonly Person[], hall: Channel) {
  const form = await lena.waitsForModal(say("en", "chat.plan"));
  await lena.fills({
    Method: form.fields.find(({ label }) => label === "Method")?.options?.find((option) => METHODS.ngt.test(option)) ?? "",
    Title: "Sharing the river",
    [QUESTION]: "What would make the readings believable?",
    "People (of the first side, if there are sides)": [...voices],
    Channel: hall,
  });
  const sent = await lena.submits();
  await slack.settles();
  return sent;
}

const shownIn = (slack: Workspace, hall: Channel) =>
  slack.engine.places.at({ platform: "slack", channel: `${slack.fake.teamId}/${hall.id}` });

function aHall(slack: Workspace, withApp = true): { lena: Person; voices: readonly Person[]; hall: Channel } {
  const lena = slack.fake.person("Lena");
  const voices = ["Cedar", "Birch", "Fir", "Elm", "Oak"].map((name) => slack.fake.person(name));
  return { lena, voices, hall: slack.fake.channel("hall", { members: [lena, ...voices], withApp }) };
}

test.each(["socket", "http"] as const satisfies readonly Way[])(
  "a conversation is planned from the home, in a channel chosen in the form, over %s",
  async (way) => {
    const slack = (at = await aWorkspace(way));
    const { lena, voices, hall } = aHall(slack);
    await lena.opensHome();
    await lena.waitsForHome("None yet");
    await lena.presses("home", say("en", "chat.plan"));
    expect((await plans(slack, lena, voices, hall)).modal).toBe("updated");
    const [session, ...others] = await shownIn(slack, hall);
    expect([session !== undefined, others]).toEqual([true, []]);
    expect(lena.sees(hall).join("\n")).toContain("Sharing the river");
    await lena.closes("all");
    const [cedar] = voices as [Person];
    await cedar.presses(await cedar.waitsForMessage(hall, /Sharing the river/), "Open my page");
    expect((await cedar.waitsForModal("Parley")).buttons).toContain("Go in");
    await lena.opensHome();
    expect((await lena.waitsForHome(/Conversation \d/)).buttons).toEqual(["Open my page", say("en", "chat.plan"), "I have a code"]);
    expect(slack.fake.violations).toEqual([]);
  },
  60_000,
);

test("and from the shortcut; a channel without Parley is said to be so, and the form keeps what was chosen", async () => {
  const slack = (at = await aWorkspace());
  const { lena, voices, hall } = aHall(slack, false);
  await lena.usesShortcut("parley");
  await until("their conversations", () => lena.modal()?.buttons.includes(say("en", "chat.plan")));
  await lena.presses("modal", say("en", "chat.plan"));
  await plans(slack, lena, voices, hall);
  expect(lena.modal()?.text).toContain("Parley is not in this channel");
  expect(await shownIn(slack, hall)).toEqual([]);
  lena.invites(hall, "app");
  await lena.submits();
  await slack.settles();
  expect(await shownIn(slack, hall)).toHaveLength(1);
  await lena.waitsForMessage(hall, "Sharing the river");
  expect(slack.fake.violations).toEqual([]);
}, 60_000);

test("where Slack is away when the button on the home is pressed, the home says so", async () => {
  const slack = (at = await aWorkspace());
  const { lena } = aHall(slack);
  await lena.opensHome();
  await lena.waitsForHome("None yet");
  slack.fake.faults.broken("views.open");
  await lena.presses("home", say("en", "chat.plan"));
  await lena.waitsForHome(say("en", "chat.away", { platform: "Slack" }));
  expect(lena.modal()).toBeNull();
}, 60_000);
