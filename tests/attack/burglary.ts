import { join } from "node:path";
import { Redis } from "ioredis";
import { replay, type Replay } from "../../adapters/rehearsal/replay.ts";
import { aStoredWorld } from "../../adapters/rehearsal/stored.ts";
import type { World } from "../../adapters/rehearsal/world.ts";
import { createLog, type Log } from "../../src/log.ts";
import type { KeyId } from "../../src/model/ids.ts";
import type { Queue } from "../../src/queue/port.ts";
import { startEmbedded } from "../../src/store/embedded/start.ts";
import type { KeyStore } from "../../src/store/keys/port.ts";
import { openStorage } from "../../src/store/open.ts";
import { aFolder, aName, dropSchemas, eventually, wipe } from "../support/scratch.ts";
import { scenario } from "./known.ts";
import { aDatabaseThief, type DatabaseThief, type Tables } from "./loot.ts";
import { queueReader, type QueueCopy } from "./queue-reader.ts";

/** Durations are divided by this: a round of 15 minutes is over in four seconds. */
const PACE = 200;

export interface Tier {
  /** None: embedded. */
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
}

/** The scenario played on a tier as the program runs it, and all that somebody could take there who has not got the keys. */
export interface Burglary {
  readonly played: Replay;
  readonly world: World;
  readonly database: DatabaseThief;
  /** Null: the queue lies in the database. */
  readonly redis: Redis | null;
  /** Schema of the store, and prefix in Redis. */
  readonly name: string;
  /** Of the embedded server: its data, its write-ahead log, its log. */
  readonly serverFolder: string | null;
  /** The queue before anything happened, each time it worked, and afterwards. */
  readonly queueCopies: readonly QueueCopy[];
  /** The table of sealed entries, each time the queue worked: last night's backups. */
  readonly backups: readonly (readonly string[])[];
  /** Keys that have ended, which nobody has any more. */
  readonly endedKeys: ReadonlyMap<KeyId, Buffer>;
  readonly livingKeys: ReadonlyMap<KeyId, Buffer>;
  readonly log: Log;
  readonly logged: readonly string[];
  readonly copyQueue: () => Promise<QueueCopy>;
  readonly copyTables: () => Promise<Tables>;
  end(): Promise<void>;
}

export async function burgle(tier: Tier): Promise<Burglary> {
  const opened = await openTier(tier);
  try {
    return { ...opened, ...(await playOn(opened)) };
  } catch (error) {
    await opened.end();
    throw error;
  }
}

type Opened = Awaited<ReturnType<typeof openTier>>;

async function openTier({ databaseUrl, redisUrl }: Tier) {
  const folder = await aFolder();
  const dataFolder = join(folder.path, "data");
  const name = aName();
  const logged: string[] = [];
  const log = createLog("debug", { write: (line) => void logged.push(line) });
  // Started here to learn its address; the storage adopts it.
  const embedded = databaseUrl ? null : await startEmbedded({ folder: dataFolder });
  const storage = await openStorage({
    databaseUrl: databaseUrl ?? undefined,
    redisUrl: redisUrl ?? undefined,
    dataFolder,
    keys: join(folder.path, "keys"),
    name,
    onFault: (code) => log.fault("queue", code),
  });
  const database = await aDatabaseThief(databaseUrl ?? embedded?.connectionString ?? "");
  const redis = redisUrl ? new Redis(redisUrl) : null;
  return {
    storage,
    database,
    redis,
    name,
    serverFolder: embedded ? dataFolder : null,
    log,
    logged: logged as readonly string[],
    copyQueue: queueReader(redis ? { redis, prefix: name } : { database, schema: `${name}_queue` }),
    copyTables: () => (embedded ? database.tables() : database.tables(name, `${name}_queue`)),
    async end() {
      redis?.disconnect();
      await database.close();
      await storage.close();
      if (databaseUrl) await dropSchemas(databaseUrl, name, `${name}_queue`);
      if (redisUrl) await wipe(redisUrl, name);
      await embedded?.stop();
      await folder.remove();
    },
  };
}

async function playOn({ storage, database, name, log, copyQueue }: Opened) {
  const queueCopies: QueueCopy[] = [];
  const backups: (readonly string[])[] = [];
  let looked: Promise<unknown> = Promise.resolve();
  const look = async (): Promise<void> => {
    queueCopies.push(await copyQueue());
    backups.push((await database.tables(name)).get(`${name}.entries`) ?? []);
  };
  // One after the other: jobs run side by side, and the connection is one.
  const lookInTurn = (): Promise<void> => {
    const turn = looked.then(look);
    looked = turn.catch(() => {});
    return turn;
  };
  await lookInTurn();
  const endedKeys = new Map<KeyId, Buffer>();
  const keys = remembering(storage.keys, endedKeys);
  const world = await aStoredWorld({ storage: { ...storage, keys, queue: watched(storage.queue, lookInTurn) }, pace: PACE, log });
  const played = await replay(world, scenario);
  await eventually(async () => (await storage.keys.list()).every((id) => /^[as]-/.test(id)), 15_000);
  await lookInTurn();
  const living = await Promise.all((await storage.keys.list()).map(async (id) => [id, (await storage.keys.get(id)) as Buffer] as const));
  return { played, world, queueCopies, backups, endedKeys, livingKeys: new Map(living) };
}

/** Looks while a job is under way, so that no job is missed, however short; and before the sweeper does what jobs would have done. */
const watched = (queue: Queue, look: () => Promise<void>): Queue => ({
  ...queue,
  work: (handlers) =>
    queue.work({
      ...handlers,
      alarm: (job) => look().then(() => handlers.alarm(job)),
      effect: (id) => look().then(() => handlers.effect(id)),
      sweep: () => look().then(() => handlers.sweep()),
    }),
});

const remembering = (keys: KeyStore, ended: Map<KeyId, Buffer>): KeyStore => ({
  ...keys,
  async end(id) {
    const key = await keys.get(id);
    if (key) ended.set(id, key);
    await keys.end(id);
  },
});
