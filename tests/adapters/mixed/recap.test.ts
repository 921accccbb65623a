import { afterEach, expect, test } from "vitest";
import type { Person as OnDiscord } from "../../fakes/discord/person.ts";
import type { Person as OnSlack } from "../../fakes/slack/person.ts";
import { seat } from "../../contract/adapter.browser.ts";
import * as discord from "../discord/table.ts";
import * as slack from "../slack/table.ts";
import { aBrowser, aPlan, aRoom, claim, planned, type Browser } from "../web/visitor.ts";
import { everywhere, inDiscord, inSlack } from "./everywhere.ts";
import { IDEAS, summaryOf } from "./script.ts";
import { both } from "./table.ts";
import { inBrowser, onDiscord, onSlack } from "./voices.ts";

const TITLE = "Sharing the river";
const QUESTION = "What would make the gauge readings believable?";
const NINE = ["Cedar", "Birch", "Fir", "Elm", "Oak", "Ash", "Rowan", "Yew", "Alder"];

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});
function stopping<World extends { stop(): Promise<unknown> }>(world: World): World {
  stops.push(() => world.stop());
  return world;
}

const PUBLISHED = "The summary, cleared by those who took part";

/** The file of the released summary, as each place has it: once. */
function fileOnSlack(who: OnSlack, { hall }: slack.Group): string {
  const [message, ...others] = who.messages(hall).filter(({ files }) => files.includes(TITLE));
  if (!message) throw new Error(`no summary: ${who.sees(hall).join("\n")}`);
  expect(others).toEqual([]);
  return who.downloads(message, TITLE);
}
function fileOnDiscord(who: OnDiscord, { hall }: discord.Group): string {
  const [message, ...others] = who.messages(hall).filter(({ attachments }) => attachments.includes("summary.md"));
  if (!message) throw new Error(`no summary: ${who.sees(hall).join("\n")}`);
  expect(others).toEqual([]);
  return who.downloads(message, "summary.md");
}
const fileInBrowser = async (browser: Browser, place: string): Promise<string> => (await browser.go(`/r/${place}/artefact/1.md`)).text();

async function onSlackAlone(): Promise<string> {
  const at = stopping(await slack.aWorkspace());
  const group = await slack.planned(at, "ngt", {}, NINE);
  await slack.everybodyIn(at, group);
  await slack.next(at, group);
  return summaryOf({
    voices: group.voices.map((who) => onSlack(at, group, who)),
    next: () => slack.next(at, group),
    passes: at.passes,
    summary: async () => fileOnSlack(group.lena, group),
  });
}

async function onDiscordAlone(): Promise<string> {
  const at = stopping(await discord.aServer());
  const group = await discord.planned(at, "ngt", NINE);
  await discord.everybodyIn(at, group);
  await discord.next(at, group);
  return summaryOf({
    voices: group.voices.map((who) => onDiscord(at, group, who)),
    next: () => discord.next(at, group),
    passes: at.passes,
    summary: async () => fileOnDiscord(group.lena, group),
  });
}

async function inBrowsersAlone(): Promise<string> {
  const room = await aRoom();
  stops.push(() => room.close());
  const passes = (ms: number): Promise<void> => room.queue.runUntil(room.clock.now() + ms);
  const form = { ...aPlan, title: TITLE, question: QUESTION, speech: "typed", people: NINE.join("\n") };
  const seats = [];
  for (const [name, address] of await planned(room, form)) {
    const browser = aBrowser(room.app);
    const place = await claim(browser, address);
    seats.push({ at: seat(name, browser, place, passes), voice: inBrowser(name, browser, place, passes), browser, place });
  }
  const [lead, ...others] = seats;
  if (!lead) throw new Error("nobody was invited");
  for (const { at } of seats) await at.joins();
  await lead.at.opens();
  for (const { at } of others) await at.consents();
  await lead.at.nexts();
  return summaryOf({
    voices: others.map(({ voice }) => voice),
    next: () => lead.at.nexts(),
    passes,
    summary: () => fileInBrowser(lead.browser, lead.place),
  });
}

/** One conversation in all three places, led in turns from two; the one file that all of them have. */
async function inAllThree(): Promise<string> {
  const world = stopping(await both());
  const { here, there, browsers, voices } = await everywhere(world, "ngt");
  const [cedar] = here.voices as [OnSlack];
  const [elm] = there.voices as [OnDiscord];
  const [{ at: rowan, browser, place }] = browsers as [(typeof browsers)[number]];
  let steps = 0;
  const summary = await summaryOf(
    {
      voices,
      next: () => (steps++ % 2 === 0 ? discord.next(world.discord, there) : slack.next(world.slack, here)),
      passes: world.passes,
      async summary() {
        const [first, ...others] = [fileOnSlack(cedar, here), fileOnDiscord(elm, there), await fileInBrowser(browser, place)];
        for (const other of others) expect(other).toBe(first);
        for (const seen of [inSlack(cedar, here), inDiscord(elm, there)]) expect(seen).toContain(PUBLISHED);
        return first ?? "";
      },
    },
    {
      // Everybody is told what the weakest of the places can promise.
      written: async () => expect(await rowan.reads()).toContain("Others write through a chat platform"),
      async opened() {
        for (const seen of [inSlack(cedar, here), inDiscord(elm, there)])
          for (const [index] of IDEAS.entries()) expect(seen.split(`Thought ${index}:`)).toHaveLength(2);
      },
      async ranked() {
        for (const seen of [inSlack(cedar, here), inDiscord(elm, there), await rowan.reads()])
          expect(seen).toContain("9 people took part.");
      },
    },
  );
  expect([...world.slack.fake.violations, ...world.discord.fake.violations, ...world.faults]).toEqual([]);
  return summary;
}

/**
 * Nothing is seeded, and no clock is set: a summary of a ranked list holds no moment, and the order in which ideas are
 * released, which keys and chance decide anew each time, shows in it only between ideas that tie. So the ballots leave none.
 */
test("one conversation in three places has one box, one release and, byte for byte, the summary that it has on each of them alone", async () => {
  const summary = await inAllThree();
  expect(summary).toContain(`# ${TITLE}`);
  expect(summary).not.toContain("(tied)");
  expect(await onSlackAlone()).toBe(summary);
  expect(await onDiscordAlone()).toBe(summary);
  expect(await inBrowsersAlone()).toBe(summary);
}, 240_000);
