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

describe("one conversation on Slack, on Discord and in the browser", () => {
  test("has one floor: a turn that is said on one is read on the other, and passes there", async () => {
    const { world, here, there, inBrowser } = await sit("circle");
    const [cedar] = here.voices as [OnSlack];
    const [elm] = there.voices as [OnDiscord];
    const heard: string[] = [];
    for (let turn = 0; turn < 9; turn++) {
      const [round] = (await world.engine.roomPage(here.session, { locale: "en" }))?.now ?? [];
      const person = round?.floor?.holder?.person;
      const account = (await world.engine.places.accountsOf(here.session)).find((each) => each.person === person)?.account;
      const user = account?.id.split("/")[1];
      const words = `Turn ${turn} is said once.`;
      const onSlackNow = here.voices.find(({ id }) => id === user);
      const onDiscordNow = there.voices.find(({ id }) => id === user);
      if (onSlackNow) {
        await onSlackNow.presses(slack.floorCards(onSlackNow, here).at(-1) ?? here.hall, "Say it");
        const form = await onSlackNow.waitsForModal();
        await onSlackNow.fills({ [form.fields[0]?.label ?? ""]: words });
        await onSlackNow.submits();
        await slack.closed(onSlackNow);
      } else if (onDiscordNow) {
        await onDiscordNow.presses(discord.floorCards(onDiscordNow, there).at(-1) ?? there.hall, "Say it");
        await world.idle();
        onDiscordNow.fills({ [onDiscordNow.modal()?.fields[0]?.label ?? ""]: words });
        await onDiscordNow.submits();
      } else {
        const tried = await Promise.all(inBrowser.map((who) => who.says(words)));
        expect(tried.filter(({ isTaken }) => isTaken)).toHaveLength(1);
      }
      await world.settles();
      heard.push(words);
      for (const seen of [inSlack(cedar, here), inDiscord(elm, there)]) expect(seen.split(words), words).toHaveLength(2);
      if (onSlackNow) await onSlackNow.presses(slack.floorCards(onSlackNow, here).at(-1) ?? here.hall, "I’m done");
      else if (onDiscordNow) await onDiscordNow.presses(discord.floorCards(onDiscordNow, there).at(-1) ?? there.hall, "I’m done");
      else for (const who of inBrowser) if ((await who.reads()).includes("It is your turn")) await who.passes();
      await world.passes(4_000);
    }
    expect(heard).toHaveLength(9);
    expect([...world.slack.fake.violations, ...world.discord.fake.violations, ...world.faults]).toEqual([]);
  }, 120_000);

  test("goes on on one while the other is down, which is told when it is back", async () => {
    const { world, here, there, inBrowser } = await sit("ngt");
    for (const [index, who] of here.voices.entries()) await slack.writes(who, here, `Thought ${index}: in turn`);
    for (const [index, who] of there.voices.entries()) await discord.writes(world.discord, who, there, `Thought ${index + 3}: in turn`);
    for (const [index, who] of inBrowser.entries()) await who.writes(`Thought ${index + 6}: in turn`);
    await slack.presses(world.slack, here.lena, here, slack.NEXT);
    world.discord.fake.faults.away();
    await world.passes(60_000);
    const [cedar] = here.voices as [OnSlack];
    const [elm] = there.voices as [OnDiscord];
    expect(inSlack(cedar, here)).toContain("Thought 4: in turn");
    expect(inDiscord(elm, there)).not.toContain("Thought 4");
    world.discord.fake.faults.away(false);
    await world.passes(90_000);
    for (const seen of [inSlack(cedar, here), inDiscord(elm, there)]) expect(seen.split("Thought 4: in turn")).toHaveLength(2);
  }, 120_000);
});

test("a place that is linked while a round is open shows what is asked, once, and everybody is told of it", async () => {
  const { world, here, there } = await sit("ngt");
  const third = world.discord.fake.channel("third");
  await slack.page(here.lena, here);
  await here.lena.presses("modal", "Show it in another place");
  const given = await until("the code", () => code(here.lena.modal()?.text ?? "") || null);
  await slack.closed(here.lena);
  expect(await brings(world, there.lena, third, given)).toContain("It is shown here as well");
  await world.passes(5_000);
  const [elm] = there.voices as [OnDiscord];
  const cards = elm.messages(third).filter((each) => !each.isOnlyForYou);
  expect(cards.map(({ text }) => discord.plain(text)).join("\n")).toMatch(/goes on is shown in this channel[\s\S]*Write in silence/);
  expect(cards.find(({ text }) => text.includes("goes on is shown"))?.buttons).toEqual(["Write", "Open my page"]);
  const told = "This conversation is shown in another place as well from now on: Discord.";
  for (const seen of [inSlack(here.voices[0] as OnSlack, here), inDiscord(elm, there)]) expect(seen).toContain(told);
  expect(await slack.page(here.voices[0] as OnSlack, here)).toContain("shows this conversation on Discord as well");
  // Whoever writes on one platform is told of the other.
  await here.voices[0]?.presses("modal", "Write");
  await until("the form says so", () => here.voices[0]?.modal()?.text.includes("Others write through a chat platform"));
}, 60_000);

describe("a code", () => {
  test("that was used, guessed or is too old gets one refusal, and five tries are all", async () => {
    const world = (at = await both());
    const { given } = await threeOnSlack(world, "ngt");
    const { fake } = world.discord;
    const [sol, rue] = [fake.person("Sol"), fake.person("Rue")];
    const hall = fake.channel("hall");
    const refusal = "That code opens nothing.";
    for (let tries = 0; tries < 5; tries++) expect(await brings(world, sol, hall, "AAAAA-AAAAA")).toContain(refusal);
    expect(await brings(world, sol, hall, given)).not.toContain("It is shown here");
    expect(await brings(world, rue, hall, given.toLowerCase())).toContain("It is shown here as well");
    expect(await brings(world, rue, fake.channel("elsewhere"), given)).toContain(refusal);
  }, 60_000);

  test("is good for ten minutes", async () => {
    const world = (at = await both());
    const { given } = await threeOnSlack(world, "ngt");
    await world.passes(10 * 60_000 + 1);
    const rue = world.discord.fake.person("Rue");
    expect(await brings(world, rue, world.discord.fake.channel("hall"), given)).toContain("That code opens nothing.");
  }, 60_000);
});
