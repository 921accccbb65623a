import { randomBytes } from "node:crypto";
import { chmod, link, mkdir, open as openFile, readFile, readdir, rename, stat, unlink } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { KeyId } from "../../model/ids.ts";
import { hash, keyBytes, newKey, wrapKey } from "../cipher.ts";
import { StartFault, StoreFault, codeOf } from "../fault.ts";
import { keyCache } from "./cache.ts";
import { assertFits, makeCheck, unwrapped } from "./host-key.ts";
import { assertKeyId, isKeyId } from "./id.ts";
import type { KeyStore } from "./port.ts";

/**
 * One file per key (mode 600, named by its id) in a folder of mode 700. Not to be backed up: what a backup holds can
 * not be ended.
 *
 * @param hostKey 32 bytes; null: the file `host.key` in the folder, made on the first run.
 */
export async function folderKeys(folder: string, hostKey: Buffer | null = null): Promise<KeyStore> {
  const cache = keyCache();
  const fileOf = (id: KeyId): string => join(folder, id);
  const isNew = (await stat(folder).catch(ignoreMissing)) === undefined;
  const host = await prepare(folder, hostKey);
  const identity = hash((await readFile(join(folder, "host.check"))).toString("base64"));

  async function read(id: KeyId): Promise<Buffer | null> {
    const wrapped = await readOrNull(fileOf(id));
    return wrapped && unwrapped(host, wrapped, id);
  }

  return {
    identity,
    location: resolve(folder),
    isNew,
    async make(id) {
      assertKeyId(id);
      const kept = await guarded(async () => {
        const there = await read(id);
        if (there) return there;
        const key = newKey();
        await put(folder, id, wrapKey(host, key, id));
        return key;
      });
      cache.put(id, kept);
      return kept;
    },
    async get(id) {
      assertKeyId(id);
      const held = cache.get(id);
      if (held) return held;
      const key = await guarded(() => read(id));
      if (key) cache.put(id, key);
      return key;
    },
    async end(id) {
      assertKeyId(id);
      cache.forget(id);
      await guarded(async () => {
        await unlink(fileOf(id)).catch(ignoreMissing);
        await syncFolder(folder);
      });
      // A `get` under way may have put it back while the file was going.
      cache.forget(id);
    },
    list: () => guarded(async () => (await readdir(folder)).filter(isKeyId)),
    close: async () => cache.clear(),
  };
}

async function prepare(folder: string, given: Buffer | null): Promise<Buffer> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
    await sweepTemporary(folder);
    return await hostKeyOf(folder, given);
  } catch (error) {
    if (error instanceof StartFault) throw error;
    throw new StartFault(
      `The key folder ${folder} can not be used (${codeOf(error)}).`,
      "Make it writable for the account Parley runs under, or name another folder in PARLEY_KEYS.",
    );
  }
}

async function hostKeyOf(folder: string, given: Buffer | null): Promise<Buffer> {
  const check = await readOrNull(join(folder, "host.check"));
  let key = given ?? (await readOrNull(join(folder, "host.key")));
  if (key === null && check !== null) {
    throw new StartFault(
      `The host key of the keys in ${folder} is missing.`,
      "Set PARLEY_HOST_KEY to the key they were made with, or put back the host.key file.",
    );
  }
  if (key === null) {
    await putOnce(folder, "host.key", newKey());
    key = await readFile(join(folder, "host.key"));
  }
  if (key.length !== keyBytes) throw new StartFault(`The file host.key in ${folder} is damaged.`, "Put back the one that was there.");
  if (check === null) await putOnce(folder, "host.check", makeCheck(key));
  assertFits(key, await readFile(join(folder, "host.check")), folder);
  return key;
}

/** Writes a file whole or not at all; on disk when it resolves. */
async function put(folder: string, name: string, bytes: Buffer): Promise<void> {
  await rename(await writeTemporary(folder, bytes), join(folder, name));
  await syncFolder(folder);
}

/** The same, but the first one stays: two processes that start at once must end up with one host key. */
async function putOnce(folder: string, name: string, bytes: Buffer): Promise<void> {
  const temporary = await writeTemporary(folder, bytes);
  try {
    await link(temporary, join(folder, name));
    await syncFolder(folder);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  } finally {
    await unlink(temporary);
  }
}

async function writeTemporary(folder: string, bytes: Buffer): Promise<string> {
  const path = join(folder, `${randomBytes(8).toString("hex")}.tmp`);
  const file = await openFile(path, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  return path;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await openFile(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Leftovers of a process that was killed while writing: keys nobody ever used. Young ones may belong to a process that
 * is writing now.
 */
async function sweepTemporary(folder: string): Promise<void> {
  for (const name of (await readdir(folder)).filter((each) => each.endsWith(".tmp"))) {
    const path = join(folder, name);
    const written = await stat(path).catch(ignoreMissing);
    if (written && Date.now() - written.mtimeMs > 60_000) await unlink(path).catch(ignoreMissing);
  }
}

function ignoreMissing(error: unknown): void {
  if (codeOf(error) !== "ENOENT") throw error;
}

const readOrNull = async (path: string): Promise<Buffer | null> =>
  readFile(path).catch((error: unknown) => {
    ignoreMissing(error);
    return null;
  });

/** System errors carry paths; outward goes the code. */
async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof StoreFault ? error : new StoreFault(codeOf(error));
  }
}
