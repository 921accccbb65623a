import { setTimeout as delay } from "node:timers/promises";
import { openSlack } from "../adapters/slack/app.ts";
import { APART_MS, EVERY_MS } from "../adapters/slack/deliver/pace.ts";
import type { Port } from "../src/platform/port.ts";
import { systemClock } from "../src/queue/system-clock.ts";
import type { Call } from "../tests/fakes/slack/recorder.ts";
import type { FakeSlack } from "../tests/fakes/slack/server.ts";
import { eventually } from "../tests/support/scratch.ts";
import { count, each } from "./all.ts";
import { embeddedBacking } from "./backing.ts";
import { aHouse, planned, type House } from "./house.ts";
import { figure, type Figure, type Options } from "./measurement.ts";
import { anIdea, fill, isAt, next, seal, untilIt } from "./room.ts";
import { keysIn } from "./server.ts";
import { aHall, aWorkspace, type Hall } from "./slack-workspace.ts";

const CHANNELS = 40;
const VOICES = 5;
/** Divides the plan's times, so that a last call takes three seconds. */
const PACE = 10;
/** Of the least that the limit allows. */
const SHARE = 1.05;

/**
 * 40 conversations, each in a channel of its own, close their writing at the same moment: from the first commit that
 * releases what was written until the last channel has it. The engine, its embedded database's client, the real adapter
 * and the fake Slack, which keeps Slack's limits, are in this process.
 *
 * The least it can take: Slack takes one message a second in a channel, and a workspace has a cap that is not published,
 * for which Parley keeps its posts so far apart (`adapters/slack/deliver/pace.ts`). Of all that was posted until then
 * (the next round's card comes with the release) the posts fill so many gaps, and those of one channel so many seconds;
 * the longer of the two is the floor.
 */
export async function release({ note }: Options): Promise<readonly Figure[]> {
  const backing = await embeddedBacking();
  const workspace = await aWorkspace({ deliver: { http: "http://127.0.0.1:1", signingSecret: "none" }, limits: true });
  const { fake } = workspace;
  try {
    const { databaseUrl, folder, name } = backing;
    const ports: Port[] = [];
    const house = await aHouse({ databaseUrl, name, dataFolder: folder, keys: keysIn(folder) }, { works: true, ports });
    const slack = await openSlack(depsOf(fake, house), false);
    ports.push(slack.port);
    try {
      const halls = await written(fake, house);
      await quiet(fake);
      const began = firstRelease(house);
      await Promise.all(halls.map(({ room }) => next(house, room.session, room.lead.person)));
      const since = await began;
      const tookMs = (await allHaveIt(fake, halls)) - since;
      const posts = postsOf(fake).filter(({ at }) => at.getTime() >= since && at.getTime() <= since + tookMs);
      const limited = posts.filter(({ error }) => error !== null).length;
      note(`${posts.length} posts in ${(tookMs / 1000).toFixed(2)} s; Slack refused ${limited}`);
      const floorMs = floorOf(posts);
      return [
        figure(`slack: a release to ${CHANNELS} channels`, "ms", tookMs, SHARE * floorMs, { name: "floor of the limit", value: floorMs }),
      ];
    } finally {
      await slack.close();
      await house.close();
    }
  } finally {
    await workspace.close();
    await backing.remove();
  }
}

const depsOf = ({ botToken, apiUrl }: FakeSlack, { engine, library }: House): Parameters<typeof openSlack>[0] => ({
  engine,
  plan: library,
  clock: systemClock,
  settings: { botToken, apiUrl },
  publicUrl: () => "http://127.0.0.1",
  log: { fault: (where, code) => void process.stderr.write(`${where}: ${code}\n`) },
});

/** Every conversation is in its round of writing, and everybody has written. */
const written = (fake: FakeSlack, house: House): Promise<readonly Hall[]> =>
  each(count(CHANNELS), 4, async (nth) => {
    const prepared = planned(house.library, VOICES, { pace: PACE, minutes: { silent: 240 } });
    const hall = await aHall(fake, house, prepared, VOICES, `hall-${nth}`);
    const { session, lead, places } = hall.room;
    await fill(house, hall.room);
    await next(house, session, lead.person);
    await untilIt(house, session, isAt("silent"));
    for (const [who, { person }] of places.entries())
      await seal(house, { session, person, locale: "en" }, "silent", { do: "write", key: "measured", text: anIdea(nth, who + 1) });
    return hall;
  });

const postsOf = (fake: FakeSlack): readonly Call[] => fake.callsTo("chat.postMessage");

/** Everything that was to be posted is there, and every channel may be written to again. */
async function quiet(fake: FakeSlack): Promise<void> {
  for (let before = -1; before !== postsOf(fake).length;) {
    before = postsOf(fake).length;
    await delay(3 * EVERY_MS);
  }
}

const firstRelease = (house: House): Promise<number> =>
  new Promise((resolve) => {
    house.onCommit((_session, events, at) => {
      if (events.some((event) => event.type === "phaseSettled" && event.path === "silent")) resolve(at);
    });
  });

/** When the last channel got what was written. */
async function allHaveIt(fake: FakeSlack, halls: readonly Hall[]): Promise<number> {
  const last = new Map<string, number>();
  await eventually(() => {
    for (const { at, arguments: given, error } of postsOf(fake))
      if (error === null && JSON.stringify(given["blocks"]).includes("Proposal ")) last.set(String(given["channel"]), at.getTime());
    return halls.every(({ channel }) => last.has(channel.id));
  }, 120_000);
  return Math.max(...last.values());
}

function floorOf(posts: readonly Call[]): number {
  const inChannel = new Map<string, number>();
  for (const { arguments: given } of posts) inChannel.set(String(given["channel"]), (inChannel.get(String(given["channel"])) ?? 0) + 1);
  return Math.max((posts.length - 1) * APART_MS, (Math.max(...inChannel.values()) - 1) * EVERY_MS);
}
