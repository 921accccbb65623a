import { newId } from "../../src/chance.ts";
import { protocolSchema } from "../../src/model/vocabulary.ts";
import { planSession } from "../../src/protocol/plan.ts";
import { setupSchema } from "../../src/protocol/setup.ts";
import { kinds } from "../../src/rounds/index.ts";
import { aWorld, everybodyIn, must, next, seat, type Table, type World } from "../support/world.ts";

/**
 * Two delegates of each side and an official, of whose talk nothing is left to do but to write a memo for the official process:
 * its preview is open. `captured`: points that were noted. Voices in this order: two of the upper side, two of the lower, the official.
 */
export async function aMemo(captured: readonly string[] = []): Promise<{ readonly world: World; readonly table: Table }> {
  const world = await aWorld();
  const protocol = protocolSchema.parse({
    id: "memo",
    title: "A memo",
    purpose: "To try it.",
    size: { min: 5, max: 20, best: "5" },
    modes: ["live"],
    needs: { sides: 2 },
    inputs: [{ id: "points", as: "items", title: "What is in it", required: true }],
    steps: [
      {
        kind: "talk",
        id: "talk",
        title: "Talk",
        who: { roles: "voices" },
        attribution: "named",
        timing: { live: 10, async: null },
        floor: { by: "queue" },
        crossTalk: false,
        capture: true,
      },
      {
        kind: "report",
        id: "memo",
        title: "Memo",
        who: { roles: ["facilitator"] },
        attribution: "anonymous",
        artefact: "transferMemo",
        review: { by: "voices", mode: "perPartyClearance", live: 10, async: 48 },
      },
    ],
  });
  const setup = setupSchema.parse({
    title: "The river",
    mode: "live",
    sides: [{ name: "Upper" }, { name: "Lower" }],
    people: [
      { role: "delegate", side: 0, count: 2 },
      { role: "delegate", side: 1, count: 2 },
      { role: "official", side: null, count: 1 },
    ],
    inputs: { points: "A shared gauge" },
  });
  const planned = planSession({ protocol, setup, kinds, newId });
  if (!planned.ok) throw new Error(JSON.stringify(planned.faults));
  const table = await seat(world, planned, [
    { role: "delegate", names: ["Cedar", "Birch"], side: 0 },
    { role: "delegate", names: ["Fir", "Elm"], side: 1 },
    { role: "official", names: ["Hazel"] },
  ]);
  await everybodyIn(table);
  await next(world, table);
  for (const text of captured)
    await must(table.facilitator.do({ do: "decide", command: { type: "act", path: null, act: { do: "capture", text } } }));
  await next(world, table);
  return { world, table };
}
