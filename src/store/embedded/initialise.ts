import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { StartFault, codeOf } from "../fault.ts";
import type { Place } from "./place.ts";
import type { Programs } from "./programs.ts";

/** initdb leaves a half-made folder when it is killed, so it works beside, and its folder is put in place when done. */
export async function initialise(programs: Programs, place: Place): Promise<void> {
  await removeLeftovers(place);
  const beside = `${place.data}.new-${randomBytes(4).toString("hex")}`;
  try {
    await mkdir(beside, { mode: 0o700 });
    if (place.account.switched) await chown(beside, place.account.uid, place.account.gid);
    await runInitdb(programs, place, beside);
    await rename(beside, place.data);
    await syncFolder(place.folder);
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    // Another process was faster; its folder is as good.
    if (["ENOTEMPTY", "EEXIST"].includes(codeOf(error))) return;
    if (error instanceof StartFault) throw error;
    throw new StartFault(
      `The database can not be made in ${place.folder} (${codeOf(error)}).`,
      "Check that the disk has 100 MB free and is writable.",
    );
  }
}

function runInitdb(programs: Programs, place: Place, target: string): Promise<void> {
  const { uid, gid, switched } = place.account;
  const child = spawn(
    programs.initdb,
    [
      "--pgdata",
      target,
      "--username=parley",
      // Whoever can open the socket is let in: its folder has mode 700, and there is no TCP port.
      "--auth=trust",
      "--encoding=UTF8",
      // Built into the server since 17: sorts the same on every machine and needs no locale of the system.
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--locale=C",
      "--no-instructions",
    ],
    { cwd: target, env: { LC_ALL: "C", TZ: "UTC" }, stdio: ["ignore", "ignore", "pipe"], ...(switched && { uid, gid }) },
  );
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said = (said + text).slice(-2_000)));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve();
      else
        reject(new StartFault(`The database can not be made in ${place.folder}: ${errorIn(said)}`, "Put that right, or set DATABASE_URL."));
    });
  });
}

const errorIn = (said: string): string => /(?:error|FATAL): +(.+)/.exec(said)?.[1] ?? "initdb failed.";

/** Folders of starts that were killed; a young one may belong to a start that is going on now. */
async function removeLeftovers({ folder }: Place): Promise<void> {
  for (const name of (await readdir(folder)).filter((each) => each.startsWith("postgres.new-"))) {
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
