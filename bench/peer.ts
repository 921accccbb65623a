import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** A program in a process of its own, with these settings, from its first line until the work is done. */
export async function withPeer<T>(
  program: URL,
  settings: Readonly<Record<string, string>>,
  work: (firstLine: string) => Promise<T>,
): Promise<T> {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, ["--max-semi-space-size=8", fileURLToPath(program)], {
    env: { PATH, HOME, ...settings },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const failed = ended.then(() => Promise.reject(new Error(`${program.pathname} ended before it was ready`)));
  failed.catch(() => {});
  try {
    const said = await Promise.race([once(child.stdout, "data"), failed]);
    return await work(String(said[0]).trim());
  } finally {
    child.stdin.end();
    await ended;
  }
}
