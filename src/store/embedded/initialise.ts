import { spawn } from "node:child_process";
import { chown } from "node:fs/promises";
import { StartFault, codeOf } from "../fault.ts";
import type { Place } from "./place.ts";
import type { Programs } from "./programs.ts";
import { makeWhole } from "./whole.ts";

export async function initialise(programs: Programs, place: Place): Promise<void> {
  const { uid, gid, switched } = place.account;
  try {
    await makeWhole(place.data, async (beside) => {
      if (switched) await chown(beside, uid, gid);
      await runInitdb(programs, place, beside);
    });
  } catch (error) {
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
