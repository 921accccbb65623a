import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { codeOf } from "../fault.ts";

/**
 * Makes a folder that is there whole or not at all, whatever is killed: it is filled beside, and put in its place when
 * done. When another process was faster, its folder is as good.
 */
export async function makeWhole(target: string, fill: (beside: string) => Promise<void>): Promise<void> {
  await removeLeftovers(target);
  const beside = `${target}.new-${randomBytes(4).toString("hex")}`;
  try {
    await mkdir(beside, { mode: 0o700 });
    await fill(beside);
    await rename(beside, target);
    await syncFolder(dirname(target));
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    if (!["ENOTEMPTY", "EEXIST"].includes(codeOf(error))) throw error;
  }
}

/** Folders of starts that were killed; a young one may belong to a start that is going on now. */
async function removeLeftovers(target: string): Promise<void> {
  const folder = dirname(target);
  for (const name of (await readdir(folder)).filter((each) => each.startsWith(`${basename(target)}.new-`))) {
    const path = join(folder, name);
    const made = await stat(path).catch(() => null);
    if (made && Date.now() - made.mtimeMs > 600_000) await rm(path, { recursive: true, force: true });
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
