import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { roundSchema } from "../../src/model/vocabulary.ts";
import { loadProtocols } from "../../src/protocol/load.ts";
import { runnableFaults } from "../../src/protocol/runnable.ts";
import { kinds } from "../../src/rounds/index.ts";
import type { Json } from "./builders.ts";

const at = (path: string): string => new URL(`../../${path}`, import.meta.url).pathname;
const page = readFileSync(at("docs/protocols.md"), "utf8");
const examples = await loadProtocols(at("protocols/examples"));

test.each(examples)("the example $file is in order, and can be run", (each) => {
  if (!each.ok) return expect(each.faults).toEqual([]);
  expect(runnableFaults(each.protocol, each.protocol.modes[0] ?? "live", each.protocol.needs?.sides ?? 0, kinds)).toEqual([]);
});

const shipped = await loadProtocols(at("protocols"));

test.each(shipped)("$file runs in every mode it is offered in", (each) => {
  if (!each.ok) return expect(each.faults).toEqual([]);
  const { modes, needs } = each.protocol;
  expect(modes.flatMap((mode) => runnableFaults(each.protocol, mode, needs?.sides ?? 0, kinds))).toEqual([]);
});

test("the README names every method, and counts them", () => {
  const readme = readFileSync(at("README.md"), "utf8");
  const titles = shipped.flatMap((each) => (each.ok ? [each.protocol.title] : []));
  expect(titles.filter((title) => !readme.includes(title))).toEqual([]);
  expect(readme).toContain(`${titles.length} protocols lie in`);
});

test("the steps that the page builds up are those of the example, in its order", () => {
  const shown = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map((match) => JSON.parse(match[1] ?? "") as Json);
  const example = JSON.parse(readFileSync(at("protocols/examples/priorities.json"), "utf8")) as { steps: Json[] };
  expect(shown).toEqual(example.steps);
});

test("what the page says of the extending example stands in its file", () => {
  const example = JSON.parse(readFileSync(at("protocols/examples/ngt-short.json"), "utf8")) as Json;
  for (const key of ["id", "extends", "title"]) expect(page).toContain(`"${key}": "${String(example[key])}"`);
});

test.each(roundSchema.options.map((option) => [option.shape.kind.value, Object.keys(option.shape)] as const))(
  "every field of a %s is on the page",
  (kind, fields) => {
    const row = page.split("\n").find((line) => line.startsWith(`| \`${kind}\` |`)) ?? "";
    const common = page.split("\n").filter((line) => /^All have|^opens; five/.test(line));
    for (const field of fields) expect([row, ...common].join(" ")).toContain(`\`${field}\``);
  },
);

test("what the page quotes of refusals is what the check says", () => {
  const folder = at("src/protocol");
  const said = readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(`${folder}/${name}`, "utf8"))
    .join("\n");
  const table = page.slice(page.indexOf("| it says | do |")).split("\n\n")[0] ?? "";
  const quoted = table
    .split("\n")
    .slice(2)
    .flatMap((line) => [...(line.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ""));
  expect(quoted.length).toBeGreaterThan(10);
  expect(quoted.filter((each) => !said.includes(each))).toEqual([]);
});
