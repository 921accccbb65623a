import { describe, expect, test } from "vitest";
import type { Path } from "../../src/model/ids.ts";
import type { Run } from "../../src/model/session.ts";
import { aTable, aWorld, everybodyIn, must, next, type Table, type World } from "../support/world.ts";

const TWELVE = Array.from({ length: 12 }, (_, index) => `Person ${index + 1}`);
const PAIRS = "two" as Path;

/** Twelve people, two by two. */
async function inPairs(world: World): Promise<Table> {
  const table = await aTable(world, "one-two-four-all", {}, [{ names: TWELVE }]);
  await everybodyIn(table);
  await next(world, table);
  // Nobody has written anything alone.
  await must(table.facilitator.do({ do: "decide", command: { type: "skip", path: "one" as Path } }));
  return table;
}

const runs = async (world: World, table: Table): Promise<readonly Run[]> =>
  Object.values((await world.engine.state(table.session))?.runs ?? {}) as Run[];

const buttons = async (table: Table): Promise<readonly string[]> =>
  ((await table.facilitator.page()).team?.controls ?? []).flatMap((each) =>
    each.is === "button" && each.args["path"] === PAIRS ? [each.words.words] : [],
  );

describe("groups that sit apart are led together", () => {
  test("Next is for all of them, and is undone for all of them", async () => {
    const world = await aWorld();
    const table = await inPairs(world);
    expect(await buttons(table)).toEqual(["Next, for all 6 groups", "+3 minutes, for all 6 groups"]);
    await must(table.facilitator.do({ do: "decide", command: { type: "next", path: PAIRS } }));
    expect((await runs(world, table)).every(({ lastCall }) => lastCall !== null)).toBe(true);
    expect(await buttons(table)).toContain("Undo Next, for all 6 groups");
    await must(table.facilitator.do({ do: "decide", command: { type: "undoNext", path: PAIRS } }));
    expect((await runs(world, table)).every(({ lastCall }) => lastCall === null)).toBe(true);
    await must(table.facilitator.do({ do: "decide", command: { type: "next", path: PAIRS } }));
    await world.pass(31_000);
    expect((await runs(world, table)).every(({ path }) => path.startsWith("four"))).toBe(true);
  });

  test("more time is for all of them that go on; one that is paused is left", async () => {
    const world = await aWorld();
    const table = await inPairs(world);
    const [first] = await runs(world, table);
    await must(table.facilitator.do({ do: "decide", command: { type: "pause", path: first?.path ?? PAIRS } }));
    const before = new Map((await runs(world, table)).map(({ path, dueAt }) => [path, dueAt]));
    await must(table.facilitator.do({ do: "decide", command: { type: "extend", path: PAIRS, byMs: 60_000 } }));
    for (const { path, dueAt } of await runs(world, table))
      expect(dueAt).toBe(path === first?.path ? (before.get(path) ?? null) : (before.get(path) ?? 0) + 60_000);
  });

  test("where none of them can go on, it is said why", async () => {
    const world = await aWorld();
    const table = await inPairs(world);
    await must(table.facilitator.do({ do: "decide", command: { type: "pause", path: null } }));
    const answer = await table.facilitator.do({ do: "decide", command: { type: "next", path: PAIRS } });
    expect(!answer.ok && answer.reason).toBe("refuse.paused");
  });
});
