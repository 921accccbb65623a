import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const SERVER = fileURLToPath(new URL("slack-peer-server.ts", import.meta.url));

/** A bare Bolt app in a process of its own, with the same settings. */
export async function withBareBolt<T>(settings: Readonly<Record<string, string>>, work: (port: number) => Promise<T>): Promise<T> {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, ["--max-semi-space-size=8", SERVER], {
    env: { PATH, HOME, ...settings },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  try {
    return await work(Number(String((await once(child.stdout, "data"))[0])));
  } finally {
    child.stdin.end();
    await ended;
  }
}
