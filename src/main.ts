import process from "node:process";
import { fileURLToPath } from "node:url";
import { Hono } from "hono";
import { createRoom } from "../adapters/web/room.ts";
import { newId, systemRandom } from "./chance.ts";
import { readConfig, type Config } from "./config.ts";
import { createEngine } from "./engine/engine.ts";
import { createMemory } from "./engine/memory.ts";
import { hostLink } from "./host-link.ts";
import { listen } from "./http.ts";
import { createLog, type Log } from "./log.ts";
import { operations } from "./metrics.ts";
import { addressBehind } from "./proxies.ts";
import { openLibrary } from "./protocol/library.ts";
import { systemClock } from "./queue/system-clock.ts";
import { kinds } from "./rounds/index.ts";
import { StartFault, codeOf } from "./store/fault.ts";
import { openStorage, type Storage } from "./store/open.ts";

const PROTOCOLS = fileURLToPath(new URL("../protocols", import.meta.url));

/** How long stopping may take before the process ends all the same. */
const STOP_WITHIN_MS = 9_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const read = readConfig(process.env);
  if (!read.ok) {
    for (const { path, wrong, fix } of read.faults) process.stderr.write(`${path}: ${wrong}. ${fix}\n`);
    process.exitCode = 2;
    return;
  }
  const log = createLog(read.config.LOG_LEVEL);
  try {
    await start(read.config, log);
  } catch (error) {
    if (!(error instanceof StartFault)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

async function start(config: Config, log: Log): Promise<void> {
  const storage = await openStorage({
    databaseUrl: config.DATABASE_URL,
    redisUrl: config.REDIS_URL,
    dataFolder: config.PARLEY_DATA,
    keys: config.keysAt,
    hostKey: config.PARLEY_HOST_KEY,
    onProgress: (step, folder) => say(PROGRESS[step]?.replace("{folder}", folder) ?? ""),
    onFault: (code) => log.fault("queue", code),
  });
  const closers: (() => Promise<unknown>)[] = [() => storage.close()];
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0)) await close();
  };
  // Before anybody is told that all is ready: from here on a signal must not leave a database running.
  stopOnSignal(stop, log);
  try {
    const engine = await startEngine(storage, config, log);
    if (config.PARLEY_ROLES.includes("web")) closers.unshift(await serve(storage, engine, config, log));
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startEngine(storage: Storage, config: Config, log: Log): Promise<ReturnType<typeof createEngine>> {
  const { store, keys, queue } = storage;
  const parts = { store, keys, queue, clock: systemClock, random: systemRandom, newId, kinds, log, memory: createMemory() };
  const engine = createEngine(parts, []);
  const { destroyed } = await engine.start();
  if (destroyed > 0) say(`The keys of ${destroyed} conversation(s) are gone. They can not be read any more and are marked erased.`);
  if (config.PARLEY_ROLES.includes("worker")) await queue.work(engine.handlers);
  return engine;
}

async function serve(storage: Storage, engine: ReturnType<typeof createEngine>, config: Config, log: Log): Promise<() => Promise<void>> {
  let address = config.PARLEY_URL?.replace(/\/$/, "") ?? "";
  const room = createRoom({
    engine,
    links: storage.store.links,
    plan: await openLibrary(PROTOCOLS, kinds, newId),
    clock: systemClock,
    newId,
    publicUrl: () => address,
    addressOf: addressBehind(config.PARLEY_PROXY),
    isReachable: config.PARLEY_URL !== undefined || !isLoopback(config.HOST),
    log,
  });
  const app = new Hono();
  app.route("/", operations(engine, storage.store));
  app.route("/", room.app);
  const listening = await listen(app, config.HOST, config.PORT);
  address ||= `http://${isLoopback(config.HOST) ? "localhost" : config.HOST}:${listening.port}`;
  log.started(listening.port, storage.tier);
  say("");
  say(`Parley is ready at ${address}`);
  say("The host's private link (for you alone, it works once):");
  say(`  ${await hostLink(storage.store, address, systemClock.now())}`);
  if (isLoopback(config.HOST)) say("This runs on this computer only: phones can not join. See “Letting others join” in the README.");
  return async () => {
    await room.close();
    await listening.close();
  };
}

const isLoopback = (host: string): boolean => host === "localhost" || host === "::1" || host.startsWith("127.");

const PROGRESS: Readonly<Record<string, string>> = {
  elsewhere: "PostgreSQL does not run as root and can not reach the data folder: the database lies in {folder}.",
  initialising: "Making the database (once) …",
  starting: "Starting the embedded PostgreSQL …",
  adopting: "A database was left running; taking it over …",
};

/** SIGTERM and SIGINT: finish what is under way, close in order, and end within ten seconds. */
function stopOnSignal(stop: () => Promise<void>, log: Log): void {
  const onSignal = (signal: string): void => {
    const began = Date.now();
    log.stopping(signal);
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    stop().then(
      () => {
        log.stopped(Date.now() - began);
        process.exit(0);
      },
      (error: unknown) => {
        log.fault("stop", codeOf(error));
        process.exit(1);
      },
    );
  };
  process.once("SIGTERM", () => onSignal("SIGTERM"));
  process.once("SIGINT", () => onSignal("SIGINT"));
}

await main();
