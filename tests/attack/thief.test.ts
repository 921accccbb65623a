import { readFileSync } from "node:fs";
import { chmod, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { replay, type Replay } from "../../adapters/rehearsal/replay.ts";
import { readScenario } from "../../adapters/rehearsal/scenario.ts";
import { token } from "../../src/store/cipher.ts";
import { startEmbedded, type Embedded } from "../../src/store/embedded/start.ts";
import { postgresStore } from "../../src/store/postgres/store.ts";
import type { Store } from "../../src/store/port.ts";
import { aWorld, type World } from "../support/world.ts";

/**
 * The thief has the whole database, its files on disk with the write-ahead log, the server's log, and what was logged;
 * not the key store. They know everybody who was there.
 */
const file = new URL("../scenarios/files/water-two-party.json", import.meta.url).pathname;
const scenario = JSON.parse(readFileSync(file, "utf8")) as {
  canaries: { neverInAnyOutputOrLog: string[] };
  items: { shapes: { text: string; author: string }[] };
};
const canaries = scenario.canaries.neverInAnyOutputOrLog;
const words = scenario.items.shapes.map((item) => item.text);

let folder: string;
let embedded: Embedded;
let store: Store;
let world: World;
let played: Replay;
let tables: ReadonlyMap<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parley-thief-"));
  // As root the server runs under another account, which has to pass through.
  await chmod(folder, 0o711);
  embedded = await startEmbedded({ folder: join(folder, "data") });
  store = await postgresStore({ connectionString: embedded.connectionString, schema: "parley" });
  world = await aWorld({ store });
  const read = await readScenario(file);
  if (!read.ok) throw new Error(read.wrong);
  played = await replay(world, read.scenario);
  tables = await copyAll();
});

afterAll(async () => {
  await store?.close();
  await embedded?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Every table of every schema, as COPY would give it. */
async function copyAll(): Promise<ReadonlyMap<string, string>> {
  const client = new Client({ connectionString: embedded.connectionString });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    "select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')",
  );
  const dump = new Map<string, string>();
  for (const { name } of rows) {
    const { rows: lines } = await client.query<{ line: string }>(`select t::text as line from ${name} t`);
    dump.set(name, lines.map((row) => row.line).join("\n"));
  }
  await client.end();
  return dump;
}

/** bytea prints as hexadecimal, so every string is looked for both ways. */
const holds = (text: string, needle: string): boolean => text.includes(needle) || text.includes(Buffer.from(needle).toString("hex"));

test("the dump is not empty: the scenario really ran on this database", () => {
  expect(tables.size).toBeGreaterThan(8);
  expect([...tables.values()].join("").length).toBeGreaterThan(10_000);
  expect(played.replayed.results["ngt"]).toHaveLength(14);
});

test("no canary, no name and no released word stands in any table", () => {
  for (const [name, text] of tables) {
    const found = [...canaries, ...words].filter((needle) => holds(text, needle));
    expect(found, name).toEqual([]);
  }
});

test("no canary, no name and no word stands in the server's files, its write-ahead log included", async () => {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((each) => each.isFile());
  expect(files.length).toBeGreaterThan(500);
  for (const each of files) {
    const bytes = await readFile(join(each.parentPath, each.name));
    const found = [...canaries, ...words].filter((needle) => bytes.includes(needle));
    expect(found, each.name).toEqual([]);
  }
});

test("no canary stands in what the program logged", () => {
  const logged = world.logged.join("\n");
  expect(world.logged.length).toBeGreaterThan(0);
  expect(canaries.filter((needle) => logged.includes(needle))).toEqual([]);
});

test("after the release no row links a person to an item: boxes, entries and tokens are gone", async () => {
  const left = [...tables].filter(([name]) => /\.(boxes|entries)$/.test(name));
  expect(left.map(([, text]) => text)).toEqual(left.map(() => ""));
  const state = await world.engine.state(played.table.session);
  const authors = played.table.voices.map((voice) => voice.person);
  for (const item of Object.values(state?.items ?? {}))
    expect(authors.filter((author) => JSON.stringify(item).includes(author))).toEqual([]);
});

test("a thief with last night's backup can not recompute a token without the key that has ended", async () => {
  const keys = await world.keys.list();
  for (const voice of played.table.voices) {
    for (const id of keys) {
      const key = (await world.keys.get(id)) as Buffer;
      expect([...tables.values()].some((text) => text.includes(token(key, voice.person)))).toBe(false);
    }
  }
});

test("the order in which items were released tells nothing of the order in which they were written", async () => {
  const orders = new Set<string>();
  for (let seed = 1; seed <= 5; seed++) {
    const read = await readScenario(file);
    if (!read.ok) throw new Error(read.wrong);
    const other = await aWorld({ seed });
    const { table } = await replay(other, read.scenario);
    const page = await (table.voices[0] as (typeof table.voices)[number]).page();
    const released = page.results.findLast((result) => JSON.stringify(result.card).includes("shared gauge page"));
    orders.add(JSON.stringify(released?.card.blocks.filter((block) => block.is === "list")));
  }
  expect(orders.size).toBe(5);
});
