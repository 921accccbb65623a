import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { aFolder } from "../support/scratch.ts";
import type { Seats } from "./asks.ts";
import { startProcess } from "./process.ts";

const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));

test(
  "SIGTERM while a session runs: the program ends with 0 within ten seconds, and its database with it",
  { timeout: 60_000 },
  async ({ onTestFinished }) => {
    const folder = await aFolder();
    onTestFinished(() => folder.remove());
    const place = { dataFolder: join(folder.path, "data"), keys: join(folder.path, "keys"), name: "parley" };
    await aRunningSession(place);
    const lock = join(place.dataFolder, "postgres", "postmaster.pid");
    expect(existsSync(lock)).toBe(true);

    const env = { PATH: process.env["PATH"], PORT: "0", PARLEY_DATA: place.dataFolder, PARLEY_KEYS: place.keys };
    const program = spawn(process.execPath, [MAIN], { env, stdio: ["ignore", "pipe", "inherit"] });
    onTestFinished(() => void program.kill("SIGKILL"));
    const ended = new Promise<number | null>((resolve) => program.once("exit", resolve));
    await new Promise<void>((resolve, reject) => {
      let said = "";
      program.stdout.setEncoding("utf8").on("data", (part: string) => {
        said += part;
        if (said.includes("Parley is ready")) resolve();
      });
      void ended.then(() => reject(new Error(`ended before it was ready: ${said}`)));
    });
    const began = performance.now();
    program.kill("SIGTERM");
    expect(await ended).toBe(0);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(existsSync(lock)).toBe(false);
  },
);

/** Left behind by a process that was killed while its facilitator had just pressed "next". */
async function aRunningSession(place: Parameters<typeof startProcess>[0]): Promise<void> {
  const left = await startProcess(place, null);
  const { facilitator, voices } = await left.ask<Seats>({ do: "plan", names: ["Cedar", "Birch", "Fir", "Elm", "Oak", "Ash", "Yew"] });
  for (const { caller } of voices) await left.ask({ do: "act", caller, intent: { do: "decide", command: { type: "join" } } });
  for (const type of ["open", "next"] as const) {
    const command = type === "open" ? { type } : { type, path: null };
    expect(await left.ask({ do: "act", caller: facilitator.caller, intent: { do: "decide", command } })).toMatchObject({ ok: true });
  }
  left.signal("SIGKILL");
  await left.ended;
}
