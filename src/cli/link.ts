import { access } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { say } from "../cards/messages.ts";
import { newId, systemRandom } from "../chance.ts";
import { readConfig } from "../config.ts";
import type { Config } from "../config.ts";
import { createEngine } from "../engine/engine.ts";
import { createMemory } from "../engine/memory.ts";
import { numberOf, numbered } from "../engine/number.ts";
import { hostLink } from "../host-link.ts";
import { createLog } from "../log.ts";
import { systemClock } from "../queue/system-clock.ts";
import { kinds } from "../rounds/index.ts";
import { startEmbedded } from "../store/embedded/start.ts";
import { openStorage } from "../store/open.ts";
import type { Storage } from "../store/open.ts";
import { postgresStore } from "../store/postgres/store.ts";

interface Said {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

/** Works beside a running Parley: the embedded server it uses is shared, and left running for it. */
export async function link(given: readonly string[], { out, err }: Said): Promise<number> {
  const wantsLead = /^--facilitator(=|$)/.test(given[0] ?? "");
  // A number may come as one word, or as two with a space between.
  const { values, positionals } = parseArgs({
    args: wantsLead && given.length === 1 ? [] : [...given],
    allowPositionals: wantsLead,
    options: { facilitator: { type: "string" } },
  });
  const read = readConfig(process.env);
  if (!read.ok) {
    for (const { path, wrong, fix } of read.faults) err(`${path}: ${wrong}. ${fix}`);
    return 2;
  }
  const { config } = read;
  if (!config.DATABASE_URL && !(await exists(join(config.PARLEY_DATA, "postgres")))) {
    err(`There is no Parley in the folder ${config.PARLEY_DATA}. Run this where Parley runs, with the same settings.`);
    return 1;
  }
  const address = config.PARLEY_URL?.replace(/\/$/, "") ?? `http://localhost:${config.PORT}`;
  if (!wantsLead) {
    out(await linkForHost(config, address));
    return 0;
  }
  const { DATABASE_URL, REDIS_URL, PARLEY_DATA, PARLEY_HOST_KEY, keysAt } = config;
  const storage = await openStorage({
    databaseUrl: DATABASE_URL,
    redisUrl: REDIS_URL,
    dataFolder: PARLEY_DATA,
    keys: keysAt,
    hostKey: PARLEY_HOST_KEY,
  });
  try {
    return await linkForLead(storage, [values.facilitator ?? "", ...positionals].join(""), address, { out, err });
  } finally {
    await storage.close();
  }
}

async function linkForHost(config: Config, address: string): Promise<string> {
  const embedded = config.DATABASE_URL ? null : await startEmbedded({ folder: config.PARLEY_DATA });
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

async function linkForLead({ store, keys, queue }: Storage, number: string, address: string, { out, err }: Said): Promise<number> {
  const alive = (await store.sessions()).filter(({ status }) => status !== "destroyed");
  const meant = alive.filter(({ id }) => digits(numberOf(id)) === digits(number));
  const [session] = meant;
  if (!session || meant.length > 1) {
    err(digits(number) === "" ? "Of which conversation? Give its number:" : `There is no conversation ${number} here. There are:`);
    for (const each of numbered(alive)) err(`  ${each.number}  ${say("en", `room.host.${each.state}`)}`);
    return 2;
  }
  const parts = {
    store,
    keys,
    queue,
    clock: systemClock,
    random: systemRandom,
    newId,
    kinds,
    log: createLog("silent"),
    memory: createMemory(),
  };
  const made = await createEngine(parts, []).reissueLead(session.id, "en");
  if (!made.ok) {
    err(made.refusal);
    return 1;
  }
  out(`A new link for the facilitator of ${numberOf(session.id)}. The old link and the old device are dead.`);
  out("It works once. Give it to that person alone. Everybody in the conversation sees that you made it.");
  out(`  ${address}/in/${made.secret}`);
  return 0;
}

const digits = (number: string): string => number.replace(/\D/g, "");

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
