import { access } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { addressOf } from "../address.ts";
import { say } from "../cards/messages.ts";
import { linesOf, readConfig } from "../config.ts";
import type { Config } from "../config.ts";
import { numberOf, numbered } from "../engine/number.ts";
import { hostLink } from "../host-link.ts";
import { liveEngine } from "../live-engine.ts";
import { createLog } from "../log.ts";
import { storageOf } from "../storage-of.ts";
import { startEmbedded } from "../store/embedded/start.ts";
import { openStorage } from "../store/open.ts";
import type { Storage } from "../store/open.ts";
import { postgresStore } from "../store/postgres/store.ts";
import { readLinkArguments } from "./link-arguments.ts";

interface Said {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

/** Works beside a running Parley: the embedded server it uses is shared, and left running for it. */
export async function link(given: readonly string[], { out, err }: Said): Promise<number> {
  const asked = readLinkArguments(given);
  if (!asked.ok) {
    err(asked.fault);
    return 2;
  }
  const read = readConfig(process.env);
  if (!read.ok) {
    for (const line of linesOf(read.faults)) err(line);
    return 2;
  }
  const { config } = read;
  if (config.PORT === 0 && !config.PARLEY_URL) {
    err("PORT: with 0 Parley takes another port at every start, which is not known here. Set PORT or PARLEY_URL to where it listens.");
    return 2;
  }
  if (!config.DATABASE_URL && !(await exists(join(config.PARLEY_DATA, "postgres")))) {
    err(`There is no Parley in the folder ${config.PARLEY_DATA}. Run this where Parley runs, with the same settings.`);
    return 1;
  }
  const address = addressOf(config, config.PORT);
  if (asked.for === "host") {
    out(await linkForHost(config, address));
    return 0;
  }
  const storage = await openStorage(storageOf(config));
  try {
    const links = asked.for === "lead" ? linkForLead : linkForGroup;
    return await links(storage, asked.number, address, { out, err });
  } finally {
    await storage.close();
  }
}

async function linkForHost(config: Config, address: string): Promise<string> {
  const embedded = config.DATABASE_URL ? null : await startEmbedded({ folder: config.PARLEY_DATA, mayMove: config.mayMoveData });
  try {
    const store = await postgresStore({ connectionString: config.DATABASE_URL ?? embedded?.connectionString ?? "", schema: "parley" });
    try {
      return await hostLink(store, address, Date.now());
    } finally {
      await store.close();
    }
  } finally {
    await embedded?.stop();
  }
}

async function linkForLead(storage: Storage, number: string, address: string, { out, err }: Said): Promise<number> {
  const alive = (await storage.store.sessions()).filter(({ status }) => status !== "destroyed");
  const meant = alive.filter(({ id }) => digits(numberOf(id)) === digits(number));
  const [session] = meant;
  if (!session || meant.length > 1) {
    err(digits(number) === "" ? "Of which conversation? Give its number:" : `There is no conversation ${number} here. There are:`);
    for (const each of numbered(alive)) err(`  ${each.number}  ${say("en", `room.host.${each.state}`)}`);
    return 2;
  }
  const made = await liveEngine(storage, createLog("silent")).engine.reissueLead(session.id, "en");
  if (!made.ok) {
    err(made.refusal);
    return 1;
  }
  out(`A new link for the facilitator of ${numberOf(session.id)}. The old link and the old device are dead.`);
  out("It works once. Give it to that person alone. Everybody in the conversation sees that you made it.");
  out(`  ${address}/in/${made.secret}`);
  return 0;
}

/** For whoever leads a group that meets again, and has lost the device that opens what is kept of it. */
async function linkForGroup(storage: Storage, number: string, address: string, { out, err }: Said): Promise<number> {
  const { programmes } = liveEngine(storage, createLog("silent")).engine;
  const all = await programmes.numbers();
  const meant = all.filter((each) => digits(each.number) === digits(number));
  const [group] = meant;
  const secret = group && meant.length === 1 ? await programmes.link(group.id, true) : null;
  if (!group || secret === null) {
    err(digits(number) === "" ? "Of which group that meets again? Give its number:" : `There is no group ${number} here. There are:`);
    for (const each of all) err(`  ${each.number}`);
    return 2;
  }
  out(`A new link to what is kept of the group ${group.number}. Whoever opens it sees that you made it.`);
  out("The devices that open it already go on opening it, until they are shut out on its page.");
  out("It works once. Give it to the person who leads the group alone.");
  out(`  ${address}/in/${secret}`);
  return 0;
}

const digits = (number: string): string => number.replace(/\D/g, "");

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
