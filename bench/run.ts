import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { deadline } from "./deadline.ts";
import { discord } from "./discord.ts";
import { isPuttingAway, putAllAway } from "./kept.ts";
import { live } from "./live.ts";
import type { Figure, Measurement } from "./measurement.ts";
import { memory } from "./memory.ts";
import { pages } from "./pages.ts";
import { places } from "./places.ts";
import { recap } from "./recap.ts";
import { slack } from "./slack.ts";
import { start } from "./start.ts";
import { floor } from "./protocols/floor.ts";
import { opinion } from "./protocols/opinion.ts";
import { relate } from "./protocols/relate.ts";
import { split } from "./protocols/split.ts";
import { submissions } from "./submissions.ts";
import { table } from "./table.ts";

/** `node bench/run.ts [--json] [--quick] [name …]`: all measurements, or those named, one after the other. */
const measurements: readonly Measurement[] = [
  start,
  memory,
  recap,
  pages,
  live,
  deadline,
  submissions,
  slack,
  discord,
  places,
  floor,
  relate,
  opinion,
  split,
];

/** Several under one name: all that a browser notices of the room; what round kinds take. */
const together: Readonly<Record<string, readonly string[]>> = {
  room: ["pages", "live"],
  protocols: ["floor", "relate", "opinion", "split"],
};

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(): Promise<void> {
  const { values, positionals: given } = parseArgs({
    options: { json: { type: "boolean", default: false }, quick: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  const positionals = given.flatMap((name) => together[name] ?? [name]);
  const names = measurements.map(({ name }) => name);
  const unknown = positionals.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    say(`There is no measurement ${unknown.join(", ")}. There are: ${[...names, ...Object.keys(together)].join(", ")}.`);
    process.exitCode = 2;
    return;
  }
  const figures: Figure[] = [];
  for (const { name, run } of measurements.filter((each) => positionals.length === 0 || positionals.includes(each.name))) {
    const began = performance.now();
    try {
      figures.push(...(await run({ quick: values.quick, note: (line) => say(`  ${name}: ${line}`) })));
      say(`${name}: done in ${((performance.now() - began) / 1000).toFixed(0)} s`);
    } catch (error) {
      if (isPuttingAway()) return;
      process.exitCode = 1;
      say(`${name}: failed: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }
  console.log(values.json ? JSON.stringify(figures, null, 2) : table(figures));
}

/** All folders of this run lie in one, so that they can be removed together. */
async function inOwnFolder(work: () => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "parley-bench-"));
  // As root the embedded server runs under another account, which has to pass through.
  await chmod(folder, 0o711);
  process.env["TMPDIR"] = folder;
  const stopped = Promise.withResolvers<number>();
  // Not once: npm passes on a signal that the terminal has sent to us as well.
  process.on("SIGINT", () => stopped.resolve(130));
  process.on("SIGTERM", () => stopped.resolve(143));
  const code = await Promise.race([work().then(() => null), stopped.promise]);
  await putAllAway();
  // A measurement that lost its server may just be making a folder for the next.
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  if (code !== null) process.exit(code);
}

await inOwnFolder(main);
