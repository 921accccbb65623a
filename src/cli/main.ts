#!/usr/bin/env node
import process from "node:process";
import { parseArgs } from "node:util";
import { readConfig, settings } from "../config.ts";
import { hostLink } from "../host-link.ts";
import { startEmbedded } from "../store/embedded/start.ts";
import { StartFault } from "../store/fault.ts";
import { postgresStore } from "../store/postgres/store.ts";
import { check } from "./check.ts";

const USAGE = `npx parley check FILE [--people N]   explain a protocol, or say what is wrong with it
npx parley config                     every setting, its default and what it is for
npx parley link                       a new private link for the host
`;

// Whoever reads only the first lines closes the pipe; that is no fault.
process.stdout.on("error", () => process.exit(0));

const out = (words: string): void => void process.stdout.write(`${words}\n`);

async function main([command, ...rest]: readonly string[]): Promise<number> {
  switch (command) {
    case "check":
      return checkFile(rest);
    case "config":
      return config();
    case "link":
      return link();
    case undefined:
    case "help":
    case "--help":
      out(USAGE);
      return 0;
    default:
      process.stderr.write(`There is no command ${command}.\n\n${USAGE}`);
      return 2;
  }
}

async function checkFile(given: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...given], allowPositionals: true, options: { people: { type: "string" } } });
  const file = positionals[0];
  if (file === undefined) {
    process.stderr.write("Which file? npx parley check protocols/ngt.json\n");
    return 2;
  }
  return check(file, out, values.people === undefined ? {} : { people: Number(values.people) });
}

function config(): number {
  for (const [name, setting] of Object.entries(settings.shape)) {
    const standard = setting.safeParse(undefined);
    const value =
      standard.success && standard.data !== undefined
        ? ` (default: ${Array.isArray(standard.data) ? standard.data.join(",") : String(standard.data) || "none"})`
        : "";
    out(`${name}${value}\n    ${setting.description ?? ""}`);
  }
  return 0;
}

/** Works beside a running Parley: the embedded server it uses is shared, and left running for it. */
async function link(): Promise<number> {
  const read = readConfig(process.env);
  if (!read.ok) {
    for (const { path, wrong, fix } of read.faults) process.stderr.write(`${path}: ${wrong}. ${fix}\n`);
    return 2;
  }
  const { config } = read;
  const embedded = config.DATABASE_URL ? null : await startEmbedded({ folder: config.PARLEY_DATA });
  try {
    const store = await postgresStore({ connectionString: config.DATABASE_URL ?? embedded?.connectionString ?? "", schema: "parley" });
    try {
      out(await hostLink(store, config.PARLEY_URL?.replace(/\/$/, "") ?? `http://localhost:${config.PORT}`, Date.now()));
    } finally {
      await store.close();
    }
  } finally {
    await embedded?.stop();
  }
  return 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof StartFault)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
