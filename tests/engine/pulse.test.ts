import { expect, test } from "vitest";
import type { Step } from "../../src/model/vocabulary.ts";
import { pulseFigures } from "../../src/rounds/pulse/figures.ts";
import { aWorld, everybodyIn, must, next, seat, type Sitting, type Table, type World } from "../support/world.ts";

const NAMES = ["Cedar", "Birch", "Fir", "Elm", "Oak", "Ash", "Rowan", "Yew", "Hazel"];

/** The two pulses of a workshop with its last step between them. */
async function aWorkshop(world: World): Promise<Table> {
  const planned = world.library.plan(
    "circle",
    {
      title: "The river",
      question: "What would help?",
      mode: "live",
      people: [{ role: "participant", side: null, count: NAMES.length }],
      pace: world.pace,
    },
    "en",
  );
  if (!planned.ok) throw new Error(planned.faults.join("\n"));
  const talk = planned.prepared.plan.steps.find((step) => step.kind === "talk") as Step;
  const title = planned.prepared.plan.title;
  const pulse = (id: string, wave: "pre" | "post"): Step => ({
    kind: "pulse",
    id,
    title,
    who: { roles: "voices" },
    instrument: "working-trust-8",
    wave,
    link: "pairedInMemory",
    minN: 8,
    timing: { live: 3, async: 24 },
  });
  const terms = planned.prepared.plan.steps.filter((step) => step.kind === "gate").slice(0, 1);
  const steps = [...terms, pulse("before", "pre"), { ...talk, id: "between" }, pulse("after", "post")];
  return seat(world, { ...planned.prepared, plan: { ...planned.prepared.plan, steps } }, [{ names: NAMES }]);
}

const answer = (who: Sitting, answers: object): Promise<unknown> =>
  must(who.do({ do: "seal", path: null, act: { answers }, said: "judge.received" }));

async function playedUntilTheLast(world: World): Promise<Table> {
  const table = await aWorkshop(world);
  await everybodyIn(table);
  if ((await table.facilitator.round()).kind === "gate") await next(world, table);
  // Whoever answered low rose, and the one who answered high fell: only the pairing of each with themselves tells.
  for (const [index, voice] of table.voices.entries()) await answer(voice, { wt1: index === 0 ? 7 : 2, sf1: 5 });
  await next(world, table);
  await next(world, table);
  for (const [index, voice] of table.voices.entries()) await answer(voice, { wt1: index === 0 ? 1 : 4, sf1: 5 });
  return table;
}

test("a pulse at the end is paired with the one at the beginning, person by person, and only words are left of it", async () => {
  const world = await aWorld();
  const table = await playedUntilTheLast(world);
  await next(world, table);
  const state = await world.engine.state(table.session);
  const figures = pulseFigures.parse(state?.outputs["after" as never]?.figures);
  if (figures.pulse !== "working-trust-8") throw new Error("another instrument");
  expect(figures.statements[0]).toEqual({ statement: "wt1", median: 4, before: 2, change: { rose: "most", fell: "few" } });
  expect(JSON.stringify(await table.facilitator.page())).not.toContain("At least one answer");
});

test("key and boxes live until the session ends, and no longer", async () => {
  const world = await aWorld();
  const table = await playedUntilTheLast(world);
  const during = Object.entries((await world.engine.state(table.session))?.boxes ?? {});
  const keys = [...new Set(during.map(([, box]) => box?.key))];
  expect(during).toHaveLength(2);
  expect(keys).toHaveLength(1);
  expect(await world.keys.get(keys[0] as never)).not.toBeNull();
  await next(world, table);
  await world.pass(5_000);
  expect((await table.facilitator.page()).status).toBe("ended");
  expect(await world.keys.get(keys[0] as never)).toBeNull();
  for (const [box] of during) expect(await world.store.box(box as never)).toBeNull();
  expect((await world.engine.state(table.session))?.boxes).toEqual({});
});
