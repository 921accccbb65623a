import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { check } from "../../src/cli/check.ts";
import { changed } from "./builders.ts";

const folder = new URL("../../protocols", import.meta.url).pathname;

async function checked(file: string, options?: { people?: number }): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const code = await check(file, (line) => lines.push(line), options);
  return { code, lines };
}

test("a file in order is explained, for as many people as were asked for", async () => {
  const { code, lines } = await checked(join(folder, "circle.json"), { people: 10 });
  expect(code).toBe(0);
  expect(lines[0]).toBe("Talking circle (circle)");
  expect(lines).toContain("For 10 people:");
});

test("what a file has in other languages is said, and what can not be run of it", async () => {
  expect((await checked(join(folder, "circle.json"))).lines.slice(-2)).toEqual(["Also in fr.", "Also in ar."]);
  const directory = await mkdtemp(join(tmpdir(), "check-"));
  const file = join(directory, "sdd.json");
  await writeFile(
    file,
    changed("sdd", (_, step) => (step("influence")["support"] = 0.5)),
  );
  const { code, lines } = await checked(file);
  await rm(directory, { recursive: true });
  expect(code).toBe(0);
  expect(lines).toContain("Can not be run yet: steps/6/support: half of the answers or fewer would count as a yes of the group");
});

test("a file with faults is refused with place and remedy", async () => {
  const directory = await mkdtemp(join(tmpdir(), "check-"));
  const file = join(directory, "ngt.json");
  await writeFile(
    file,
    changed("ngt", (_, step) => (step("vote1")["items"] = { from: ["merged"] })),
  );
  const { code, lines } = await checked(file);
  await rm(directory, { recursive: true });
  expect(code).toBe(2);
  expect(lines).toEqual([`${file}: steps/3/items/from/0: no step or input is called "merged"`, '  → write "merge"']);
});

test("of a folder it only says which files are in order; what is not there is refused", async () => {
  const { code, lines } = await checked(folder);
  expect(code).toBe(0);
  expect(lines).toHaveLength(21);
  expect((await checked(join(folder, "nothing.json"))).code).toBe(2);
  expect((await checked(join(folder, "circle.json"), { people: 0 })).code).toBe(2);
});
