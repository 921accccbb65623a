import { expect, test } from "vitest";
import { replay } from "../../adapters/rehearsal/replay.ts";
import { aWorld } from "../support/world.ts";
import { scenario } from "./known.ts";

test("the order in which items were released tells nothing of the order in which they were written", async () => {
  const orders = new Set<string>();
  for (let seed = 1; seed <= 5; seed++) {
    const { table } = await replay(await aWorld({ seed }), scenario);
    const page = await table.voices[0]?.page();
    const released = page?.results.findLast((result) => JSON.stringify(result.card).includes("shared gauge page"));
    orders.add(JSON.stringify(released?.card.blocks.filter((block) => block.is === "list")));
  }
  expect(orders.size).toBe(5);
});
