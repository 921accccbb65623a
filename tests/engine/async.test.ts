import { expect, test } from "vitest";
import { aTable, aWorld, everybodyIn, must, type Sitting } from "../support/world.ts";
import { rank, write } from "./finished.ts";

const HOUR = 3_600_000;

test("over days the clock brings a nominal group to its cleared list; Next is wanted only for the facilitator's own work", async () => {
  const world = await aWorld();
  const table = await aTable(world, "ngt", { mode: "async" }, [{ names: ["Cedar", "Birch", "Fir", "Elm", "Oak", "Ash"] }]);
  await everybodyIn(table);
  const start = world.clock.now();
  const byHand: string[] = [];
  for (let day = 0; day < 60 && (await table.facilitator.page()).status === "running"; day++) {
    const round = await table.facilitator.round();
    for (const voice of table.voices) await takePart(voice);
    if (round.timeIsUp || round.dueAt === null) {
      byHand.push(`${round.kind} ${round.phase}`);
      await must(table.facilitator.do({ do: "decide", command: { type: "next", path: null } }));
    }
    await world.pass(24 * HOUR);
  }
  const page = await (table.voices[0] as Sitting).page();
  expect(page.status).toBe("ended");
  expect(byHand).toEqual(["organise work", "report preview"]);
  expect(world.clock.now() - start).toBeGreaterThan(3 * 24 * HOUR);
  const recap = await world.engine.artefact((table.voices[0] as Sitting).caller, page.artefacts[0]?.path ?? ("" as never), "markdown");
  expect(recap).toContain("| 1 |");
});

test.each([
  ["live", "+3 minutes", "3"],
  ["async", "+1 day", "1440"],
] as const)("more time is minutes %s, and a day over days", async (mode, label, minutes) => {
  const world = await aWorld();
  const table = await aTable(world, "ngt", { mode }, [{ names: ["Cedar", "Birch", "Fir", "Elm", "Oak", "Ash"] }]);
  await everybodyIn(table);
  await world.pass(24 * HOUR);
  const controls = (await table.facilitator.page()).team?.controls ?? [];
  const extend = controls.find((each) => each.is === "button" && each.command === "extend");
  expect(extend).toMatchObject({ words: { words: label }, args: { minutes } });
});

async function takePart(voice: Sitting): Promise<void> {
  const round = (await voice.page()).now[0];
  if (round?.phase === "write") await write(voice, `The thought of ${voice.name.length} letters`);
  if (round?.kind === "judge") await rank(voice);
}
