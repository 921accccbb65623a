import { afterEach, describe, expect, test } from "vitest";
import { say } from "../../../src/cards/messages.ts";
import type { PersonId, SessionId } from "../../../src/model/ids.ts";
import type { Person } from "../../fakes/discord/person.ts";
import type { SeenMessage } from "../../fakes/discord/seen.ts";
import {
  alone,
  aServer,
  ballots,
  everybodyIn,
  floorCards,
  next,
  NEXT,
  opens,
  page,
  plain,
  planned,
  presses,
  writes,
  type Group,
  type Server,
} from "./table.ts";

let at: Server | null = null;
afterEach(async () => {
  await at?.stop();
  at = null;
});

const POST = "POST /channels/{id}/messages";
const CHANGE = "PATCH /channels/{id}/messages/{id}";
const ANSWER = "POST /interactions/{id}/{token}/callback";
const SHOW = "PATCH /webhooks/{id}/{token}/messages/@original";

interface Here {
  readonly discord: Server;
  readonly group: Group;
  readonly cedar: Person;
}

async function inTheFirstRound(method: "ngt" | "circle" = "ngt"): Promise<Here> {
  const discord = (at = await aServer());
  const group = await planned(discord, method);
  await everybodyIn(discord, group);
  await next(discord, group);
  return { discord, group, cedar: group.voices[0] as Person };
}

const idea = (index: number): string => `Thought ${index + 1}: measure together`;

async function everybodyWrites({ discord, group }: Pick<Here, "discord" | "group">): Promise<void> {
  for (const [index, voice] of group.voices.entries()) await writes(discord, voice, group, idea(index));
}

/** What all see, in order. */
const open = (who: Person, { hall }: Group): readonly string[] =>
  who
    .messages(hall)
    .filter(({ isOnlyForYou }) => !isOnlyForYou)
    .map(({ text }) => plain(text));

const times = (who: Person, group: Group, words: string): number => open(who, group).join("\n").split(words).length - 1;

function cardOf(who: Person, { hall }: Group, button: string): SeenMessage {
  const card = who.messages(hall).findLast((each) => !each.isOnlyForYou && each.buttons.includes(button));
  if (!card) throw new Error(`no card with "${button}"`);
  return card;
}

function enters(who: Person, words: string): void {
  const label = who.modal()?.fields[0]?.label;
  if (label === undefined) throw new Error(`${who.name} has no window open: ${who.name}`);
  who.fills({ [label]: words });
}

/** "Next", up to just before what it leads to. */
async function goesNext({ discord, group }: Here): Promise<void> {
  await presses(discord, group.lena, group, NEXT);
}

async function inACircle(): Promise<Here> {
  const here = await inTheFirstRound("circle");
  const { discord, group } = here;
  for (let step = 0; step < 4; step++) {
    const [round] = (await discord.engine.roomPage(group.session, { locale: "en" }))?.now ?? [];
    if (round?.floor?.holder) return here;
    await next(discord, group);
  }
  throw new Error("there is no circle");
}

async function holderIn({ discord: { engine }, group: { session, voices } }: Here): Promise<Person> {
  const [round] = (await engine.roomPage(session, { locale: "en" }))?.now ?? [];
  const accounts = await engine.places.accountsOf(session);
  const user = accounts.find(({ person }) => person === round?.floor?.holder?.person)?.account.id.split("/")[1];
  const found = voices.find(({ id }) => id === user);
  if (!found) throw new Error("nobody has the floor");
  return found;
}

const nothingWrong = ({ fake }: Server): void => {
  expect(fake.violations.filter(({ error }) => error !== 40060)).toEqual([]);
  expect(fake.publicReplies).toEqual([]);
};

describe("killed and started again", () => {
  test("in the middle of a round: the buttons of before work, a form that was refused stays readable, and all is released once", async () => {
    const here = await inTheFirstRound();
    const { discord, group, cedar } = here;
    const [, birch, fir, elm] = group.voices as [Person, Person, Person, Person];
    await writes(discord, cedar, group, idea(0));
    await page(discord, birch, group);
    await fir.presses(cardOf(fir, group, "Write"), "Write");
    await opens(discord, elm, group, "Write");
    enters(elm, "Ask me@example.org about the gauge");
    await elm.submits();
    await discord.settles();
    await discord.restarts();
    // On one's own page, in a window that stands open, and on the card.
    await birch.presses(alone(birch, group.hall), "Write");
    await discord.idle();
    enters(birch, idea(1));
    await birch.submits();
    enters(fir, idea(2));
    await fir.submits();
    await discord.settles();
    for (const who of [birch, fir]) expect(alone(who, group.hall).text).toContain("Received, once");
    // What was being filled in is forgotten: the words stand there, and it is said.
    await elm.presses(alone(elm, group.hall), "Send");
    await discord.settles();
    expect(alone(elm, group.hall).text).toContain(say("en", "chat.draft.gone"));
    expect(plain(elm.sees(group.hall).join("\n"))).toContain("Ask me@example.org about the gauge");
    await elm.presses(cardOf(elm, group, "Write"), "Write");
    await discord.idle();
    enters(elm, idea(3));
    await elm.submits();
    await discord.settles();
    for (const [index, voice] of [...group.voices.entries()].slice(4)) await writes(discord, voice, group, idea(index));
    await next(discord, group);
    await discord.restarts();
    await discord.passes(5_000);
    for (const index of group.voices.keys()) expect(times(cedar, group, idea(index))).toBe(1);
    await next(discord, group);
    await next(discord, group);
    await ballots(discord, group, /First ranking/);
    nothingWrong(discord);
    expect(discord.faults).toEqual([]);
  }, 60_000);

  test("with the words of a form in their window: they are handed back", async () => {
    const here = await inTheFirstRound();
    const { discord, group, cedar } = here;
    await opens(discord, cedar, group, "Write");
    enters(cedar, "Ask me@example.org");
    await cedar.submits();
    await discord.settles();
    await cedar.presses(alone(cedar, group.hall), "Write");
    await discord.idle();
    enters(cedar, "Words that nobody has yet");
    await discord.restarts();
    await cedar.submits();
    await discord.settles();
    expect(plain(alone(cedar, group.hall).text)).toContain("Words that nobody has yet");
    expect(alone(cedar, group.hall).text).toContain(say("en", "chat.draft.gone"));
    nothingWrong(discord);
  }, 60_000);

  test("in the middle of a talk: the card of the floor is changed, and not posted anew", async () => {
    const here = await inACircle();
    const { discord, group, cedar } = here;
    const card = floorCards(cedar, group).at(-1) as SeenMessage;
    const holder = await holderIn(here);
    await discord.restarts();
    await holder.presses(card, "I’m done");
    await discord.passes(10_000);
    const after = floorCards(cedar, group);
    expect(after.map(({ id }) => id)).toEqual([card.id]);
    expect(after[0]?.text).not.toBe(card.text);
    expect(await holderIn(here)).not.toBe(holder);
    nothingWrong(discord);
  }, 60_000);
});

describe("a post that was taken and not answered", () => {
  test("stands there once: the same nonce is one message", async () => {
    const here = await inTheFirstRound();
    const { discord, group, cedar } = here;
    await everybodyWrites(here);
    await goesNext(here);
    // After the half minute's notice, before the list.
    await discord.passes(20_000);
    const before = discord.fake.callsTo(POST).length;
    discord.fake.faults.droppedAfterApplying(POST);
    await discord.passes(90_000);
    for (const index of group.voices.keys()) expect(times(cedar, group, idea(index))).toBe(1);
    const calls = discord.fake.callsTo(POST).slice(before);
    expect(calls[0]?.error).toBe("dropped after applying");
    const nonces = calls.map(({ body }) => (body as { readonly nonce?: unknown }).nonce);
    expect(nonces.filter((nonce) => nonce === nonces[0])).toHaveLength(2);
    expect(new Set(nonces).size).toBe(nonces.length - 1);
    nothingWrong(discord);
  }, 60_000);

  test("so is a line that was said, and a change of the floor's card is made again", async () => {
    const here = await inACircle();
    const { discord, group, cedar } = here;
    const holder = await holderIn(here);
    await opens(discord, holder, group, "Say it");
    enters(holder, "We measured it twice");
    discord.fake.faults.droppedAfterApplying(POST);
    discord.fake.faults.droppedAfterApplying(CHANGE);
    await holder.submits();
    await discord.settles();
    await holder.presses(floorCards(holder, group).at(-1) as SeenMessage, "I’m done");
    await discord.passes(60_000);
    expect(times(cedar, group, "We measured it twice")).toBe(1);
    expect(floorCards(cedar, group)).toHaveLength(1);
    expect(plain(floorCards(cedar, group)[0]?.text ?? "")).not.toMatch(new RegExp(`Now: \\P{L}*${holder.name}`, "u"));
    nothingWrong(discord);
  }, 60_000);
});

test("thirty seconds without Discord at a release: it is posted once when it is back, and what follows comes after it", async () => {
  const here = await inTheFirstRound();
  const { discord, group, cedar } = here;
  await everybodyWrites(here);
  await goesNext(here);
  discord.fake.faults.away();
  await discord.passes(75_000);
  expect(times(cedar, group, idea(0))).toBe(0);
  discord.fake.faults.away(false);
  await discord.passes(60_000);
  for (const index of group.voices.keys()) expect(times(cedar, group, idea(index))).toBe(1);
  const seen = open(cedar, group);
  const released = seen.findIndex((each) => each.includes(idea(0)));
  expect(released).toBeGreaterThan(0);
  expect(seen.findIndex((each) => each.includes("Join cards that say the same"))).toBeGreaterThan(released);
  expect(times(cedar, group, say("en", "chat.again"))).toBeLessThanOrEqual(1);
  nothingWrong(discord);
}, 60_000);

test("Discord that asks the posts to wait delays no window and no page", async () => {
  const here = await inTheFirstRound();
  const { discord, group, cedar } = here;
  await everybodyWrites(here);
  await goesNext(here);
  // After the half minute's notice, before the list.
  await discord.passes(20_000);
  discord.fake.faults.tooMany(POST, { times: 3, retryAfterS: 30 });
  await discord.passes(25_000);
  expect(discord.fake.callsTo(POST).at(-1)?.error).toBe("429");
  expect(times(cedar, group, idea(0))).toBe(0);
  expect(await page(discord, cedar, group)).toContain(idea(0));
  await opens(discord, cedar, group, "Write to the team");
  expect(cedar.modal()).not.toBeNull();
  // Meanwhile the posts still wait.
  expect(discord.fake.callsTo(POST).at(-1)?.error).toBe("429");
  await discord.passes(180_000);
  for (const index of group.voices.keys()) expect(times(cedar, group, idea(index))).toBe(1);
  nothingWrong(discord);
}, 60_000);

test.each([500, 429] as const)(
  "an answer that Discord takes no notice of at first (%s) is shown in the end",
  async (status) => {
    const { discord, group, cedar } = await inTheFirstRound();
    if (status === 500) discord.fake.faults.broken(SHOW);
    else discord.fake.faults.tooMany(SHOW, { retryAfterS: 0.2 });
    expect(await page(discord, cedar, group)).toContain("Sharing the river");
    nothingWrong(discord);
  },
  60_000,
);

describe("an act that comes twice", () => {
  test("is done once: a turn is ended once, and nobody is passed over", async () => {
    const here = await inACircle();
    const { discord, group } = here;
    const [round] = (await discord.engine.roomPage(group.session, { locale: "en" }))?.now ?? [];
    const following = round?.floor?.order[0]?.words ?? "nobody";
    const holder = await holderIn(here);
    discord.fake.faults.duplicateInteractions();
    await holder.presses(floorCards(holder, group).at(-1) as SeenMessage, "I’m done");
    await discord.settles();
    expect(following).toContain((await holderIn(here)).name);
  }, 60_000);

  test("so are a window that is sent twice, and a command", async () => {
    const here = await inTheFirstRound();
    const { discord, group, cedar } = here;
    await opens(discord, cedar, group, "Write");
    enters(cedar, "Said once");
    discord.fake.faults.duplicateInteractions();
    await cedar.submits();
    await discord.settles();
    await presses(discord, cedar, group, "Show what I sent");
    expect(plain(alone(cedar, group.hall).text).split("“Said once”")).toHaveLength(2);
    const before = cedar.messages(group.hall).length;
    discord.fake.faults.duplicateInteractions();
    await page(discord, cedar, group);
    await discord.idle();
    expect(cedar.messages(group.hall)).toHaveLength(before + 1);
    expect(discord.faults).toEqual([]);
  }, 60_000);

  test("and a window whose answer was lost, which its writer sends once more: it acted, and says so", async () => {
    const here = await inTheFirstRound();
    const { discord, group, cedar } = here;
    await opens(discord, cedar, group, "Write to the team");
    enters(cedar, "Said once");
    discord.fake.faults.silent(ANSWER);
    expect((await cedar.submits()).answered).toBe("timed out");
    expect(cedar.modal()).not.toBeNull();
    expect((await cedar.submits()).answered).toBe("acked");
    await discord.settles();
    expect(cedar.modal()).toBeNull();
    expect((await page(discord, group.lena, group)).split("Said once")).toHaveLength(2);
    // Nobody can know whether the first answer arrived; where it did not, there is nothing to show the rest in.
    expect(discord.fake.violations.filter(({ error }) => error !== 10015)).toEqual([]);
  }, 60_000);
});

describe("an act that is answered too late", () => {
  test("can be done again: a button and a command did nothing, a window acted once and keeps its words until it says so", async () => {
    const { discord, group, cedar } = await inTheFirstRound();
    // On its way, the answer takes longer than Discord waits; what is done otherwise has all its time.
    const isLate = (): void => discord.fake.faults.meanwhile(ANSWER, () => discord.fake.advance(4_000));
    isLate();
    expect((await cedar.types("/parley page", {}, group.hall)).answered).toBe("timed out");
    expect(await page(discord, cedar, group)).toContain("Sharing the river");
    isLate();
    expect((await cedar.presses(cardOf(cedar, group, "Write"), "Write")).answered).toBe("timed out");
    expect(cedar.modal()).toBeNull();
    await cedar.presses(cardOf(cedar, group, "Write"), "Write");
    await discord.idle();
    enters(cedar, "Said once");
    isLate();
    expect((await cedar.submits()).answered).toBe("timed out");
    await discord.settles();
    expect(cedar.modal()?.fields[0]?.value).toBe("Said once");
    await cedar.submits();
    await discord.settles();
    expect(plain(alone(cedar, group.hall).text)).toContain("Received, once");
    await presses(discord, cedar, group, "Show what I sent");
    expect(plain(alone(cedar, group.hall).text).split("“Said once”")).toHaveLength(2);
    nothingWrong(discord);
    expect(discord.faults).toEqual([]);
  }, 60_000);

  test("an own page of an hour ago is stale and usable", async () => {
    const { discord, group, cedar } = await inTheFirstRound();
    await page(discord, cedar, group);
    const old = alone(cedar, group.hall);
    discord.fake.advance(60 * 60_000);
    await cedar.presses(old, "Write");
    await discord.idle();
    enters(cedar, "Said once");
    await cedar.submits();
    await discord.settles();
    expect(plain(alone(cedar, group.hall).text)).toContain("Received, once");
    nothingWrong(discord);
  }, 60_000);
});

describe("a channel that takes no posts: the team is told on their own page, nobody else is, and the conversation goes on", () => {
  const DELETED = say("en", "discord.trouble.deleted");

  /** One's own page from another channel. */
  async function pageFrom(discord: Server, who: Person, group: Group, elsewhere: Group["hall"]): Promise<string> {
    return page(discord, who, { ...group, hall: elsewhere });
  }

  test("since it was deleted; another conversation on the same server is not affected", async () => {
    const here = await inTheFirstRound();
    const { discord, group, cedar } = here;
    await everybodyWrites(here);
    const lobby = discord.fake.channel("lobby");
    const known = new Set((await discord.store.sessions()).map(({ id }) => id));
    const made = await planned(discord, "ngt", ["Sorrel", "Tansy", "Yarrow", "Sedge", "Rush", "Reed", "Clover"]);
    const second: Group = { ...made, session: (await discord.store.sessions()).find(({ id }) => !known.has(id))?.id as SessionId };
    discord.fake.deletesChannel(group.hall);
    await pageFrom(discord, group.lena, group, lobby);
    await group.lena.presses(alone(group.lena, lobby), NEXT);
    await discord.settles();
    await everybodyIn(discord, second);
    await next(discord, second);
    await discord.passes(45_000);
    expect(await pageFrom(discord, group.lena, group, lobby)).toContain(DELETED);
    const own = await pageFrom(discord, cedar, group, lobby);
    expect(own).not.toContain(DELETED);
    expect(own).toContain(idea(3));
    expect(open(second.lena, second).join("\n")).toContain("Write in silence");
    expect(await page(discord, second.lena, second)).not.toContain(DELETED);
    expect(new Set(discord.faults)).toEqual(new Set(["discord 10003"]));
    nothingWrong(discord);
  }, 60_000);

  test.each([
    ["may not write in it", ["SendMessages"], "discord.trouble.restricted", "discord 50013"],
    ["does not see it", ["ViewChannel"], "discord.trouble.notIn", "discord 50001"],
  ] as const)(
    "since Parley %s, until it may again",
    async (_, deny, sentence, code) => {
      const here = await inTheFirstRound();
      const { discord, group, cedar } = here;
      await everybodyWrites(here);
      const admin = discord.fake.person("Ada", { isAdmin: true });
      admin.permits(group.hall, "app", { deny });
      await next(discord, group);
      expect(times(cedar, group, idea(3))).toBe(0);
      expect(await page(discord, group.lena, group)).toContain(say("en", sentence));
      const own = await page(discord, cedar, group);
      expect(own).not.toContain(say("en", sentence));
      expect(own).toContain(idea(3));
      expect(new Set(discord.faults)).toEqual(new Set([code]));
      admin.permits(group.hall, "app", null);
      await next(discord, group);
      expect(await page(discord, group.lena, group)).not.toContain(say("en", sentence));
      expect(open(cedar, group).at(-1)).toContain("What does it mean?");
      nothingWrong(discord);
    },
    60_000,
  );
});

describe("a lockdown", () => {
  async function commands({ discord, group }: Here, type: "lockdown" | "unlock"): Promise<void> {
    const accounts = await discord.engine.places.accountsOf(group.session);
    const by = accounts.find(({ account }) => account.id.endsWith(`/${group.lena.id}`))?.person as PersonId;
    await discord.engine.command(group.session, { type, by });
  }
  const LOCKED = say("en", "room.status.locked");

  test("takes what is talked about off the card of the floor, and shows it again afterwards", async () => {
    const here = await inACircle();
    const { discord, group, cedar } = here;
    expect(plain(open(cedar, group).join("\n"))).toContain("Now: ");
    await commands(here, "lockdown");
    await discord.passes(10_000);
    expect(times(cedar, group, LOCKED)).toBe(2);
    expect(open(cedar, group).join("\n")).not.toContain("Now: ");
    await commands(here, "unlock");
    await discord.passes(10_000);
    expect(times(cedar, group, LOCKED)).toBe(1);
    nothingWrong(discord);
  }, 60_000);

  test("hands the words of an open form back, shows nothing of what waits to be released, and loses nothing", async () => {
    const here = await inTheFirstRound();
    const { discord, group, cedar } = here;
    await everybodyWrites(here);
    await opens(discord, cedar, group, "Write");
    enters(cedar, "Words at the wrong moment");
    await goesNext(here);
    await discord.passes(20_000);
    discord.fake.faults.tooMany(POST, { retryAfterS: 30 });
    await discord.passes(25_000);
    await commands(here, "lockdown");
    await cedar.submits();
    await discord.settles();
    expect(plain(alone(cedar, group.hall).text)).toContain("Words at the wrong moment");
    await discord.passes(60_000);
    expect(open(cedar, group).join("\n")).toContain(LOCKED);
    expect(open(cedar, group).join("\n")).not.toContain("Thought");
    expect(await page(discord, cedar, group)).not.toContain("Thought");
    await commands(here, "unlock");
    await presses(discord, group.lena, group, "Go on");
    await discord.passes(120_000);
    for (const index of group.voices.keys()) expect(times(cedar, group, idea(index))).toBe(1);
    nothingWrong(discord);
  }, 60_000);
});
