import { afterEach, describe, expect, test } from "vitest";
import { say } from "../../../src/cards/messages.ts";
import type { Person } from "../../fakes/discord/person.ts";
import type { SeenMessage } from "../../fakes/discord/seen.ts";
import { alone, aServer, everybodyIn, next, opens, page, plain, planned, presses, writes, type Group, type Server } from "./table.ts";

let at: Server | null = null;
afterEach(async () => {
  await at?.stop();
  at = null;
});

interface Here {
  readonly discord: Server;
  readonly group: Group;
  readonly cedar: Person;
}

async function inTheFirstRound(): Promise<Here> {
  const discord = (at = await aServer());
  const group = await planned(discord, "ngt");
  await everybodyIn(discord, group);
  await next(discord, group);
  return { discord, group, cedar: group.voices[0] as Person };
}

/** The card of a round, which all see. */
const cardOf = (who: Person, { hall }: Group, button = "Write"): SeenMessage => {
  const card = who.messages(hall).findLast((each) => !each.isOnlyForYou && each.buttons.includes(button));
  if (!card) throw new Error(`no card with "${button}"`);
  return card;
};

/** Opens the form from the card in the channel. */
async function form({ discord, group }: Here, who: Person): Promise<void> {
  await who.presses(cardOf(who, group), "Write");
  await discord.idle();
}

function enters(who: Person, words: string): void {
  const label = who.modal()?.fields[0]?.label;
  if (label === undefined) throw new Error(`${who.name} has no window open`);
  who.fills({ [label]: words });
}

async function sends({ discord, group }: Here, who: Person, words: string): Promise<SeenMessage> {
  enters(who, words);
  await who.submits();
  await discord.settles();
  return alone(who, group.hall);
}

/** What a window holds that is opened from a refusal. */
async function keeps({ discord, group }: Here, who: Person): Promise<string | undefined> {
  await who.presses(alone(who, group.hall), "Write");
  await discord.idle();
  return who.modal()?.fields[0]?.value;
}

const nothingWrong = ({ fake, faults }: Server): void => {
  expect(fake.violations).toEqual([]);
  expect(fake.publicReplies).toEqual([]);
  expect(faults).toEqual([]);
};

describe.each(["the channel", "one's own page"])("a form that was opened from %s", (from) => {
  const opensIt = (here: Here): Promise<void> =>
    from === "the channel" ? form(here, here.cedar) : opens(here.discord, here.cedar, here.group, "Write");

  test("comes back with the reason, keeps its words, and sends the next ones from their window", async () => {
    const here = await inTheFirstRound();
    const { discord, group, cedar } = here;
    const words = "Ask *somebody@example.org* about it_";
    await opensIt(here);
    const back = await sends(here, cedar, words);
    expect(back.isOnlyForYou).toBe(true);
    expect(plain(back.text)).toContain(say("en", "safety.email"));
    expect(plain(back.text)).toContain(words);
    expect(await keeps(here, cedar)).toBe(words);
    expect(plain((await sends(here, cedar, "Ask at the gauge")).text)).toContain("Received, once");
    await presses(discord, cedar, group, "Show what I sent");
    expect(plain(alone(cedar, group.hall).text)).toContain("“Ask at the gauge”");
    expect(cedar.sees(group.hall).join("\n")).not.toContain("somebody@example.org");
    nothingWrong(discord);
  }, 60_000);

  test("asks of a word that may be a name, and takes the words as they are when it is said to be none", async () => {
    const here = await inTheFirstRound();
    const { discord, group, cedar } = here;
    const words = "Plant an elm at every gauge";
    await opensIt(here);
    const back = await sends(here, cedar, words);
    expect(plain(back.text)).toContain(say("en", "safety.nameWord"));
    expect(back.buttons).toEqual(["Write", "It is not a person: send"]);
    // Written again as it is, it is asked again.
    expect(await keeps(here, cedar)).toBe(words);
    expect(plain((await sends(here, cedar, words)).text)).toContain(say("en", "safety.nameWord"));
    await cedar.presses(alone(cedar, group.hall), "It is not a person: send");
    await discord.settles();
    expect(plain(alone(cedar, group.hall).text)).toContain("Received, once");
    nothingWrong(discord);
  }, 60_000);

  test("hands its words back when its round is over, with the way to one's page", async () => {
    const here = await inTheFirstRound();
    const { discord, group, cedar } = here;
    for (const voice of group.voices.slice(1)) await writes(discord, voice, group, "In time");
    const words = "Too late: 1. *this*, - and `that`";
    await opensIt(here);
    await next(discord, group);
    const back = await sends(here, cedar, words);
    expect(back.isOnlyForYou).toBe(true);
    expect(plain(back.text)).toContain("round is over");
    expect(plain(back.text)).toContain(words);
    await cedar.presses(back, "Open my page");
    await discord.idle();
    expect(plain(alone(cedar, group.hall).text)).toContain("In time");
    nothingWrong(discord);
  }, 60_000);
});

test("words that were refused and are sent when their round is over are handed back as well", async () => {
  const here = await inTheFirstRound();
  const { discord, group, cedar } = here;
  for (const voice of group.voices.slice(1)) await writes(discord, voice, group, "In time");
  await form(here, cedar);
  await sends(here, cedar, "Plant an elm");
  await next(discord, group);
  await cedar.presses(alone(cedar, group.hall), "It is not a person: send");
  await discord.settles();
  expect(plain(alone(cedar, group.hall).text)).toContain("Plant an elm");
  expect(plain(alone(cedar, group.hall).text)).toContain("round is over");
}, 60_000);

test("the longest words of a form come back whole, however many marks they hold", async () => {
  const here = await inTheFirstRound();
  const { discord, group, cedar } = here;
  for (const voice of group.voices.slice(1)) await writes(discord, voice, group, "In time");
  const words = "*_~`|<>@[]".repeat(28);
  await form(here, cedar);
  await next(discord, group);
  expect(plain((await sends(here, cedar, words)).text)).toContain(words);
  nothingWrong(discord);
}, 60_000);

test("one's own words are shown when asked for, changed, and withdrawn", async () => {
  const here = await inTheFirstRound();
  const { discord, group, cedar } = here;
  await writes(discord, cedar, group, "The first wording");
  for (const voice of group.voices.slice(1)) await writes(discord, voice, group, "Of somebody else");
  expect(await page(discord, cedar, group)).not.toContain("The first wording");
  await presses(discord, cedar, group, "Show what I sent");
  await cedar.presses(alone(cedar, group.hall), "Change your words");
  await discord.idle();
  expect(cedar.modal()?.fields[0]?.value).toBe("The first wording");
  // What is refused in a change is a change still when it comes back.
  await sends(here, cedar, "Write to me@example.org");
  expect(await keeps(here, cedar)).toBe("Write to me@example.org");
  await sends(here, cedar, "Another wording");
  await presses(discord, cedar, group, "Show what I sent");
  const own = plain(alone(cedar, group.hall).text);
  expect(own).toContain("Another wording");
  expect(own).not.toContain("first wording");
  await cedar.presses(alone(cedar, group.hall), "Withdraw");
  await discord.settles();
  await presses(discord, cedar, group, "Show what I sent");
  expect(plain(alone(cedar, group.hall).text)).toContain(say("en", "collect.none"));
  await next(discord, group);
  const seen = group.lena.sees(group.hall).join("\n");
  expect(seen).toContain("Of somebody else");
  expect(seen).not.toMatch(/first wording|Another wording/);
  nothingWrong(discord);
}, 60_000);

describe("somebody who is nobody of the conversation", () => {
  test("is told so by whatever they press, and reads nothing of it", async () => {
    const here = await inTheFirstRound();
    const { discord, group, cedar } = here;
    await writes(discord, cedar, group, "The words of Cedar");
    const xenia = discord.fake.person("Xenia");
    for (const button of cardOf(xenia, group).buttons) {
      await xenia.presses(cardOf(xenia, group), button);
      await discord.idle();
      expect(xenia.modal()).toBeNull();
      expect(alone(xenia, group.hall).text).toContain(say("en", "refuse.notInvited"));
    }
    await xenia.types("/parley page", {}, group.hall);
    await discord.idle();
    expect(alone(xenia, group.hall).text).toContain("None yet");
    nothingWrong(discord);
  }, 60_000);

  test("also since they were taken out with a form in their hands: its words are handed back, and not sent", async () => {
    const here = await inTheFirstRound();
    const { discord, group, cedar } = here;
    await form(here, cedar);
    await opens(discord, group.lena, group, "Take out");
    const [field] = group.lena.modal()?.fields ?? [];
    expect(field?.options).toContain(cedar.name);
    group.lena.fills({ [field?.label ?? ""]: cedar.name });
    await group.lena.submits();
    await discord.settles();
    const back = plain((await sends(here, cedar, "Still my words")).text);
    expect(back).toContain("Still my words");
    expect(back).not.toContain("Received");
    for (const voice of group.voices.slice(1)) await writes(discord, voice, group, "In time");
    await next(discord, group);
    expect(group.lena.sees(group.hall).join("\n")).not.toContain("Still my words");
    nothingWrong(discord);
  }, 60_000);
});

test("words are kept where the store takes none, and are sent when it does", async () => {
  const here = await inTheFirstRound();
  const { discord, group, cedar } = here;
  const { store } = discord;
  const transact = store.transact.bind(store);
  const fails = (does: boolean): void => {
    Object.assign(store, { transact: does ? () => Promise.reject(new Error("FULL")) : transact });
  };
  await form(here, cedar);
  fails(true);
  const back = await sends(here, cedar, "Measure together");
  expect(plain(back.text)).toContain(say("en", "chat.failed"));
  expect(await keeps(here, cedar)).toBe("Measure together");
  cedar.dismisses();
  await cedar.presses(alone(cedar, group.hall), "Send");
  await discord.settles();
  expect(plain(alone(cedar, group.hall).text)).toContain(say("en", "chat.failed"));
  expect(plain(alone(cedar, group.hall).text)).toContain("Measure together");
  fails(false);
  await cedar.presses(alone(cedar, group.hall), "Send");
  await discord.settles();
  expect(plain(alone(cedar, group.hall).text)).toContain("Received, once");
  expect(new Set(discord.faults)).toEqual(new Set(["discord UNKNOWN"]));
}, 60_000);

test("a window that comes too late is not lost: it is asked to be pressed once more", async () => {
  const here = await inTheFirstRound();
  const { discord, group, cedar } = here;
  const { places } = discord.engine;
  const whoIs = places.whoIs.bind(places);
  const slow = Promise.withResolvers<void>();
  Object.assign(places, { whoIs: (...given: Parameters<typeof whoIs>) => slow.promise.then(() => whoIs(...given)) });
  await form(here, cedar);
  slow.resolve();
  expect(cedar.modal()).toBeNull();
  expect(plain(alone(cedar, group.hall).text)).toContain("That took too long for Discord");
  await cedar.presses(alone(cedar, group.hall), "Try again");
  await discord.idle();
  expect(cedar.modal()?.fields).toHaveLength(1);
}, 60_000);

describe.each(["fr", "ar"])("in %s", (locale) => {
  test("an invited person goes in, is refused, writes and judges, and Discord takes every screen", async () => {
    const discord = (at = await aServer());
    const { fake } = discord;
    const group = await planned(discord, "ngt");
    const here = { discord, group, cedar: group.voices[0] as Person };
    const { hall, lena } = group;
    await everybodyIn(discord, group);
    const zola = fake.person("Zola", { locale });
    const t = (key: string): string => say(locale, key, { platform: "Discord" });
    const press = async (button: string): Promise<void> => {
      await zola.presses(alone(zola, hall), button);
      await discord.settles();
    };
    await opens(discord, lena, group, "Invite more people");
    lena.fills({ [lena.modal()?.fields[0]?.label ?? ""]: zola });
    await lena.submits();
    await discord.settles();
    await zola.types("/parley page", {}, hall);
    await discord.idle();
    await press(t("room.door.goIn"));
    await press(t("consent.accept"));
    await next(discord, group);
    await zola.presses(cardOf(zola, group), "Write");
    await discord.idle();
    const back = await sends(here, zola, "Write to me@example.org");
    expect(plain(back.text)).toContain(t("safety.email"));
    await zola.presses(back, t("chat.write"));
    await discord.idle();
    await sends(here, zola, "Measure at the gauge");
    expect(plain(alone(zola, hall).text)).toContain(t("collect.received"));
    for (const voice of group.voices) await writes(discord, voice, group, "In time");
    for (let round = 0; round < 3; round++) await next(discord, group);
    await zola.types("/parley page", {}, hall);
    await discord.idle();
    await press(t("chat.vote"));
    expect(alone(zola, hall).menus).toHaveLength(5);
    await zola.types("/parley help", {}, hall);
    await zola.types("/parley plan", {}, hall);
    await discord.idle();
    await press(t("chat.plan.make"));
    expect(plain(alone(zola, hall).text)).toContain(t("room.plan.no.title"));
    nothingWrong(discord);
  }, 60_000);
});
