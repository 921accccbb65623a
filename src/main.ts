import process from "node:process";
import { fileURLToPath } from "node:url";
import { Hono } from "hono";
import type { Discord } from "../adapters/discord/index.ts";
import type { Slack } from "../adapters/slack/index.ts";
import { createRoom } from "../adapters/web/room.ts";
import { addressOf, isReachable } from "./address.ts";
import { newId } from "./chance.ts";
import { discordFault, lineOf, linesOf, readConfig, slackFault, type Config } from "./config.ts";
import type { Engine } from "./engine/engine.ts";
import { hostLink } from "./host-link.ts";
import { listen } from "./http.ts";
import { liveEngine } from "./live-engine.ts";
import { createLog, type Log } from "./log.ts";
import { operations } from "./metrics.ts";
import type { Port } from "./platform/port.ts";
import { addressBehind } from "./proxies.ts";
import { openLibrary } from "./protocol/library.ts";
import { systemClock } from "./queue/system-clock.ts";
import { kinds } from "./rounds/index.ts";
import { storageOf } from "./storage-of.ts";
import type { Progress } from "./store/embedded/start.ts";
import { StartFault, codeOf } from "./store/fault.ts";
import { openStorage, type Storage } from "./store/open.ts";

/** Where Slack sends its requests, if there is no socket. */
const EVENTS_PATH = "/slack/events";

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
    const ports: Port[] = [];
    const { engine, work } = await startEngine(storage, config, log, ports);
    const slack = await slackIfSet(engine, config, log);
    if (slack) {
      ports.push(slack.port);
      closers.unshift(() => slack.close());
    }
    const discord = await discordIfSet(engine, config, log);
    if (discord) {
      ports.push(discord.port);
      closers.unshift(() => discord.close());
    }
    await work();
    if (config.PARLEY_ROLES.includes("web")) closers.unshift(await serve(storage, engine, config, log, slack));
  } catch (error) {
    await stop();
    throw error;
  }
}

/** `work`: begins to work on the queue, once every place that cards are shown at is known. */
async function startEngine(
  storage: Storage,
  config: Config,
  log: Log,
  ports: readonly Port[],
): Promise<{ readonly engine: Engine; readonly work: () => Promise<void> }> {
  const { engine } = liveEngine(storage, log, ports);
  const { destroyed } = await engine.start();
  if (destroyed > 0) say(`The keys of ${destroyed} conversation(s) are gone. They can not be read any more and are marked erased.`);
  const work = async (): Promise<void> => {
    if (config.PARLEY_ROLES.includes("worker")) await storage.queue.work(engine.handlers);
  };
  return { engine, work };
}

/** Null: nobody wants Slack. A process that works on the queue posts, whether it receives or not. */
async function slackIfSet(engine: Engine, config: Config, log: Log): Promise<Slack | null> {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: secret, SLACK_API_URL: apiUrl } = config;
  const receives = config.PARLEY_ROLES.includes("slack");
  const isWanted = [botToken, appToken, secret].some((each) => each !== undefined);
  if (!isWanted || (!receives && !config.PARLEY_ROLES.includes("worker"))) return null;
  // Loaded where it is wanted: the library takes memory.
  const { startSlack } = await import("../adapters/slack/index.ts");
  const deps = {
    engine,
    plan: await openLibrary(PROTOCOLS, kinds, newId),
    clock: systemClock,
    // A socket needs no address, so it is taken where both are set.
    settings: { botToken: botToken ?? "", appToken, signingSecret: appToken === undefined ? secret : undefined, apiUrl },
    publicUrl: () => addressOf(config, config.PORT),
    log,
  };
  const fault = slackFault(config);
  return startSlack(deps, { receives, fault: fault && lineOf(fault), told: say });
}

/** Null: nobody wants Discord. A process that works on the queue posts, whether it receives or not. */
async function discordIfSet(engine: Engine, config: Config, log: Log): Promise<Discord | null> {
  const { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl } = config;
  const receives = config.PARLEY_ROLES.includes("discord");
  if ((token === undefined && apiUrl === undefined) || (!receives && !config.PARLEY_ROLES.includes("worker"))) return null;
  // Loaded where it is wanted: the library takes memory.
  const { startDiscord } = await import("../adapters/discord/index.ts");
  const deps = {
    engine,
    plan: await openLibrary(PROTOCOLS, kinds, newId),
    clock: systemClock,
    settings: { token: token ?? "", apiUrl },
    publicUrl: () => addressOf(config, config.PORT),
    log,
  };
  const fault = discordFault(config);
  return startDiscord(deps, { receives, fault: fault && lineOf(fault), told: say });
}

async function serve(storage: Storage, engine: Engine, config: Config, log: Log, slack: Slack | null): Promise<() => Promise<void>> {
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
  const listening = await listen(app, config.HOST, config.PORT, slack?.handler ? { [EVENTS_PATH]: slack.handler } : {});
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
