import process from "node:process";
import { fileURLToPath } from "node:url";
import { Hono } from "hono";
import { createRoom } from "../adapters/web/room.ts";
import { addressOf, isReachable } from "./address.ts";
import { newId } from "./chance.ts";
import { linesOf, readConfig, type Config } from "./config.ts";
import type { Engine } from "./engine/engine.ts";
import { hostLink } from "./host-link.ts";
import { listen } from "./http.ts";
import { liveEngine } from "./live-engine.ts";
import { createLog, type Log } from "./log.ts";
import { operations } from "./metrics.ts";
import { addressBehind } from "./proxies.ts";
import { openLibrary } from "./protocol/library.ts";
import { systemClock } from "./queue/system-clock.ts";
import { kinds } from "./rounds/index.ts";
import { storageOf } from "./storage-of.ts";
import type { Progress } from "./store/embedded/start.ts";
import { StartFault, codeOf } from "./store/fault.ts";
import { openStorage, type Storage } from "./store/open.ts";

const PROTOCOLS = fileURLToPath(new URL("../protocols", import.meta.url));

/** How long stopping may take before the process ends all the same. */
const STOP_WITHIN_MS = 9_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const read = readConfig(process.env);
  if (!read.ok) {
    for (const line of linesOf(read.faults)) process.stderr.write(`${line}\n`);
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
    ...storageOf(config),
    onProgress: (step, folder) => {
      const line = PROGRESS[step];
      if (line) say(line.replace("{folder}", folder));
    },
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

async function startEngine(storage: Storage, config: Config, log: Log): Promise<Engine> {
  const { engine } = liveEngine(storage, log);
  const { destroyed } = await engine.start();
  if (destroyed > 0) say(`The keys of ${destroyed} conversation(s) are gone. They can not be read any more and are marked erased.`);
  if (config.PARLEY_ROLES.includes("worker")) await storage.queue.work(engine.handlers);
  return engine;
}

async function serve(storage: Storage, engine: Engine, config: Config, log: Log): Promise<() => Promise<void>> {
  let address = addressOf(config, config.PORT);
  const room = createRoom({
    engine,
    links: storage.store.links,
    plan: await openLibrary(PROTOCOLS, kinds, newId),
    clock: systemClock,
    newId,
    publicUrl: () => address,
    addressOf: addressBehind(config.PARLEY_PROXY),
    isReachable: isReachable(config),
    log,
  });
  await room.rehearsals.eraseLeftOvers();
  const app = new Hono();
  app.route("/", operations(engine, storage.store));
  app.route("/", room.app);
  const listening = await listen(app, config.HOST, config.PORT);
  address = addressOf(config, listening.port);
  log.started(listening.port, storage.tier);
  say("");
  say(`Parley is ready at ${address}`);
  say("The host's private link (for you alone, it works once):");
  say(`  ${await hostLink(storage.store, address, systemClock.now())}`);
  if (!isReachable(config)) say("This runs on this computer only: phones can not join. See “Letting others join” in the README.");
  return async () => {
    await room.close();
    await listening.close();
  };
}

/** Null: nothing is said of it, since what follows is. */
const PROGRESS: Readonly<Record<Progress, string | null>> = {
  elsewhere: "PostgreSQL does not run as root and can not reach the data folder: the database lies in {folder}.",
  initialising: "Making the database (once) …",
  starting: "Starting the embedded PostgreSQL …",
  adopting: "A database was left running; taking it over …",
  recovering: "The database was not shut down properly and puts its files in order …",
  ready: null,
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
