import type { Person as OnDiscord } from "../../fakes/discord/person.ts";
import type { Person as OnSlack } from "../../fakes/slack/person.ts";
import { until } from "../../fakes/slack/until.ts";
import { seat } from "../../contract/adapter.browser.ts";
import * as discord from "../discord/table.ts";
import * as slack from "../slack/table.ts";
import { aBrowser, ADDRESS, claim } from "../web/visitor.ts";
import type { both } from "./table.ts";
import { inBrowser, onDiscord, onSlack, type Voice } from "./voices.ts";

export type Both = Awaited<ReturnType<typeof both>>;

export const code = (words: string): string => /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(words)?.[0] ?? "";

/** A conversation of three people on Slack, with a code for another place. */
export async function threeOnSlack(
  world: Both,
  method: "ngt" | "circle",
  chosen: Parameters<typeof slack.planned>[2] = {},
): Promise<{ group: slack.Group; given: string }> {
  const wanted = { "How many come from another place": "6", ...chosen };
  const group = await slack.planned(world.slack, method, wanted, ["Cedar", "Birch", "Fir"]);
  await slack.presses(world.slack, group.lena, group, "Go in");
  await slack.page(group.lena, group);
  await group.lena.presses("modal", "Show it in another place");
  const given = await until("the code", () => code(group.lena.modal()?.text ?? "") || null);
  await slack.closed(group.lena);
  return { group, given };
}

export async function brings(world: Both, who: OnDiscord, hall: discord.Group["hall"], given: string): Promise<string> {
  await who.types("/parley more link", {}, hall);
  await world.idle();
  who.fills({ "The code": given });
  await who.submits();
  await world.settles();
  return discord.plain(discord.alone(who, hall).text);
}

/** Three more on Discord, where whoever leads has another account. */
export async function everywhere(world: Both, method: "ngt" | "circle") {
  const { group, given } = await threeOnSlack(world, method);
  const { fake } = world.discord;
  const lena = fake.person("Lena there");
  const voices = ["Elm", "Oak", "Ash"].map((name) => fake.person(name));
  const hall = fake.channel("hall");
  const told = await brings(world, lena, hall, given);
  if (!told.includes("It is shown here as well from now on.")) throw new Error(`it is not shown there: ${told}`);
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
  const browsers = await Promise.all(
    invited.places.map(async ({ guest, secret }) => {
      const browser = aBrowser(world.app);
      const place = await claim(browser, `${ADDRESS}/in/${secret}`);
      return {
        at: seat(guest.name, browser, place, world.passes),
        voice: inBrowser(guest.name, browser, place, world.passes),
        browser,
        place,
      };
    }),
  );
  for (const { at } of browsers) await at.joins();
  await discord.presses(world.discord, lena, there, "Open the conversation");
  for (const { at } of browsers) await at.consents();
  for (const who of group.voices) await slack.presses(world.slack, who, group, "I agree");
  for (const who of voices) await discord.presses(world.discord, who, there, "I agree");
  await slack.next(world.slack, group);
  const all: readonly Voice[] = [
    ...group.voices.map((who) => onSlack(world.slack, group, who)),
    ...voices.map((who) => onDiscord(world.discord, there, who)),
    ...browsers.map(({ voice }) => voice),
  ];
  return { world, here: group, there, inBrowser: browsers.map(({ at }) => at), voices: all, browsers };
}

export const inSlack = (who: OnSlack, { hall }: slack.Group): string => who.sees(hall).join("\n");
export const inDiscord = (who: OnDiscord, { hall }: discord.Group): string =>
  discord.plain(
    who
      .messages(hall)
      .filter((each) => !each.isOnlyForYou)
      .map(({ text }) => text)
      .join("\n"),
  );
