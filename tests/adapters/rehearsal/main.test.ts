import { spawn } from "node:child_process";
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { rehearse } from "../../../adapters/rehearsal/rehearse.ts";
import { aFolder } from "../../support/scratch.ts";
import { aWorld } from "../../support/world.ts";

const MAIN = fileURLToPath(new URL("../../../adapters/rehearsal/main.ts", import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly wrong: string;
}

/** Runs the command. `stopWith`: the signal it gets as soon as it says something. */
function run(given: readonly string[], env: Readonly<Record<string, string>> = {}, stopWith?: NodeJS.Signals): Promise<Ended> {
  const child = spawn(process.execPath, [MAIN, ...given], {
    env: { PATH: process.env["PATH"], ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let wrong = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
    if (stopWith) child.kill(stopWith);
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => (wrong += text));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, out, wrong })));
}

describe.concurrent("what can not be rehearsed is a plain sentence", () => {
  test.each([
    [["--protocol", "ngt", "--people", "99"], {}, 2, /^--people 99: give a whole number from 5 to 15 for ngt\.\n$/],
    [["--scenario", "no-such-file.json"], {}, 2, /^no-such-file\.json: there is no such file\. Give the path of a scenario\.\n$/],
    [["--protocol", "ngt", "--store"], { DATABASE_URL: "mysql://x" }, 2, /^DATABASE_URL: .+\n$/],
    [["--protocol", "ngt", "--store"], { DATABASE_URL: "postgres://127.0.0.1:1/x" }, 1, /^No PostgreSQL answers at DATABASE_URL\..+\n$/],
  ])("%j %j", async (given, env, expected, sentence) => {
    const { code, out, wrong } = await run(given, env);
    expect([code, out]).toEqual([expected, ""]);
    expect(wrong).toMatch(sentence);
  });
});

test("a rehearsal that does not come to an end says where it stopped", async () => {
  const world = await aWorld();
  const done = await rehearse({ ...world, until: async () => false }, "ngt", 8, () => {});
  expect(done).toMatchObject({ ok: false, why: "endless", faults: [expect.stringMatching(/^The rehearsal did not come to an end/)] });
});

describe("a rehearsal on an embedded database", () => {
  test.each([
    ["plays to the end", undefined, 0],
    ["is interrupted", "SIGINT", 130],
    ["is ended", "SIGTERM", 143],
  ] as const)("leaves nothing behind when it %s", async (_, signal, expected) => {
    const folder = await aFolder();
    const [temporary, out] = [join(folder.path, "tmp"), join(folder.path, "out")];
    await mkdir(temporary, { mode: 0o711 });
    const given = ["--protocol", "ngt", "--store", "--faster", "1000", "--out", out];
    expect((await run(given, { TMPDIR: temporary }, signal)).code).toBe(expected);
    expect(await readdir(temporary)).toEqual([]);
    expect(await readdir(folder.path)).toEqual(signal ? ["tmp"] : ["out", "tmp"]);
    await folder.remove();
  });
});

test("a round whose words nobody else was to see is no open question of its recap", async () => {
  const done = await rehearse(await aWorld(), "one-two-four-all", 8, () => {});
  const recap = done.ok ? Object.entries(done.files).find(([name]) => name.endsWith(".md"))?.[1] : undefined;
  expect(recap).toContain("## Open questions");
  expect(recap).not.toContain("gave no result");
});
