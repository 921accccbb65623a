import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { keep } from "./kept.ts";

const MAIN = fileURLToPath(new URL("../src/main.ts", import.meta.url));

export interface Server {
  readonly port: number;
  readonly pid: number;
  /** From spawning the process until its first page answered 200. */
  readonly startedMs: number;
  stop(): Promise<void>;
}

export const dataIn = (folder: string): string => join(folder, "data");
export const keysIn = (folder: string): string => join(folder, "keys");

/** A whole Parley with its embedded database in this folder, in a process of its own. `more`: further settings. */
export async function aServer(folder: string, more: Readonly<Record<string, string>> = {}): Promise<Server> {
  const { PATH, HOME, TMPDIR } = process.env;
  const began = performance.now();
  const stop = keep(async () => {
    // While it starts it does not hear a signal yet, and would leave its database running.
    await ready;
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
    await ended;
  });
  // As `npm start` has it: docs/hosting.md, “Memory”.
  const child = spawn(process.execPath, ["--max-semi-space-size=8", MAIN], {
    env: {
      PATH,
      HOME,
      TMPDIR,
      PORT: "0",
      HOST: "127.0.0.1",
      PARLEY_DATA: dataIn(folder),
      PARLEY_KEYS: keysIn(folder),
      LOG_LEVEL: "error",
      ...more,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const ready = portOf(child.stdout);
  const port = await ready;
  if (port === null) throw new Error("the server ended before it was ready");
  // It logs nothing but errors: codes, and no content.
  child.stdout.on("data", (said: Buffer) => void (/"level"/.test(String(said)) && process.stderr.write(said)));
  const answer = await fetch(`http://127.0.0.1:${port}/`);
  await answer.arrayBuffer();
  const startedMs = performance.now() - began;
  if (answer.status === 200) return { port, pid: child.pid ?? 0, startedMs, stop };
  await stop();
  throw new Error(`the first page answered ${answer.status}`);
}

async function portOf(stdout: NodeJS.ReadableStream): Promise<number | null> {
  for await (const line of createInterface({ input: stdout })) {
    const found = /ready at http:\/\/[^:]+:(\d+)/.exec(line)?.[1];
    if (found) return Number(found);
  }
  return null;
}
