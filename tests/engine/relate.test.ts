import { expect, test } from "vitest";
import { relateFigures } from "../../src/rounds/relate/figures.ts";
import { must, next, type Sitting } from "../support/world.ts";
import { begun, sends } from "./planned.ts";

const STEPS = [
  {
    kind: "relate",
    id: "influence",
    title: "What helps what?",
    ask: "Would progress on the first help the second?",
    who: { roles: "voices" },
    attribution: "anonymous",
    timing: { live: 10, async: 24 },
    items: { from: ["ideas"] },
    relation: "helps",
    support: 0.67,
    batch: 4,
    engine: "ism",
    maxAsked: 50,
  },
  {
    kind: "report",
    id: "out",
    title: "The map",
    who: { roles: ["facilitator"] },
    attribution: "anonymous",
    artefact: "influenceMap",
    review: { by: "voices", mode: "silence", live: 5, async: 24 },
  },
];
const mapping = () => begun(STEPS, { ideas: "Measure together\nPublish daily\nTrust the numbers" });

/** Idea 1 helps 2, and 2 helps 3. */
const answers = (voice: Sitting): Promise<void> =>
  sends(voice, "vote", ({ name }) => [["pair.0-1", "pair.1-2", "pair.0-2"].includes(name) ? "yes" : "no"]);

test("batch after batch, people answer in private until the map is there; then it is in the results and in the artefact", async () => {
  const { world, table } = await mapping();
  const [cedar] = table.voices as readonly [Sitting, ...Sitting[]];
  let batches = 0;
  for (; (await table.facilitator.round()).kind === "relate"; batches++) {
    for (const voice of table.voices) await answers(voice);
    await next(world, table);
  }
  expect(batches).toBeGreaterThan(1);
  const state = await world.engine.state(table.session);
  const figures = relateFigures.parse(Object.values(state?.outputs ?? {}).at(-1)?.figures);
  expect(figures.levels).toHaveLength(3);
  expect(figures.asked.length + figures.implied).toBe(6);
  const result = JSON.stringify((await cedar.page()).results[0]);
  expect(result).toMatch(/Trust the numbers.*the roots.*Measure together/);
  await next(world, table);
  for (const voice of table.voices) await must(voice.do({ do: "seal", path: null, act: { objects: [] }, said: "collect.received" }));
  await world.pass(60_000);
  const page = await cedar.page();
  expect(page.status).toBe("ended");
  const map = await world.engine.artefact(cedar.caller, page.artefacts[0]?.path ?? ("" as never), "markdown");
  expect(map).toMatch(/## What helps what[\s\S]*Publish daily → /);
});

test("a batch that too few answer is held; dropping it leaves the map as far as it has come", async () => {
  const { world, table } = await mapping();
  for (const voice of table.voices) await answers(voice);
  await next(world, table);
  for (const voice of table.voices.slice(0, 3)) await answers(voice);
  await next(world, table);
  await next(world, table);
  expect(await table.facilitator.round()).toMatchObject({ kind: "relate", stage: "held", heldFor: "tooFew" });
  const drop = (await table.facilitator.page()).team?.controls.find((each) => each.is === "button" && each.command === "drop");
  expect(JSON.stringify(drop)).toContain("What its earlier parts gave stays");
  await must(table.facilitator.do({ do: "decide", command: { type: "drop", path: null } }));
  const state = await world.engine.state(table.session);
  const figures = relateFigures.parse(Object.values(state?.outputs ?? {}).at(-1)?.figures);
  expect(figures.asked).toHaveLength(4);
  expect(figures.unknown.length).toBeGreaterThan(0);
});

test("an answered form of another round is not taken, and an own answer comes back only on request", async () => {
  const { table } = await mapping();
  const [cedar] = table.voices as readonly [Sitting, ...Sitting[]];
  await answers(cedar);
  const chosen = async (mine: boolean): Promise<readonly string[]> =>
    (await cedar.page(mine)).now[0]?.card.blocks.flatMap((block) =>
      block.is === "form" ? block.fields.map((field) => (field.is === "choice" ? field.value : "")) : [],
    ) ?? [];
  expect(new Set(await chosen(false))).toEqual(new Set([""]));
  expect(new Set(await chosen(true))).toEqual(new Set(["yes", "no"]));
});
