import { readFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Fault } from "../model/kind.ts";
import { protocolSchema, type Protocol } from "../model/vocabulary.ts";
import { contradictions } from "./contradictions.ts";
import { languageFaults } from "./language-faults.ts";
import { promiseFaults } from "./promises.ts";
import { referenceFaults } from "./references.ts";
import { readJson } from "./syntax.ts";
import { shapeFaults } from "./zod-faults.ts";

export type Read = { readonly ok: true; readonly protocol: Protocol } | { readonly ok: false; readonly faults: readonly Fault[] };
export type Loaded = Read & { readonly file: string };

/** Larger than any dialogue, smaller than what would keep the server busy. */
const MAX_BYTES = 1_000_000;
/** The generated schema lies beside the protocols and is none. */
const NOT_PROTOCOLS = /\.schema\.json$/;

/** A protocol from the text of its file. Shape first: without it, meaning can not be checked; other languages last, since they go by ids. */
export function readProtocol(text: string): Read {
  const json = readJson(text);
  if (!json.ok) return { ok: false, faults: [json.fault] };
  const shape = shapeFaults(json.value);
  if (shape.length > 0) return { ok: false, faults: shape };
  const protocol = protocolSchema.parse(json.value);
  const faults = [...referenceFaults(protocol), ...contradictions(protocol), ...promiseFaults(protocol)];
  const all = faults.length > 0 ? faults : languageFaults(protocol);
  return all.length > 0 ? { ok: false, faults: all } : { ok: true, protocol };
}

/** One file, or all protocols of a folder in the order of their names. A path that can not be read is a fault, too. */
export async function loadProtocols(path: string): Promise<readonly Loaded[]> {
  const found = await stat(path).catch(() => null);
  if (!found)
    return [
      { file: path, ok: false, faults: [{ path: "", wrong: "there is no such file", fix: "give the path of a protocol or of a folder" }] },
    ];
  if (!found.isDirectory()) return [{ file: path, ...(await loadProtocol(path)) }];
  const names = (await readdir(path)).filter((name) => name.endsWith(".json") && !NOT_PROTOCOLS.test(name)).sort();
  const loaded = await Promise.all(names.map(async (name) => ({ file: join(path, name), ...(await loadProtocol(join(path, name))) })));
  return loaded.map((each, index) => sameId(each, loaded.slice(0, index)));
}

async function loadProtocol(file: string): Promise<Read> {
  const text = await readFile(file, "utf8");
  if (text.length > MAX_BYTES)
    return {
      ok: false,
      faults: [{ path: "", wrong: "the file is larger than a protocol can be", fix: "a protocol is a few pages at most" }],
    };
  return readProtocol(text.replace(/^\uFEFF/, ""));
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
