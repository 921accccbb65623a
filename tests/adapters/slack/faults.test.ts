import { setImmediate as soon, setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import type { Person } from "../../fakes/slack/person.ts";
import type { SeenMessage } from "../../fakes/slack/seen.ts";
import { until } from "../../fakes/slack/until.ts";
import {
  aWorkspace,
  ballots,
  closed,
  everybodyIn,
  fieldFor,
  floorCards,
  NAMES,
  next,
  NEXT,
  page,
  planned,
  presses,
  ranks,
  writes,
  type Circumstances,
  type Group,
  type Way,
  type Workspace,
} from "./table.ts";

let at: Workspace | null = null;
afterEach(async () => {
  await at?.stop();
  at = null;
});

const idea = (index: number): string => `Thought ${index + 1}: measure together`;

async function inTheFirstRound(way: Way = "socket", circumstances: Circumstances = {}): Promise<{ slack: Workspace; group: Group }> {
  const slack = (at = await aWorkspace(way, {}, circumstances));
  const group = await planned(slack, "ngt");
  await everybodyIn(slack, group);
  await next(slack, group);
  return { slack, group };
}

const everybodyWrites = async (group: Group): Promise<void> => {
  for (const [index, voice] of group.voices.entries()) await writes(voice, group, idea(index));
};

const mark = "Shown once more";
const first = ({ voices: [one] }: Group): Person => one as Person;

/** How often something stands in what somebody reads in the channel. */
const times = (who: Person, { hall }: Group, words: string): number => who.sees(hall).join("\n").split(words).length - 1;

/** No connection comes or goes any more, and there are two. */
async function settled({ fake }: Workspace): Promise<void> {
  const made = (): number => fake.callsTo("apps.connections.open").length;
  for (let before = -1; before !== made() || fake.connections !== 2; await pause(150)) before = made();
}

describe("a socket that is renewed", () => {
  test("during a ballot loses nobody's ballot, and the next connection is there before the old one goes", async () => {
    const { slack, group } = await inTheFirstRound();
    await everybodyWrites(group);
    for (let step = 0; step < 3; step++) await next(slack, group);
    const { fake } = slack;
    const card = await first(group).waitsForMessage(group.hall, /First ranking/);
    for (const voice of group.voices) {
      await voice.presses(card, "Judge");
      await voice.waitsForModal();
      fake.refreshSockets();
      // What was on its way through a connection that closes in that moment is sent once more by whoever sees it fail.
      const sent = await ranks(voice);
      expect(sent.modal === "updated" || (await voice.submits()).modal === "updated", voice.name).toBe(true);
      await closed(voice);
      await settled(slack);
    }
    await next(slack, group);
    expect(first(group).sees(group.hall).join("\n")).toContain("7 people took part.");
    expect(fake.violations).toEqual([]);
  }, 60_000);

  test("twice in a row is heard on until the next connection is there", async () => {
    const { slack } = await inTheFirstRound();
    const { fake } = slack;
    let fewest = fake.connections;
    const watching = setInterval(() => (fewest = Math.min(fewest, fake.connections)), 1);
    fake.faults.slow("apps.connections.open", 300, { times: 2 });
    fake.refreshSockets();
    await pause(20);
    fake.refreshSockets();
    await until("both are renewed", () => fake.connections === 4 || fake.callsTo("apps.connections.open").length >= 4);
    await settled(slack);
    clearInterval(watching);
    expect(fewest).toBeGreaterThanOrEqual(2);
  }, 60_000);

  test("by a Slack that takes no more connections is asked for again ever more slowly, and not all the time", async () => {
    const { slack } = await inTheFirstRound();
    const { fake } = slack;
    fake.faults.refused("apps.connections.open", "too_many_websockets", { times: 4 });
    const before = fake.callsTo("apps.connections.open").length;
    fake.cutSockets();
    await settled(slack);
    expect(fake.callsTo("apps.connections.open").length - before).toBeLessThanOrEqual(8);
  }, 60_000);

  test("and cut while Slack is away comes back when Slack does, and the program goes on meanwhile", async () => {
    const { slack, group } = await inTheFirstRound();
    const { fake } = slack;
    fake.faults.away();
    fake.cutSockets();
    await until("it was tried in vain", () => slack.faults.some((fault) => fault.startsWith("slack socket")));
    fake.faults.away(false);
    await until("both are connected again", () => fake.connections >= 2);
    await writes(first(group), group, idea(0));
  }, 60_000);
});

describe("Slack is away for half a minute at a release", () => {
  test("what was released is posted once when it is back, and what follows comes after it", async () => {
    const { slack, group } = await inTheFirstRound();
    await everybodyWrites(group);
    await page(group.lena, group);
    await group.lena.presses("modal", NEXT);
    await slack.settles();
    await closed(group.lena);
    slack.fake.faults.away();
    await slack.passes(75_000);
    expect(times(first(group), group, idea(0))).toBe(0);
    slack.fake.faults.away(false);
    await slack.passes(30_000);
    const seen = first(group).sees(group.hall);
    for (let index = 0; index < group.voices.length; index++) expect(times(first(group), group, idea(index))).toBe(1);
    const released = seen.findIndex((each) => each.includes(idea(0)));
    const following = seen.findIndex((each) => each.includes("Join cards that say the same"));
    expect(released).toBeGreaterThan(0);
    expect(following).toBeGreaterThan(released);
    expect(times(first(group), group, mark)).toBeLessThanOrEqual(1);
    expect(slack.fake.violations).toEqual([]);
  }, 60_000);

  test.each(["socket", "http"] as const)(
    "a form that is open meanwhile is taken, and whoever presses is told what to do, over %s",
    async (way) => {
      const waiting: (() => void)[] = [];
      const { slack, group } = await inTheFirstRound(way, {
        wait: (ms) => (ms < 2_000 ? soon() : new Promise<void>((go) => waiting.push(go))),
      });
      const [cedar, birch] = group.voices as [Person, Person];
      await cedar.presses(await cedar.waitsForMessage(group.hall, /Write in silence/), "Write");
      await cedar.fills({ [fieldFor((await cedar.waitsForModal()).fields)]: idea(0) });
      slack.fake.faults.away();
      expect((await cedar.submits()).modal).toBe("updated");
      expect(cedar.modal()?.text).toContain("Received, once");
      await birch.presses(await birch.waitsForMessage(group.hall, /Write in silence/), "Write");
      await until("the answer waits for Slack", () => waiting.length > 0);
      expect(birch.modal()).toBeNull();
      slack.fake.faults.away(false);
      waiting.forEach((go) => go());
      const told = await birch.waitsForMessage(group.hall, "Slack does not answer just now");
      expect(told.isOnlyForYou).toBe(true);
      await birch.presses(told, "Try again");
      expect(fieldFor((await birch.waitsForModal()).fields)).toMatch(/words/i);
    },
    60_000,
  );
});

describe("a post that was taken and not answered", () => {
  test("is shown once more and says so, where it matters", async () => {
    const { slack, group } = await inTheFirstRound();
    await everybodyWrites(group);
    await presses(slack, group.lena, group, NEXT);
    // After the half minute's notice, before the list.
    await slack.passes(20_000);
    slack.fake.faults.droppedAfterApplying("chat.postMessage");
    await slack.passes(60_000);
    expect(times(first(group), group, idea(0))).toBe(2);
    expect(
      first(group)
        .sees(group.hall)
        .filter((each) => each.includes(mark) && each.includes(idea(0))),
    ).toHaveLength(1);
  }, 60_000);

  test("is dropped, where it is a mere nudge", async () => {
    const { slack, group } = await inTheFirstRound();
    await everybodyWrites(group);
    const before = slack.fake.callsTo("chat.postEphemeral").length;
    slack.fake.faults.droppedAfterApplying("chat.postEphemeral");
    await slack.passes(60 * 60_000);
    expect(slack.fake.callsTo("chat.postEphemeral").slice(before)).toHaveLength(1);
  }, 60_000);

  test("a change of the floor's card is made again, and there is one card", async () => {
    const { slack, group } = await inACircle();
    const card = await floorCard(first(group), group);
    const holder = await turnOf(slack, group);
    slack.fake.faults.droppedAfterApplying("chat.update");
    await isDone(slack, group, holder, card);
    await slack.passes(30_000);
    expect((await floorCard(first(group), group)).text).not.toContain(`Now: ${holder.name}`);
    expect(cards(first(group), group)).toBe(1);
  }, 60_000);
});

test("a long card that stops in the middle goes on there: nothing of it comes twice", async () => {
  const slack = (at = await aWorkspace());
  const group = await planned(slack, "ngt", {}, [...NAMES, "Alder", "Hazel", "Maple", "Willow", "Larch", "Aspen"]);
  await everybodyIn(slack, group);
  await next(slack, group);
  const ideas = group.voices.flatMap((_, index) => [0, 1, 2].map((item) => `Thought ${index}.${item} ${'"'.repeat(200)}`));
  for (const [index, words] of ideas.entries()) await writes(group.voices[index % group.voices.length] as Person, group, words);
  await page(group.lena, group);
  await group.lena.presses("modal", NEXT);
  await slack.settles();
  await closed(group.lena);
  const before = slack.fake.callsTo("chat.postMessage").length;
  // The first message is taken, the second is not.
  slack.fake.faults.slow("chat.postMessage", 0);
  slack.fake.faults.tooMany("chat.postMessage", { retryAfterS: 5 });
  await slack.passes(60_000);
  const posts = slack.fake.callsTo("chat.postMessage").slice(before);
  expect(posts.slice(0, 3).map(({ error }) => error)).toEqual([null, "429", null]);
  for (const words of ideas) expect(times(first(group), group, words)).toBe(1);
  expect(times(first(group), group, mark)).toBe(0);
}, 60_000);

test("Slack that asks the posts to wait delays no form", async () => {
  const { slack, group } = await inTheFirstRound("socket");
  await everybodyWrites(group);
  slack.fake.faults.tooMany("chat.postMessage", { times: 3, retryAfterS: 30 });
  await page(group.lena, group);
  await group.lena.presses("modal", NEXT);
  await slack.settles();
  await closed(group.lena);
  await slack.passes(45_000);
  const asked = slack.fake.callsTo("chat.postMessage").at(-1);
  expect(asked?.error).toBe("429");
  await page(first(group), group);
  const opened = slack.fake.callsTo("views.open").at(-1);
  expect(opened?.error).toBeNull();
  await slack.passes(180_000);
  expect(times(first(group), group, idea(0))).toBe(1);
}, 60_000);

test.each(["socket", "http"] as const)("an event that comes twice makes the home once, over %s", async (way) => {
  const slack = (at = await aWorkspace(way));
  const lena = slack.fake.person("Lena");
  slack.fake.faults.duplicateEvents();
  await lena.opensHome();
  await lena.waitsForHome("None yet");
  await slack.fake.idle();
  await lena.opensHome();
  await until("the second opening is answered", () => slack.fake.callsTo("views.publish").length >= 2);
  expect(slack.fake.callsTo("views.publish")).toHaveLength(2);
});

describe("killed and started again", () => {
  test("in the middle of a talk: the card of the floor is changed, and not posted anew", async () => {
    const { slack, group } = await inACircle();
    const card = await floorCard(first(group), group);
    await slack.restarts();
    const holder = await turnOf(slack, group);
    await isDone(slack, group, holder, card);
    await slack.passes(10_000);
    const after = await floorCard(first(group), group);
    expect(after.ts).toBe(card.ts);
    expect(after.text).not.toBe(card.text);
    expect(cards(first(group), group)).toBe(1);
  }, 60_000);

  test.each(["socket", "http"] as const)(
    "in the middle of a round of writing: what was sent is there, and is released once, over %s",
    async (way) => {
      const { slack, group } = await inTheFirstRound(way);
      const half = Math.floor(group.voices.length / 2);
      for (const [index, voice] of group.voices.slice(0, half).entries()) await writes(voice, group, idea(index));
      await slack.restarts();
      for (const [index, voice] of group.voices.slice(half).entries()) await writes(voice, group, idea(half + index));
      await next(slack, group);
      await slack.restarts();
      for (let index = 0; index < group.voices.length; index++) expect(times(first(group), group, idea(index))).toBe(1);
      await next(slack, group);
      await next(slack, group);
      await ballots(slack, group, /First ranking/);
      expect(slack.fake.violations).toEqual([]);
    },
    60_000,
  );
});

async function inACircle(): Promise<{ slack: Workspace; group: Group }> {
  const slack = (at = await aWorkspace());
  const group = await planned(slack, "circle");
  await everybodyIn(slack, group);
  await next(slack, group);
  for (let step = 0; step < 4; step++) {
    const [round] = (await slack.engine.roomPage(group.session, { locale: "en" }))?.now ?? [];
    if (round?.floor?.turn) return { slack, group };
    await presses(slack, group.lena, group, NEXT);
    await slack.passes(45_000);
  }
  throw new Error("there is no circle");
}

/** Presses "I'm done", and waits until it is decided: a press is acknowledged before. */
async function isDone({ engine }: Workspace, { session }: Group, holder: Person, card: SeenMessage): Promise<void> {
  const before = (await engine.state(session))?.version;
  await holder.presses(card, "I’m done");
  while ((await engine.state(session))?.version === before) await pause(5);
}

const cards = (who: Person, group: Group): number => floorCards(who, group).length;

async function floorCard(who: Person, group: Group) {
  const card = floorCards(who, group).at(-1);
  if (!card) throw new Error("there is no card of the floor");
  return card;
}

async function turnOf({ engine }: Workspace, { session, voices }: Group): Promise<Person> {
  const state = await engine.state(session);
  const [run] = Object.values(state?.runs ?? {});
  const turn = (run?.own as { readonly floor?: { readonly turn: { readonly person: string } | null } } | null)?.floor?.turn;
  const accounts = await engine.places.accountsOf(session);
  const user = accounts.find(({ person }) => person === turn?.person)?.account.id.split("/")[1];
  const found = voices.find(({ id }) => id === user);
  if (!found) throw new Error("nobody has the floor");
  return found;
}
