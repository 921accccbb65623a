import { mkdtemp, mkdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { assertBelonging, bind } from "../../src/store/belonging.ts";
import { folderKeys } from "../../src/store/keys/folder.ts";
import { memoryStore } from "../../src/store/memory.ts";

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), "parley-keys-"))));
afterEach(() => rm(folder, { recursive: true, force: true }));
const at = (name: string): ReturnType<typeof folderKeys> => folderKeys(join(folder, name));

test("the same keys at the same or at another place are fine", async () => {
  const store = memoryStore();
  await assertBelonging(store, await at("keys"));
  await assertBelonging(store, await at("keys"));
  const { rename } = await import("node:fs/promises");
  await rename(join(folder, "keys"), join(folder, "moved"));
  await assertBelonging(store, await at("moved"));
});

test("other keys, and a volume that is not mounted, keep the server from starting, so that nothing is erased", async () => {
  const store = memoryStore();
  await assertBelonging(store, await at("keys"));
  await expect(assertBelonging(store, await at("wrong"))).rejects.toThrow(/do not belong to this database/);
  await rm(join(folder, "keys"), { recursive: true });
  await mkdir(join(folder, "keys"));
  await expect(assertBelonging(store, await at("keys"))).rejects.toThrow(/npx parley keys --lost/);
});

test("where the folder itself is gone, or the host says so, the keys are gone for good", async () => {
  const store = memoryStore();
  await assertBelonging(store, await at("keys"));
  await rm(join(folder, "keys"), { recursive: true });
  await assertBelonging(store, await at("keys"));
  const other = await at("other");
  await expect(assertBelonging(store, other)).rejects.toThrow();
  await bind(store, other);
  await assertBelonging(store, other);
});
