import { expect, test } from "vitest";
import type { Run } from "../../src/model/session.ts";
import type { TalkOwn } from "../../src/rounds/talk/own.ts";
import { aTable, aWorld, everybodyIn, must, next, type Sitting, type Table, type World } from "../support/world.ts";

const NAMES = ["Cedar", "Birch", "Fir", "Elm", "Oak", "Ash", "Rowan", "Yew", "Hazel"];

const floor = (who: Sitting, act: object): Promise<unknown> =>
  must(who.do({ do: "decide", command: { type: "act", path: null, act } as never }));
const byName = ({ voices }: Table, name: string): Sitting => voices.find((voice) => voice.name === name) as Sitting;

async function sitting(world: World, table: Table): Promise<readonly string[]> {
  const [run] = Object.values((await world.engine.state(table.session))?.runs ?? {}) as Run[];
  const now = (run?.own as TalkOwn | undefined)?.floor;
  const name = (person: string) => table.voices.find((voice) => voice.person === person)?.name ?? "";
  return now?.by === "seats" ? now.sitting.map((each) => name(each.person)) : [];
}

test("a fishbowl: those who ask sit, they alone speak, and then those sit who listened", async () => {
  const world = await aWorld();
  const table = await aTable(world, "fishbowl", { speech: "typed" }, [{ names: NAMES }]);
  await everybodyIn(table);
  await next(world, table);
  for (const name of ["Cedar", "Birch", "Fir", "Elm"]) await floor(byName(table, name), { do: "take" });
  await floor(byName(table, "Cedar"), { do: "say", text: "The gauges froze in the spring." });
  const refused = await byName(table, "Oak").do({
    do: "decide",
    command: { type: "act", path: null, act: { do: "say", text: "And now?" } },
  });
  expect(refused).toMatchObject({ ok: false, reason: "talk.refuse.notSeated" });
  expect(JSON.stringify(await byName(table, "Oak").page())).toContain("The gauges froze in the spring.");

  // Whoever sat longest makes room after ten minutes, once all seats are wanted.
  for (const name of ["Oak", "Ash", "Rowan"]) await floor(byName(table, name), { do: "take" });
  expect(await sitting(world, table)).toEqual(["Cedar", "Birch", "Fir", "Elm", "Oak", "Ash"]);
  await world.pass(10 * 60_000);
  expect(await sitting(world, table)).toEqual(["Birch", "Fir", "Elm", "Oak", "Ash", "Rowan"]);

  await next(world, table);
  for (const voice of table.voices)
    await must(
      voice.do({
        do: "seal",
        path: null,
        act: { do: "write", key: `key-of-${voice.name}`, text: "What was new to me" },
        said: "collect.received",
      }),
    );
  await next(world, table);
  expect(await sitting(world, table)).toEqual(["Yew", "Hazel"]);
});

test("where two sides meet, one sits and the other listens, and then they change places", async () => {
  const world = await aWorld();
  const sides = [{ name: "Upper" }, { name: "Lower" }];
  const guests = [
    { role: "delegate" as const, side: 0, names: NAMES.slice(0, 4) },
    { role: "delegate" as const, side: 1, names: NAMES.slice(4) },
  ];
  const table = await aTable(world, "fishbowl", { sides, speech: "typed" }, guests);
  await everybodyIn(table);
  await next(world, table);
  expect(await sitting(world, table)).toEqual(NAMES.slice(0, 4));
  await next(world, table);
  for (const voice of table.voices)
    await must(
      voice.do({
        do: "seal",
        path: null,
        act: { do: "write", key: `key-of-${voice.name}`, text: "What was new to me" },
        said: "collect.received",
      }),
    );
  await next(world, table);
  expect(await sitting(world, table)).toEqual(NAMES.slice(4));
});
