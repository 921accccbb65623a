import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { get } from "./browser.ts";

const SERVER = fileURLToPath(new URL("pages-peer-server.ts", import.meta.url));

/** A bare Hono server that has these very pages in memory; `look` opens the page of that number. */
export async function withBarePages<T>(
  folder: string,
  pages: readonly Buffer[],
  work: (look: (page: number, who: number) => Promise<number>) => Promise<T>,
): Promise<T> {
  const files = pages.map((_, index) => join(folder, `page-${index}.html`));
  await Promise.all(files.map((file, index) => writeFile(file, pages[index] as Buffer)));
  const child = spawn(process.execPath, ["--max-semi-space-size=8", SERVER, ...files], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(child, "exit");
  try {
    const port = Number(String((await once(child.stdout, "data"))[0]));
    return await work((page, who) => get(port, `/${page}`, who));
  } finally {
    child.stdin.end();
    await ended;
  }
}
