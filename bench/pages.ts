import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import type { Prepared } from "../src/protocol/prepared.ts";
import type { Step } from "../src/model/vocabulary.ts";
import { count, each } from "./all.ts";
import { enter, type Browser } from "./browser.ts";
import { hosted } from "./hosted.ts";
import { planned, type House } from "./house.ts";
import { figure, median, p99, type Figure, type Measurement } from "./measurement.ts";
import { withBarePages } from "./pages-peer.ts";
import { anIdea, aRoom, fill, isAt, must, next, seal, untilIt, type Room } from "./room.ts";
import type { Server } from "./server.ts";

const unpack = promisify(brotliDecompress);

const FIRST_KB = 100;
const LATER_KB = 20;
const LARGE_KB = 60;
const BUDGET_MS = 50;
const AT_ONCE_MS = 1_000;

const SMALL = 10;
/** Each writes one contribution, so that so many are ranked. */
const PEOPLE = 30;
const LARGE = 200;
const PER_SECOND = 50;
/** So often the session moves. */
const MOVES = 8;
/** One device may open its page 240 times a minute. */
const CONSOLE_PER_SECOND = 4;
/** Divides the plan's times, so that a last call takes a second. */
const PACE = 10;
/** No round is over before it is led on. */
const LONG = 240;

/**
 * What pages weigh and how long they take, over HTTP from a server in a process of its own on the embedded database.
 *
 * Weights are bodies as they are sent, without headers. The first load is the first page behind a link with the style
 * and the script it names, which a browser then keeps. Every later page is one page: writing, the floor, a ranking of
 * 30 contributions, results, and the facilitator's console with 10 people. Style and script are compressed, pages are
 * not (adapters/web/receive/assets.ts says why).
 *
 * Times are from asking until the whole page is here, with participants opening their pages 50 times a second in each
 * of those four situations. The peer: a bare Hono server that has the bytes of the same pages in memory.
 *
 * A console with 200 people lists every one of them. It must stay usable: 60 KB (a second at 500 kbit/s), and as quick
 * as any page, at four a second, which is what one device may; too few for a tail. Then the session moves, and all 200
 * ask for their pages in that moment: nobody waits for more than a second.
 */
export const pages: Measurement = {
  name: "pages",
  run: ({ quick, note }) =>
    hosted(async (server, house, folder) => {
      const weights = await firstAndConsole(server, house);
      const participants = await situations(server, house, quick ? 2 : 8);
      const bare = await withBarePages(
        folder,
        participants.map((each) => each.page),
        async (look) => (await each(participants, 1, (_, page) => underLoad(quick ? 2 : 8, PER_SECOND, (nth) => look(page, nth)))).flat(),
      );
      const took = participants.flatMap((each) => each.took);
      for (const { name, took: own } of participants) note(`${name}: median ${median(own).toFixed(1)} ms, p99 ${p99(own).toFixed(1)} ms`);
      note(`bare: median ${median(bare).toFixed(1)} ms, p99 ${p99(bare).toFixed(1)} ms`);
      const large = await largeConsole(server, house, quick ? 8 : 15);
      note(
        `console, ${LARGE} people: worst ${Math.max(...large.took).toFixed(1)} ms; all at once: median ${median(large.atOnce).toFixed(1)} ms`,
      );
      const peer = (value: number) => ({ name: "bare Hono", value });
      return [
        ...weights,
        ...participants.map(({ name, page }) => weight(`page: ${name}`, page.length, LATER_KB)),
        figure(`page p50, ${PER_SECOND} a second`, "ms", median(took), null, peer(median(bare))),
        figure(`page p99, ${PER_SECOND} a second`, "ms", p99(took), BUDGET_MS, peer(p99(bare))),
        weight(`page: console, ${LARGE} people`, large.page.length, LARGE_KB),
        figure(`console p50, ${LARGE} people`, "ms", median(large.took), BUDGET_MS),
        figure(`page p99, ${LARGE} ask at once`, "ms", p99(large.atOnce), AT_ONCE_MS),
      ];
    }),
};

const weight = (name: string, bytes: number, budgetKb: number): Figure => figure(name, "KB", bytes / 1000, budgetKb);

async function firstAndConsole(server: Server, house: House): Promise<readonly Figure[]> {
  const room = await aRoom(house, lasting(house), SMALL);
  const [place] = room.places;
  if (!place) throw new Error("nobody was invited");
  const guest = await enter(server.port, place, 0);
  const html = await page(guest);
  const files = [...html.toString().matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, address = ""]) => address);
  if (files.length !== 2) throw new Error(`the page names ${files.length} files`);
  const sent = await each(files, 1, (address) => guest.read(address));
  const lead = await enter(server.port, room.lead, 1);
  await fill(house, room);
  await next(house, room.session, room.lead.person);
  await untilIt(house, room.session, isAt("silent"));
  const unpacked = await Promise.all(sent.map(({ body, encoding }) => (encoding === "br" ? unpack(body) : Promise.resolve(body))));
  const sum = (bodies: readonly Buffer[]): number => bodies.reduce((total, body) => total + body.length, html.length);
  return [
    weight("first load: page, style, script", sum(sent.map(({ body }) => body)), FIRST_KB),
    weight("first load, nothing compressed", sum(unpacked), FIRST_KB),
    weight(`page: console, ${SMALL} people`, (await page(lead)).length, LATER_KB),
  ];
}

interface Situation {
  readonly name: string;
  readonly page: Buffer;
  readonly took: readonly number[];
}

/** One room from its writing to its results, its pages opened under load at every stop. */
async function situations(server: Server, house: House, seconds: number): Promise<readonly Situation[]> {
  const room = await aRoom(house, lasting(house), PEOPLE);
  const browsers = await each(room.places, 16, (place, index) => enter(server.port, place, index));
  await fill(house, room);
  const at = async (name: string): Promise<Situation> => {
    const [first] = browsers;
    if (!first) throw new Error("nobody is there");
    const sent = await page(first);
    const took = await underLoad(seconds, PER_SECOND, (nth) => (browsers[nth % browsers.length] as Browser).look());
    return { name, page: sent, took };
  };
  const goTo = async (step: string): Promise<void> => {
    await next(house, room.session, room.lead.person);
    await untilIt(house, room.session, isAt(step));
  };
  await goTo("silent");
  const writing = await at("writing");
  await write(house, room);
  await goTo("clarify");
  const floor = await at("the floor");
  await goTo("vote1");
  const ranking = await at(`ranking of ${PEOPLE}`);
  await vote(house, room);
  await goTo("out-rankedList");
  return [writing, floor, ranking, await at("results")];
}

interface Large extends Situation {
  readonly atOnce: readonly number[];
}

async function largeConsole(server: Server, house: House, seconds: number): Promise<Large> {
  const room = await aRoom(house, lasting(house), LARGE);
  const lead = await enter(server.port, room.lead, 0);
  const browsers = await each(room.places, 16, (place, index) => enter(server.port, place, index));
  await fill(house, room);
  await next(house, room.session, room.lead.person);
  await untilIt(house, room.session, isAt("silent"));
  const shown = await page(lead);
  const took = await underLoad(seconds, CONSOLE_PER_SECOND, () => lead.look());
  const atOnce: number[] = [];
  const by = room.lead.person;
  for (const nth of count(MOVES)) {
    await must(house, room.session, nth % 2 === 0 ? { type: "hold", by } : { type: "resume", by, path: null });
    atOnce.push(...(await Promise.all(browsers.map((browser) => timed(() => browser.look())))));
  }
  return { name: "console", page: shown, took, atOnce };
}

async function timed(look: () => Promise<number>): Promise<number> {
  const asked = performance.now();
  const status = await look();
  if (status !== 200) throw new Error(`a page answered ${status}`);
  return performance.now() - asked;
}

async function page(browser: Browser): Promise<Buffer> {
  const { status, body } = await browser.read();
  if (status !== 200) throw new Error(`a page answered ${status}`);
  return body;
}

/** Asks evenly, however long the answers take. What the first second took is not told: a program is slow when it is new. */
async function underLoad(seconds: number, perSecond: number, look: (nth: number) => Promise<number>): Promise<readonly number[]> {
  const began = performance.now();
  const took = await Promise.all(
    count((1 + seconds) * perSecond).map(async (nth) => {
      await delay(Math.max(0, (nth * 1_000) / perSecond - (performance.now() - began)));
      return timed(() => look(nth));
    }),
  );
  return took.slice(perSecond);
}

/** Writing, talking about it, ranking and the report: every contribution goes into all of them. */
function lasting({ library }: House): Prepared {
  const minutes = { silent: LONG, clarify: LONG, vote1: LONG, "out-rankedList": LONG };
  const prepared = planned(library, 8, { pace: PACE, minutes });
  const kept = prepared.plan.steps.filter((step) => ["terms", "silent", "clarify", "vote1", "out-rankedList"].includes(step.id));
  const steps = kept.map((step): Step => {
    if (step.kind === "judge") return { ...step, items: { ...step.items, from: ["silent"] } };
    if (step.kind === "talk") return { ...step, over: { from: ["silent"] } };
    return step.kind === "report" ? { ...step, basis: { from: ["vote1"] } } : step;
  });
  return { ...prepared, plan: { ...prepared.plan, steps } };
}

const write = (house: House, room: Room): Promise<unknown> =>
  each(room.places, 8, ({ person }, who) =>
    seal(house, { session: room.session, person, locale: "en" }, "silent", { do: "write", key: "measured", text: anIdea(who, 1) }),
  );

async function vote(house: House, room: Room): Promise<void> {
  const ids = Object.keys((await house.engine.state(room.session))?.items ?? {});
  if (ids.length !== PEOPLE) throw new Error(`there are ${ids.length} items`);
  await each(room.places, 8, ({ person }, who) => {
    const ranking = count(5).map((nth) => ids[(who * 7 + nth * 3) % ids.length]);
    return seal(house, { session: room.session, person, locale: "en" }, "vote1", { ballot: { ranking } });
  });
}
