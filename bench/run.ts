import { parseArgs } from "node:util";
import { deadline } from "./deadline.ts";
import { live } from "./live.ts";
import type { Figure, Measurement } from "./measurement.ts";
import { memory } from "./memory.ts";
import { recap } from "./recap.ts";
import { start } from "./start.ts";
import { submissions } from "./submissions.ts";
import { table } from "./table.ts";

/** `node bench/run.ts [--json] [--quick] [name …]`: all measurements, or those named, one after the other. */
const measurements: readonly Measurement[] = [start, memory, recap, live, deadline, submissions];

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { json: { type: "boolean", default: false }, quick: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  const names = measurements.map(({ name }) => name);
  const unknown = positionals.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    say(`There is no measurement ${unknown.join(", ")}. There are: ${names.join(", ")}.`);
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
      process.exitCode = 1;
      say(`${name}: failed: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }
  console.log(values.json ? JSON.stringify(figures, null, 2) : table(figures));
}

await main();
