import { readFile, readdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Fault } from "../model/kind.ts";
import { protocolSchema, type Protocol } from "../model/vocabulary.ts";
import { audienceFaults } from "./audience.ts";
import { contradictions } from "./contradictions.ts";
import { isExtension, resolve, type Bases } from "./extend/index.ts";
import type { Extended } from "./extend/said.ts";
import { basesOf, shelved, type Shelved } from "./extend/shelf.ts";
import { languageFaults } from "./language-faults.ts";
import { neverFaults } from "./never.ts";
import { promiseFaults } from "./promises.ts";
import { referenceFaults } from "./references.ts";
import { stageFaults } from "./stages.ts";
import { readJson } from "./syntax.ts";
import { shapeFaults } from "./zod-faults.ts";

export type Read =
  | {
      readonly ok: true;
      readonly protocol: Protocol;
      /** What it takes over from another; null: it stands by itself. */
      readonly extended: Extended | null;
    }
  | { readonly ok: false; readonly faults: readonly Fault[] };
export type Loaded = Read & { readonly file: string };

/** Larger than any dialogue, smaller than what would keep the server busy. */
const MAX_BYTES = 1_000_000;
/** The generated schema lies beside the protocols and is none. */
const NOT_PROTOCOLS = /\.schema\.json$/;
/** Those that come with the program may be extended from anywhere. */
const SHIPPED = new URL("../../protocols", import.meta.url).pathname;

const NO_BASES: Bases = () => ({ is: "unknown", known: [] });

/** A protocol from the text of its file. */
export function readProtocol(text: string, bases: Bases = NO_BASES): Read {
  const json = readJson(text);
  return json.ok ? readValue(json.value, bases) : { ok: false, faults: [json.fault] };
}

function readValue(value: unknown, bases: Bases): Read {
  if (!isExtension(value)) return readWhole(value, null);
  const resolved = resolve(value, bases);
  if (!resolved.ok) return resolved;
  const read = readWhole(resolved.value, resolved.extended);
  return read.ok ? read : { ok: false, faults: read.faults.map(resolved.here) };
}

/** Shape first: without it, meaning can not be checked; other languages last, since they go by ids. */
function readWhole(value: unknown, extended: Extended | null): Read {
  const shape = shapeFaults(value);
  if (shape.length > 0) return { ok: false, faults: shape };
  const protocol = protocolSchema.parse(value);
  const faults = [...referenceFaults(protocol), ...contradictions(protocol), ...promiseFaults(protocol), ...stageFaults(protocol)];
  const all = faults.length > 0 ? faults : [...neverFaults(protocol), ...audienceFaults(protocol), ...languageFaults(protocol)];
  return all.length > 0 ? { ok: false, faults: all } : { ok: true, protocol, extended };
}

/** One file, or all protocols of a folder in the order of their names. A path that can not be read is a fault, too. */
export async function loadProtocols(path: string): Promise<readonly Loaded[]> {
  const found = await stat(path).catch(() => null);
  if (!found)
    return [
      { file: path, ok: false, faults: [{ path: "", wrong: "there is no such file", fix: "give the path of a protocol or of a folder" }] },
    ];
  const files = found.isDirectory() ? await protocolsIn(path) : [path];
  const texts = await Promise.all(files.map(async (file) => ({ file, text: await textOf(file) })));
  const shelf = await shelfFor(
    texts.flatMap(({ text }) => text ?? []),
    found.isDirectory() ? path : dirname(path),
  );
  const loaded = texts.map(({ file, text }) => ({ file, ...readFrom(text, shelf) }));
  return loaded.map((each, index) => sameId(each, loaded.slice(0, index)));
}

const protocolsIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder))
    .filter((name) => name.endsWith(".json") && !NOT_PROTOCOLS.test(name))
    .sort()
    .map((name) => join(folder, name));

/** Null: too large to be a protocol. */
async function textOf(file: string): Promise<string | null> {
  const text = await readFile(file, "utf8");
  return text.length > MAX_BYTES ? null : text.replace(/^\uFEFF/, "");
}

/** What may be extended: the protocols beside, then those that come with the program. Nothing is read where nothing is extended. */
async function shelfFor(texts: readonly string[], folder: string): Promise<readonly Shelved[]> {
  if (!texts.map(readJson).some((json) => json.ok && isExtension(json.value))) return [];
  const files = [...(await protocolsIn(folder)), ...(await protocolsIn(SHIPPED))];
  const read = await Promise.all(files.map(async (file) => ({ file, json: readJson((await textOf(file)) ?? "") })));
  return read.flatMap(({ file, json }) => (json.ok ? shelved(file, json.value) : []));
}

function readFrom(text: string | null, shelf: readonly Shelved[]): Read {
  if (text === null)
    return {
      ok: false,
      faults: [{ path: "", wrong: "the file is larger than a protocol can be", fix: "a protocol is a few pages at most" }],
    };
  const json = readJson(text);
  const id = json.ok ? (shelved("", json.value)[0]?.id ?? "") : "";
  return readProtocol(
    text,
    basesOf(shelf, id, (value, bases) => {
      const read = readValue(value, bases);
      return read.ok ? read.protocol : null;
    }),
  );
}

function sameId(loaded: Loaded, earlier: readonly Loaded[]): Loaded {
  if (!loaded.ok) return loaded;
  const first = earlier.find((each) => each.ok && each.protocol.id === loaded.protocol.id);
  if (!first) return loaded;
  return {
    file: loaded.file,
    ok: false,
    faults: [
      { path: "id", wrong: `"${loaded.protocol.id}" is already the id of ${first.file}`, fix: "give each protocol an id of its own" },
    ],
  };
}
