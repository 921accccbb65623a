import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

/** Imports point one way. The rules are configuration, and configuration that catches nothing looks like one that does. */

const root = fileURLToPath(new URL("../..", import.meta.url));

const forbidden: readonly (readonly [file: string, line: string])[] = [
  ["src/model/a.ts", 'import "../session/evolve.ts";'],
  ["src/session/a.ts", 'import "../engine/engine.ts";'],
  ["src/session/b.ts", 'import "node:fs";'],
  ["src/session/c.ts", "export const now = Date.now();"],
  ["src/session/d.ts", "export const chance = Math.random();"],
  ["src/rounds/a/index.ts", 'import "../../session/evolve.ts";'],
  ["src/floor/a.ts", 'import "../rounds/index.ts";'],
  ["src/judgement/a.ts", 'import "../store/port.ts";'],
  ["src/confidentiality/a.ts", 'import "../protocol/load.ts";'],
  ["src/recap/a.ts", 'import "../engine/engine.ts";'],
  ["src/store/a.ts", 'import "../engine/engine.ts";'],
  ["src/queue/a.ts", 'import "../engine/engine.ts";'],
  ["src/engine/a.ts", 'import "../../adapters/web/room.ts";'],
  ["src/engine/b.ts", 'import "../../commands/index.ts";'],
  ["commands/a.ts", 'import "../adapters/web/room.ts";'],
  ["src/protocol/a.ts", 'import "../engine/engine.ts";'],
];
const allowed: readonly (readonly [file: string, line: string])[] = [
  ["src/session/y.ts", 'import "../rounds/index.ts";'],
  ["src/rounds/y/index.ts", 'import "../../model/kind.ts";'],
  ["src/engine/y.ts", 'import "../session/evolve.ts";'],
  ["src/store/y.ts", 'import "node:fs";'],
  ["commands/y.ts", 'import "../src/engine/engine.ts";'],
  ["adapters/web/y.ts", 'import "../../commands/index.ts";'],
  ["src/main.ts", 'import "../adapters/web/room.ts";'],
];

let house: string;
let faults: string;

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), "parley-house-"));
  cpSync(join(root, ".oxlintrc.json"), join(house, ".oxlintrc.json"));
  symlinkSync(join(root, "node_modules"), join(house, "node_modules"));
  for (const [file, line] of [...forbidden, ...allowed]) {
    mkdirSync(join(house, dirname(file)), { recursive: true });
    writeFileSync(join(house, file), `${line}\n`);
  }
  try {
    faults = execFileSync(join(root, "node_modules/.bin/oxlint"), ["--format", "unix"], { cwd: house, encoding: "utf8" });
  } catch (error) {
    faults = (error as { stdout: string }).stdout;
  }
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

const RULES = /no-restricted-imports|no-restricted-globals|no-restricted-properties|no-nodejs-modules/;
const isFound = (file: string): boolean => faults.split("\n").some((line) => line.includes(`${file}:`) && RULES.test(line));

test.each(forbidden)("%s may not say %s", (file) => expect(isFound(file)).toBe(true));
test.each(allowed)("%s may say %s", (file) => expect(isFound(file)).toBe(false));
