import { expect, test } from "vitest";
import { replay } from "../../adapters/rehearsal/replay.ts";
import { readScenario, type Scenario } from "../../adapters/rehearsal/scenario.ts";
import type { Path } from "../../src/model/ids.ts";
import { relateFigures, type RelateFigures } from "../../src/rounds/relate/figures.ts";
import { aWorld } from "../support/world.ts";
import { computed, pathOf } from "./expected.ts";

const file = pathOf("sdd-influence-12");
const { asked: expectedAsked, ...expected } = computed(file) as { asked: Record<string, number> } & Record<string, unknown>;

async function design(change: (scenario: Scenario) => Scenario = (same) => same, seed = 1) {
  const scenario = await readScenario(file);
  if (!scenario.ok) throw new Error(scenario.wrong);
  const { replayed } = await replay(await aWorld({ seed }), change(scenario.scenario));
  return replayed;
}

test("the influence map of twelve ideas is as the file expects it, under its own ids", async () => {
  const { results, skipped, notYet } = await design();
  expect(results).toMatchObject(expected);
  expect({ skipped, notYet }).toEqual({ skipped: [], notYet: [] });
});

test.each([1, 2, 3])("far fewer pairs are asked than there are, in whatever order the ideas come (seed %i)", async (seed) => {
  const { results } = await design(undefined, seed);
  const { inBatches, ...reference } = results["asked"] as Record<string, number>;
  expect(reference).toEqual(expectedAsked);
  expect(inBatches).toBeLessThanOrEqual(expectedAsked["mustNotExceed"] ?? 0);
});

type Noisy = { readonly noisyVariant: { readonly override: Readonly<Record<string, number>> }; readonly pairYesCounts: object };

async function noisy(
  seed: number,
): Promise<{ results: Readonly<Record<string, unknown>>; figures: RelateFigures; nameOf: (id: string) => string }> {
  const scenario = await readScenario(file);
  if (!scenario.ok) throw new Error(scenario.wrong);
  const { noisyVariant, pairYesCounts } = scenario.scenario as unknown as Noisy;
  const world = await aWorld({ seed });
  const names = new Map<string, string>();
  const changed = { ...scenario.scenario, pairYesCounts: { ...pairYesCounts, ...noisyVariant.override } };
  const { replayed, table } = await replay(world, changed, async (_act, { items }) =>
    items.forEach((item, id) => void names.set(item, id)),
  );
  const state = await world.engine.state(table.session);
  const figures = relateFigures.parse(state?.outputs["influence" as Path]?.figures);
  return { results: replayed.results, figures, nameOf: (id) => names.get(id) ?? id };
}

test.each([1, 2, 5])("“the engine must keep the earlier answer … it must never flip an answer silently” (seed %i)", async (seed) => {
  const { results, figures, nameOf } = await noisy(seed);
  const overridden = figures.asked.filter(({ from, to }) => `${nameOf(from)}>${nameOf(to)}` === "i10>i04");
  // Every answer stands as the group gave it.
  for (const { yes, voting, decision } of figures.asked) expect(decision).toBe(yes / voting >= 0.67 ? "yes" : "no");
  const contested = (results["contested"] as readonly { readonly pair: string; readonly chain: readonly string[] }[]).map(
    ({ pair }) => pair,
  );
  const influences = results["influences"] as readonly string[];
  if (overridden.length === 0) expect(influences).toContain("i10>i04");
  else expect(influences.includes("i10>i04")).toBe(contested.includes("i10>i04"));
  // A no that a chain speaks against was put to the group again.
  if (contested.includes("i10>i04")) expect(overridden).toHaveLength(2);
});
