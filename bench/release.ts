import type { Rate } from "../adapters/chat/deliver/pace.ts";
import type { ChatDeps } from "../adapters/chat/deps.ts";
import type { Port } from "../src/platform/port.ts";
import { systemClock } from "../src/queue/system-clock.ts";
import { eventually } from "../tests/support/scratch.ts";
import { count, each } from "./all.ts";
import { embeddedBacking } from "./backing.ts";
import { aWritingHall, type Ground, type Hall, type Known } from "./hall.ts";
import { aHouse, type House } from "./house.ts";
import { figure, type Figure, type Options } from "./measurement.ts";
import { quiet, type Post } from "./posted.ts";
import { next, writeAll } from "./room.ts";
import { keysIn } from "./server.ts";

const CHANNELS = 40;
const VOICES = 5;
/** Of the least that the limit allows. */
const SHARE = 1.05;

interface Platform<P extends Known, C extends Known> {
  readonly ground: Ground<P, C>;
  readonly rate: Rate;
  /** The adapter, which posts and does not receive. */
  readonly open: (deps: ChatDeps) => Promise<{ readonly port: Port; close(): Promise<void> }>;
  readonly posts: () => readonly Post[];
  readonly note: Options["note"];
}

/**
 * 40 conversations, each in a channel of its own, close their writing at the same moment: from the first commit that
 * releases what was written until the last channel has it. The engine, its embedded database's client, the real adapter
 * and the fake, which keeps the platform's limits, are in this process.
 *
 * The least it can take: the platform takes so many messages in a channel and so many in all, for which Parley keeps its
 * posts apart (`adapters/chat/deliver/pace.ts`). Of all that was posted until then (the next round's card comes with the
 * release) the posts fill so many gaps, and those of one channel so many of theirs; the longer of the two is the floor.
 */
export async function release<P extends Known, C extends Known>(platform: Platform<P, C>): Promise<readonly Figure[]> {
  const { ground, open, posts, rate, note } = platform;
  const backing = await embeddedBacking();
  try {
    const { databaseUrl, folder, name } = backing;
    const ports: Port[] = [];
    const house = await aHouse({ databaseUrl, name, dataFolder: folder, keys: keysIn(folder) }, { works: true, ports });
    const door = await open(depsOf(house));
    ports.push(door.port);
    try {
      const halls = await each(count(CHANNELS), 4, (nth) => written(ground, house, nth));
      await quiet(posts, rate.everyMs);
      const began = firstRelease(house);
      await Promise.all(halls.map(({ room }) => next(house, room.session, room.lead.person)));
      const since = await began;
      const until = await allHaveIt(posts, halls);
      const counted = posts().filter(({ at }) => at >= since && at <= until);
      const refused = counted.filter(({ isRefused }) => isRefused).length;
      note(`${counted.length} posts in ${((until - since) / 1000).toFixed(2)} s; ${refused} were refused`);
      const floorMs = floorOf(counted, rate);
      return [
        figure(`${ground.platform}: a release to ${CHANNELS} channels`, "ms", until - since, SHARE * floorMs, {
          name: "floor of the limit",
          value: floorMs,
        }),
      ];
    } finally {
      await door.close();
      await house.close();
    }
  } finally {
    await backing.remove();
  }
}

const depsOf = ({ engine, library }: House): ChatDeps => ({
  engine,
  plan: library,
  clock: systemClock,
  publicUrl: () => "http://127.0.0.1",
  log: { fault: (where, code) => void process.stderr.write(`${where}: ${code}\n`) },
});

/** A conversation in its round of writing, in which everybody has written. */
async function written<P extends Known, C extends Known>(ground: Ground<P, C>, house: House, nth: number): Promise<Hall<P, C>> {
  const hall = await aWritingHall(ground, house, VOICES, `hall-${nth}`);
  await writeAll(house, hall.room, nth);
  return hall;
}

const firstRelease = (house: House): Promise<number> =>
  new Promise((resolve) => {
    house.onCommit((_session, events, at) => {
      if (events.some((event) => event.type === "phaseSettled" && event.path === "silent")) resolve(at);
    });
  });

/** When the last channel got what was written. */
async function allHaveIt(posts: () => readonly Post[], halls: readonly Hall<unknown, Known>[]): Promise<number> {
  const last = new Map<string, number>();
  await eventually(() => {
    for (const { at, channel, words, isRefused } of posts()) if (!isRefused && words.includes("Proposal ")) last.set(channel, at);
    return halls.every(({ channel }) => last.has(channel.id));
  }, 120_000);
  return Math.max(...last.values());
}

function floorOf(posts: readonly Post[], { apartMs, everyMs }: Rate): number {
  const inChannel = Map.groupBy(posts, ({ channel }) => channel);
  const most = Math.max(...[...inChannel.values()].map(({ length }) => length));
  return Math.max((posts.length - 1) * apartMs, (most - 1) * everyMs);
}
