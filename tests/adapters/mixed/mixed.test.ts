import { afterEach, describe, expect, test } from "vitest";
import type { Person as OnDiscord } from "../../fakes/discord/person.ts";
import type { Person as OnSlack } from "../../fakes/slack/person.ts";
import { until } from "../../fakes/slack/until.ts";
import * as discord from "../discord/table.ts";
import * as slack from "../slack/table.ts";
import { seat } from "../../contract/adapter.browser.ts";
import { aBrowser, ADDRESS, claim } from "../web/visitor.ts";
import { both } from "./table.ts";

type Both = Awaited<ReturnType<typeof both>>;
let at: Both | null = null;
afterEach(async () => {
  await at?.stop();
  at = null;
});

const code = (words: string): string => /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(words)?.[0] ?? "";

/** A conversation of three people on Slack, with a code for another place. */
async function onSlack(method: "ngt" | "circle"): Promise<{ world: Both; group: slack.Group; given: string }> {
  const world = (at = await both());
  const group = await slack.planned(world.slack, method, { "How many come from another place": "6" }, ["Cedar", "Birch", "Fir"]);
  await slack.presses(world.slack, group.lena, group, "Go in");
  await slack.page(group.lena, group);
  await group.lena.presses("modal", "Show it in another place");
  const given = await until("the code", () => code(group.lena.modal()?.text ?? "") || null);
  await slack.closed(group.lena);
  return { world, group, given };
}

async function brings(world: Both, who: OnDiscord, hall: discord.Group["hall"], given: string): Promise<string> {
  await who.types("/parley more link", {}, hall);
  await world.idle();
  who.fills({ "The code": given });
  await who.submits();
  await world.settles();
  return discord.plain(discord.alone(who, hall).text);
}

/** Three more on Discord, where whoever leads has another account. */
async function everywhere(method: "ngt" | "circle") {
  const { world, group, given } = await onSlack(method);
  const { fake } = world.discord;
  const lena = fake.person("Lena there");
  const voices = ["Elm", "Oak", "Ash"].map((name) => fake.person(name));
  const hall = fake.channel("hall");
  expect(await brings(world, lena, hall, given)).toContain("It is shown here as well from now on.");
  const there: discord.Group = { lena, voices, hall, session: group.session };
  for (const voice of voices) {
    await discord.opens(world.discord, lena, there, "Invite more people");
    await lena.picks("modal", "Who", voice);
    await lena.submits();
    await world.settles();
  }
  for (const who of group.voices) await slack.presses(world.slack, who, group, "Go in");
  for (const who of voices) await discord.presses(world.discord, who, there, "Go in");
  const lead = (await world.engine.places.accountsOf(group.session)).find(({ account }) =>
    account.id.endsWith(`/${group.lena.id}`),
  )?.person;
  if (lead === undefined) throw new Error("nobody leads");
  const guests = ["Rowan", "Yew", "Alder"].map((name) => ({ name, fullName: null, role: "participant" as const, side: null }));
  const invited = await world.engine.invite({ session: group.session, person: lead, locale: "en" }, guests);
  if (!invited.ok) throw new Error(invited.refusal);
  const inBrowser = await Promise.all(
    invited.places.map(async ({ guest, secret }) => {
      const browser = aBrowser(world.app);
      return seat(guest.name, browser, await claim(browser, `${ADDRESS}/in/${secret}`), world.passes);
    }),
  );
  for (const who of inBrowser) await who.joins();
  await discord.presses(world.discord, lena, there, "Open the conversation");
  for (const who of inBrowser) await who.consents();
  for (const who of group.voices) await slack.presses(world.slack, who, group, "I agree");
  for (const who of voices) await discord.presses(world.discord, who, there, "I agree");
  await slack.next(world.slack, group);
  return { world, here: group, there, inBrowser };
}

const inSlack = (who: OnSlack, { hall }: slack.Group): string => who.sees(hall).join("\n");
const inDiscord = (who: OnDiscord, { hall }: discord.Group): string =>
  discord.plain(
    who
      .messages(hall)
      .filter((each) => !each.isOnlyForYou)
      .map(({ text }) => text)
      .join("\n"),
  );

describe("one conversation on Slack, on Discord and in the browser", () => {
  test("has one box, one release in both places, and one recap", async () => {
    const { world, here, there, inBrowser } = await everywhere("ngt");
    for (const [index, who] of here.voices.entries()) await slack.writes(who, here, `Thought ${index}: in turn`);
    for (const [index, who] of there.voices.entries()) await discord.writes(world.discord, who, there, `Thought ${index + 3}: in turn`);
    for (const [index, who] of inBrowser.entries()) expect((await who.writes(`Thought ${index + 6}: in turn`)).isTaken).toBe(true);
    // Everybody is told what the weakest of the places can promise.
    expect(await inBrowser[0]?.reads()).toContain("Others write through a chat platform");
    await discord.next(world.discord, there);
    const [cedar] = here.voices as [OnSlack];
    const [elm] = there.voices as [OnDiscord];
    for (const seen of [inSlack(cedar, here), inDiscord(elm, there)])
      for (let index = 0; index < 9; index++) expect(seen.split(`Thought ${index}: in turn`)).toHaveLength(2);
    for (let step = 0; step < 2; step++) await slack.next(world.slack, here);
    await slack.ballots(world.slack, here, /First ranking/);
    await discord.ballots(world.discord, there, /First ranking/);
    for (const who of inBrowser) expect((await who.votes("Thought 0: in turn")).isTaken).toBe(true);
    await slack.next(world.slack, here);
    for (const seen of [inSlack(cedar, here), inDiscord(elm, there), (await inBrowser[0]?.reads()) ?? ""])
      expect(seen).toContain("9 people took part.");
    await slack.next(world.slack, here);
    await slack.ballots(world.slack, here, /Final ranking/);
    await discord.ballots(world.discord, there, /Final ranking/);
    for (const who of inBrowser) await who.votes("Thought 0: in turn");
    await slack.next(world.slack, here);
    await world.passes(5_000);
    await slack.presses(world.slack, here.lena, here, slack.NEXT);
    await world.passes(60_000);
    for (const who of here.voices) await slack.presses(world.slack, who, here, "Nothing points to anyone");
    for (const who of there.voices) await discord.presses(world.discord, who, there, "Nothing points to anyone");
    for (const who of inBrowser) await who.clears();
    await world.passes(10_000);
    for (const seen of [inSlack(cedar, here), inDiscord(elm, there)]) expect(seen).toContain("The summary, cleared by those who took part");
    expect([...world.slack.fake.violations, ...world.discord.fake.violations, ...world.faults]).toEqual([]);
  }, 120_000);

  test("has one floor: a turn that is said on one is read on the other, and passes there", async () => {
    const { world, here, there, inBrowser } = await everywhere("circle");
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
    const { world, here, there, inBrowser } = await everywhere("ngt");
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
  const { world, here, there } = await everywhere("ngt");
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
    const { world, given } = await onSlack("ngt");
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
    const { world, given } = await onSlack("ngt");
    await world.passes(10 * 60_000 + 1);
    const rue = world.discord.fake.person("Rue");
    expect(await brings(world, rue, world.discord.fake.channel("hall"), given)).toContain("That code opens nothing.");
  }, 60_000);
});
