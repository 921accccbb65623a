import { afterEach, describe, expect, test } from "vitest";
import type { Person as OnDiscord } from "../../fakes/discord/person.ts";
import type { Person as OnSlack } from "../../fakes/slack/person.ts";
import { until } from "../../fakes/slack/until.ts";
import * as discord from "../discord/table.ts";
import * as slack from "../slack/table.ts";
import { brings, code, everywhere, inDiscord, inSlack, threeOnSlack, type Both } from "./everywhere.ts";
import { both } from "./table.ts";

let at: Both | null = null;
afterEach(async () => {
  await at?.stop();
  at = null;
});
const sit = async (method: "ngt" | "circle") => everywhere((at = await both()), method);

const STOP = /^Stop showing it: Discord/;

/** Whoever leads stops showing it on Discord, from their page on Slack. */
async function stopsOnDiscord(lena: OnSlack, group: slack.Group): Promise<string> {
  const text = await slack.page(lena, group);
  const stop = lena.modal()?.buttons.find((label) => STOP.test(label));
  if (stop === undefined) throw new Error(`there is no such button: ${text}`);
  await lena.presses("modal", stop);
  await slack.closed(lena);
  return text;
}

describe("a place where it is not to be shown any more", () => {
  test("is told so once and nothing after it; the others are told, and whoever sits there goes on", async () => {
    const { world, here, there, inBrowser } = await sit("ngt");
    const [cedar] = here.voices as [OnSlack];
    const [elm] = there.voices as [OnDiscord];
    const text = await stopsOnDiscord(here.lena, here);
    expect(text).toMatch(/Slack, channel ….{4}: everything/);
    expect(text).toMatch(/Discord, channel ….{4}: everything/);
    await world.passes(5_000);
    expect(inDiscord(elm, there).split("This conversation is not shown here any more.")).toHaveLength(2);
    expect(inSlack(cedar, here)).toContain("no longer shown in one of its places on Discord");
    expect(await inBrowser[0]?.reads()).toContain("stopped showing this conversation in a place on Discord");
    const before = inDiscord(elm, there);
    for (const [index, who] of here.voices.entries()) await slack.writes(who, here, `Thought ${index}: in turn`);
    for (const [index, who] of inBrowser.entries()) await who.writes(`Thought ${index + 3}: in turn`);
    await elm.types("/parley page", {}, there.hall);
    await world.settles();
    await elm.presses(discord.alone(elm, there.hall), "Write");
    elm.fills({ [elm.modal()?.fields[0]?.label ?? ""]: "Thought 8: in turn" });
    await elm.submits();
    await slack.next(world.slack, here);
    await world.passes(60_000);
    expect(inSlack(cedar, here)).toContain("Thought 8: in turn");
    expect(inDiscord(elm, there)).toBe(before);
    expect(await slack.page(here.lena, here)).not.toMatch(/Discord, channel/);
    expect(here.lena.modal()?.buttons.filter((label) => STOP.test(label))).toEqual([]);
    expect([...world.slack.fake.violations, ...world.discord.fake.violations, ...world.faults]).toEqual([]);
  }, 120_000);

  test("is free for another conversation, and may be shown this one again", async () => {
    const { world, here, there } = await sit("ngt");
    await stopsOnDiscord(here.lena, here);
    await world.passes(5_000);
    await slack.page(here.lena, here);
    await here.lena.presses("modal", "Show it in another place");
    const given = await until("the code", () => code(here.lena.modal()?.text ?? "") || null);
    await slack.closed(here.lena);
    expect(await brings(world, there.lena, there.hall, given)).toContain("It is shown here as well from now on.");
    await world.passes(5_000);
    await slack.page(here.lena, here);
    expect(here.lena.modal()?.buttons.filter((label) => STOP.test(label))).toHaveLength(1);
  }, 60_000);

  test("is for whoever leads: others see no such button, and an old one does nothing", async () => {
    const { world, here, there } = await sit("ngt");
    const [elm] = there.voices as [OnDiscord];
    const [place] = (await world.engine.places.all(here.session)).shown;
    const person = await world.engine.places.whoIs(here.session, { platform: "discord", id: `${world.discord.fake.guildId}/${elm.id}` });
    if (!place || person === null) throw new Error("nobody is there");
    const caller = { session: here.session, person, locale: "en" };
    expect(await world.engine.act(caller, { do: "stopShowing", place: place.id })).toMatchObject({ ok: false });
    expect((await world.engine.places.all(here.session)).shown).toHaveLength(2);
    expect(await slack.page(here.voices[0] as OnSlack, here)).not.toContain("Where it is shown");
  }, 60_000);
});

test("a place that is linked during a circle shows who has the floor, in a card of its own", async () => {
  const { world, here, there } = await sit("circle");
  const third = world.discord.fake.channel("third");
  await slack.page(here.lena, here);
  await here.lena.presses("modal", "Show it in another place");
  const given = await until("the code", () => code(here.lena.modal()?.text ?? "") || null);
  await slack.closed(here.lena);
  await brings(world, there.lena, third, given);
  await world.passes(5_000);
  const [elm] = there.voices as [OnDiscord];
  const cards = elm.messages(third).filter((each) => !each.isOnlyForYou);
  const [joined] = cards.filter(({ text }) => discord.plain(text).includes("goes on is shown in this channel"));
  const floors = discord.floorCards(elm, { ...there, hall: third });
  expect(joined).toBeDefined();
  expect(floors).toHaveLength(1);
  expect(floors[0]?.id).not.toBe(joined?.id);
}, 60_000);

test("whoever leads from one platform takes out somebody who sits on another, or says that they are not here", async () => {
  const { world, here } = await sit("ngt");
  const { lena } = here;
  await slack.uses(world.slack, here, lena, "Not here today", { Who: "Elm" });
  await slack.closed(lena);
  await slack.uses(world.slack, here, lena, "Take out", { Who: "Rowan" });
  const text = await slack.page(lena, here);
  expect(text).toMatch(/Elm · Participant · Listening/);
  expect(text).not.toContain("Rowan ·");
}, 60_000);

describe("on the record, where a channel is shut to others during turns", () => {
  test("it is brought into a channel by whoever manages it, and by nobody else; the code is good still", async () => {
    const world = (at = await both());
    const { group, given } = await threeOnSlack(world, "circle", {
      "What people may use afterwards": "On the record: everything, with names",
    });
    const { fake } = world.discord;
    const hall = fake.channel("general");
    const rue = fake.person("Rue");
    expect(await brings(world, rue, hall, given)).toContain("shuts the channel to others during turns");
    expect((await world.engine.places.all(group.session)).shown).toHaveLength(1);
    const olga = fake.person("Olga", { isAdmin: true });
    expect(await brings(world, olga, hall, given)).toContain("It is shown here as well from now on.");
  }, 60_000);
});
