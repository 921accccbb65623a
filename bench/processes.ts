import { readFile, readdir } from "node:fs/promises";

/** A process and all that come from it. */
export async function familyOf(root: number): Promise<readonly number[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = new Map(await Promise.all(pids.map(async (pid) => [pid, await parentOf(pid)] as const)));
  const isOfIt = (pid: number | null | undefined): boolean => pid === root || (typeof pid === "number" && isOfIt(parents.get(pid)));
  return pids.filter(isOfIt);
}

/** Null: it has ended. */
async function parentOf(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const found = /^PPid:\s+(\d+)$/m.exec(status)?.[1];
  return found === undefined ? null : Number(found);
}

/** Resident megabytes; pages that several processes share are counted by share. */
export async function pssOf(pids: readonly number[]): Promise<number> {
  const each = await Promise.all(
    pids.map(async (pid) => {
      const rollup = await readFile(`/proc/${pid}/smaps_rollup`, "utf8").catch(() => "");
      return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0);
    }),
  );
  return each.reduce((sum, kilobytes) => sum + kilobytes, 0) / 1024;
}
