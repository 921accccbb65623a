import { execFile, spawn, type ChildProcess } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Host {
  readonly url: string;
  /** The host's private link, as printed. */
  readonly link: string;
  /** `npx parley …` beside it, with the same settings. */
  parley(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }>;
  stop(): Promise<void>;
}

/**
 * `npm start` as a stranger runs it: a process of its own, on a folder of its own.
 *
 * @param faster how many times as fast its clock goes; 1 is as in earnest.
 */
export async function startHost(faster = 1): Promise<Host> {
  const folder = await mkdtemp(join(tmpdir(), "parley-host-"));
  // As root the database runs under another account, which has to pass through.
  await chmod(folder, 0o711);
  const port = await freePort();
  const env = {
    ...process.env,
    PORT: String(port),
    PARLEY_DATA: join(folder, "data"),
    PARLEY_KEYS: join(folder, "keys"),
    LOG_LEVEL: "warn",
    HURRIED: String(faster),
  };
  const hurry = faster === 1 ? [] : ["--import", HURRIED];
  const child = spawn(process.execPath, [...hurry, "src/main.ts"], { env, stdio: ["ignore", "pipe", "inherit"] });
  const link = await linkFrom(child);
  return {
    url: `http://localhost:${port}`,
    link,
    parley: (...args) =>
      new Promise((resolve) => {
        execFile(process.execPath, ["src/cli/main.ts", ...args], { env }, (error, out, err) =>
          resolve({ code: error === null ? 0 : Number(error.code), out, err }),
        );
      }),
    async stop() {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const HURRIED = new URL("hurried.ts", import.meta.url).href;

function linkFrom(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    child.stdout?.on("data", (part: Buffer) => {
      printed += part.toString();
      const found = /http:\/\/\S+\/in\/\S+/.exec(printed);
      if (found) resolve(found[0]);
    });
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${printed}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
