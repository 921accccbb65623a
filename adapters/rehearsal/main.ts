import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { newId } from "../../src/chance.ts";
import { linesOf, readConfig } from "../../src/config.ts";
import { createLog } from "../../src/log.ts";
import type { Mode } from "../../src/model/vocabulary.ts";
import { openLibrary, type Library } from "../../src/protocol/library.ts";
import { kinds } from "../../src/rounds/index.ts";
import { StartFault } from "../../src/store/fault.ts";
import { readArguments, type Asked, type AskedProtocol, type AskedScenario } from "./arguments.ts";
import { configuredStorage } from "./configured.ts";
import { modeOf, rehearse } from "./rehearse.ts";
import { replay } from "./replay.ts";
import { readScenario, ScenarioFault, type Scenario } from "./scenario.ts";
import { aStoredWorld } from "./stored.ts";
import { aWorld } from "./virtual.ts";
import type { World } from "./world.ts";

const PROTOCOLS = fileURLToPath(new URL("../../protocols", import.meta.url));

/** A window of 15 minutes lasts four seconds, one of two days nine. */
const PACE: Readonly<Record<Mode, number>> = { live: 200, async: 20_000 };

/** The exit code: 0 played, 1 not to its end, 2 asked for what can not be. */
type Play = (world: World) => Promise<number>;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(): Promise<number> {
  const library = await openLibrary(PROTOCOLS, kinds, newId);
  const read = readArguments(process.argv.slice(2), library);
  if (!read.ok) {
    complain(read.wrong);
    return 2;
  }
  try {
    return read.asked.is === "scenario" ? await playFile(read.asked) : await playProtocol(read.asked, library);
  } catch (error) {
    if (!(error instanceof ScenarioFault || error instanceof StartFault)) throw error;
    complain(error.message);
    return error instanceof ScenarioFault && error.why === "unfit" ? 2 : 1;
  }
}

async function playFile(asked: AskedScenario): Promise<number> {
  const read = await readScenario(asked.file);
  if (read.ok) return inWorld(asked, read.scenario.mode, (world) => playScenario(world, read.scenario, asked.json));
  complain(read.wrong);
  return 2;
}

async function playScenario(world: World, scenario: Scenario, json: boolean): Promise<number> {
  const { replayed, refusals } = await replay(world, scenario);
  if (json) {
    say(JSON.stringify(replayed));
    return 0;
  }
  say(JSON.stringify(replayed, null, 2));
  if (refusals.length > 0) say("\nRefused, as a person would have been told:");
  for (const each of refusals) say(`  ${each}`);
  return 0;
}

function playProtocol(asked: AskedProtocol, library: Library): Promise<number> {
  const offered = library.protocol(asked.protocol);
  return inWorld(asked, offered ? modeOf(offered) : "live", async (world) => {
    const done = await rehearse(world, asked.protocol, asked.people, say);
    if (done.ok) return keep(done.files, asked.out);
    for (const fault of done.faults) complain(fault);
    return done.why === "unfit" ? 2 : 1;
  });
}

async function keep(files: Readonly<Record<string, string>>, folder: string): Promise<number> {
  const names = Object.keys(files).map((name) => join(folder, name));
  if (names.length === 0) return 0;
  await mkdir(folder, { recursive: true });
  for (const [name, body] of Object.entries(files)) await writeFile(join(folder, name), body);
  say(`\nThe recap lies in ${names.join(" and ")}.`);
  return 0;
}

async function inWorld({ store, seed }: Asked, mode: Mode, play: Play): Promise<number> {
  // Whoever reads only the first lines closes the pipe; that is no fault.
  const stopped = Promise.withResolvers<number>();
  process.stdout.on("error", () => stopped.resolve(0));
  if (!store) return Promise.race([aWorld({ seed }).then(play), stopped.promise]);

  const read = readConfig(process.env);
  if (!read.ok) {
    for (const line of linesOf(read.faults)) complain(line);
    return 2;
  }
  // Not once: npm passes on a signal that the terminal has sent to us as well.
  process.on("SIGINT", () => stopped.resolve(130));
  process.on("SIGTERM", () => stopped.resolve(143));
  const log = createLog(read.config.LOG_LEVEL, process.stderr);
  const dataFolder = read.config.mayMoveData ? null : read.config.PARLEY_DATA;
  const storage = configuredStorage(read.config, dataFolder, (code) => log.fault("queue", code));
  const played = async (): Promise<number> =>
    play(await aStoredWorld({ storage: await storage.opened, pace: store.faster ?? PACE[mode], seed, log }));
  try {
    return await Promise.race([played(), stopped.promise]);
  } finally {
    await storage.remove();
  }
}

// What was still under way when a signal came must not go on.
process.exit(await main());
