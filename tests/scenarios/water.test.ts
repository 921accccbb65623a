import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { replay } from "../../adapters/rehearsal/replay.ts";
import { readScenario, type Scenario } from "../../adapters/rehearsal/scenario.ts";
import { aWorld } from "../support/world.ts";

const file = new URL("files/water-two-party.json", import.meta.url).pathname;
const expected = JSON.parse(readFileSync(file, "utf8")) as {
  expected: { ngt: unknown; pulse: Record<string, { medianPre: number; medianPost: number; published: unknown }> };
  canaries: { neverInAnyOutputOrLog: string[] };
};

/** What leaves the box of a pulse: not how many rose or fell. */
const published = Object.fromEntries(
  Object.entries(expected.expected.pulse).map(([name, { medianPre, medianPost, published: bands }]) => [
    name,
    { medianPre, medianPost, published: bands },
  ]),
);

async function water(change: (scenario: Scenario) => Scenario = (same) => same): ReturnType<typeof replay> {
  const read = await readScenario(file);
  if (!read.ok) throw new Error(read.wrong);
  return replay(await aWorld(), change(read.scenario));
}

test("the ranking and the pulse of the two-party water talks are exact, and what no protocol has is named", async () => {
  const { replayed } = await water();
  expect(replayed.scenario).toBe("water-two-party");
  expect(replayed.results).toEqual({ ngt: expected.expected.ngt, pulse: published });
  expect(replayed.skipped).toEqual(["grad-G1", "grad-G2"]);
});

test("a telephone number is refused before storage, and an expert in the delegates' round", async () => {
  const { refusals } = await water();
  expect(refusals).toEqual(["needs safety.phone", "needs refuse.notYours"]);
});

test("another file of the same shape gives its own result, whatever its ids are", async () => {
  const { replayed } = await water((scenario) => ({
    ...scenario,
    id: "another",
    script: scenario.script.map((entry) =>
      entry.action === "rank" && entry.actor === "p01" ? { ...entry, payload: { ballot: ["O10", "O09"] } } : entry,
    ),
  }));
  const rows = replayed.results["ngt"] as { item: string; points: number; voters: number }[];
  expect(rows.find((row) => row.item === "O10")).toEqual({ item: "O10", points: 7, voters: 2 });
  expect(rows.find((row) => row.item === "O03")).toEqual({ item: "O03", points: 9, voters: 3 });
});

test("words that were withdrawn are in no item", async () => {
  const { replayed, table } = await water();
  const seen = JSON.stringify([replayed, await table.voices[0]?.page(), await table.facilitator.page()]);
  expect(seen).not.toContain("CANARY-withdrawn-9150");
  expect(seen).not.toContain("+000 555 0142");
});

test("items labelled by side carry no author once they are released", async () => {
  const read = await readScenario(file);
  if (!read.ok) throw new Error(read.wrong);
  const world = await aWorld();
  const { table } = await replay(world, read.scenario);
  const state = await world.engine.state(table.session);
  const items = Object.values(state?.items ?? {});
  expect(items.filter((item) => item?.label.as === "side").length).toBe(15);
  for (const voice of table.voices) expect(JSON.stringify(items)).not.toContain(voice.person);
});
