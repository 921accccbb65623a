import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { codeOf } from "../fault.ts";

/** The first lines of `postmaster.pid`: process, data folder, start, port, folder of the socket. */
export interface LockFile {
  readonly pid: number;
  readonly sockets: string;
}

export const lockPath = (data: string): string => join(data, "postmaster.pid");

export async function readLock(data: string): Promise<LockFile | null> {
  const lines = await readFile(lockPath(data), "utf8").then(
    (text) => text.split("\n"),
    () => [],
  );
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 1 ? { pid, sockets: lines[4] ?? "" } : null;
}

/** A zombie counts as alive. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is alive too.
    return codeOf(error) === "EPERM";
  }
}

/** Process numbers are used again, so a live one in the lock file proves nothing. */
export async function isPostgresOn(pid: number, data: string): Promise<boolean> {
  const words = await commandOf(pid);
  return basename(words[0] ?? "").startsWith("postgres") && words.includes(data);
}

async function commandOf(pid: number): Promise<readonly string[]> {
  const linux = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => null);
  if (linux !== null) return linux.split("\0");
  const { stdout } = await promisify(execFile)("ps", ["-o", "command=", "-p", String(pid)]).catch(() => ({ stdout: "" }));
  return stdout.trim().split(" ");
}

/** Ends a server: fast (open transactions are rolled back), then at once (recovers at the next start), then by force. */
export async function shutDown(pid: number, data: string): Promise<void> {
  for (const [signal, forMs] of [
    ["SIGINT", 10_000],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 2_000],
  ] as const) {
    if (!(await isPostgresOn(pid, data))) return;
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await isGoneWithin(pid, data, forMs)) return;
  }
}

/** A server that was adopted may stay as a zombie of whoever is process 1; its lock file is gone all the same. */
async function isGoneWithin(pid: number, data: string, ms: number): Promise<boolean> {
  const until = performance.now() + ms;
  for (let lastMs = 500; performance.now() < until && lastMs > 0;) {
    if (!isAlive(pid)) return true;
    if ((await readLock(data))?.pid !== pid) lastMs -= 10;
    await delay(10);
  }
  return !isAlive(pid) || (await readLock(data))?.pid !== pid;
}
