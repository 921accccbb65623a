import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { readScenario } from "./scenario.ts";
import { replay } from "./replay.ts";
import { rehearse } from "./rehearse.ts";
import { aWorld } from "./world.ts";

const USAGE = `Rehearse a session with invented people, in virtual time.

  npm run rehearse -- --protocol ngt [--people 8] [--seed 1] [--out rehearsals]
  npm run rehearse -- --scenario FILE [--json]
`;

async function main(): Promise<number> {
  const parsed = readArguments();
  if (!parsed) return 2;
  const { scenario, protocol, people, seed, out, json } = parsed;
  if (scenario) return playScenario(scenario, json ?? false);
  if (!protocol) {
    process.stderr.write(USAGE);
    return 2;
  }
  const world = await aWorld({ seed: Number(seed) });
  const done = await rehearse(world, protocol, Number(people), (line) => process.stdout.write(`${line}\n`));
  if (!done.ok) {
    for (const wrong of done.faults) process.stderr.write(`${wrong}\n`);
    return 2;
  }
  await mkdir(out, { recursive: true });
  for (const [name, body] of Object.entries(done.files)) await writeFile(join(out, name), body);
  process.stdout.write(
    `\nThe recap lies in ${Object.keys(done.files)
      .map((name) => join(out, name))
      .join(" and ")}.\n`,
  );
  return 0;
}

function readArguments(): { scenario?: string; protocol?: string; people: string; seed: string; out: string; json?: boolean } | null {
  try {
    const { values } = parseArgs({
      options: {
        scenario: { type: "string" },
        protocol: { type: "string" },
        people: { type: "string", default: "8" },
        seed: { type: "string", default: "1" },
        out: { type: "string", default: "rehearsals" },
        json: { type: "boolean" },
      },
    });
    return values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : ""}\n\n${USAGE}`);
    return null;
  }
}

async function playScenario(file: string, json: boolean): Promise<number> {
  const read = await readScenario(file);
  if (!read.ok) {
    process.stderr.write(`${read.wrong}\n`);
    return 2;
  }
  const { replayed, refusals } = await replay(await aWorld(), read.scenario);
  if (json) process.stdout.write(`${JSON.stringify(replayed)}\n`);
  else
    process.stdout.write(
      `${JSON.stringify(replayed, null, 2)}\n\nRefused, as a person would have been told:\n${refusals.map((each) => `  ${each}`).join("\n")}\n`,
    );
  return 0;
}

// Whoever reads only the first lines closes the pipe; that is no fault.
process.stdout.on("error", () => process.exit(0));
process.exitCode = await main();
