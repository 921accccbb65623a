#!/usr/bin/env node
import process from "node:process";
import { parseArgs } from "node:util";
import { settings } from "../config.ts";
import { StartFault } from "../store/fault.ts";
import { check } from "./check.ts";
import { keys } from "./keys.ts";
import { link } from "./link.ts";

const USAGE = `npx parley check FILE [--people N]   explain a protocol, or say what is wrong with it
npx parley config                     every setting, its default and what it is for
npx parley link                       a new private link for the host
npx parley link --facilitator NUMBER  a new link for the facilitator of a conversation, who lost their device
npx parley link --group NUMBER        a new link for whoever leads a group that meets again, and lost their device
npx parley slack manifest             the manifest of a Slack app for this server
npx parley keys --lost                the keys of this database are gone for good
`;

// Whoever reads only the first lines closes the pipe; that is no fault.
process.stdout.on("error", () => process.exit(0));

const out = (words: string): void => void process.stdout.write(`${words}\n`);
const err = (words: string): void => void process.stderr.write(`${words}\n`);

async function main([command, ...rest]: readonly string[]): Promise<number> {
  switch (command) {
    case "check":
      return checkFile(rest);
    case "config":
      return config();
    case "link":
      return link(rest, { out, err });
    case "keys":
      return keys(rest, { out, err });
    case "slack":
      return slack(rest);
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

/** With PARLEY_URL and without SLACK_APP_TOKEN: for signed requests; else for a socket. */
async function slack([what]: readonly string[]): Promise<number> {
  if (what !== "manifest") {
    err("What of Slack? npx parley slack manifest");
    return 2;
  }
  const { PARLEY_URL: address, SLACK_APP_TOKEN: socket } = process.env;
  const { manifest } = await import("../../adapters/slack/manifest.ts");
  out(JSON.stringify(manifest({ requestUrl: address && !socket ? `${address.replace(/\/$/, "")}/slack/events` : null }), null, 2));
  return 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const code = error instanceof Error && "code" in error ? error.code : null;
  const isMisspelt = typeof code === "string" && code.startsWith("ERR_PARSE_ARGS");
  if (!(error instanceof StartFault) && !isMisspelt) throw error;
  err(error instanceof Error ? error.message : "");
  process.exitCode = isMisspelt ? 2 : 1;
}
