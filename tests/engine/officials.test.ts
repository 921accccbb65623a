import { expect, test } from "vitest";
import type { Path } from "../../src/model/ids.ts";
import { must, next, type Sitting } from "../support/world.ts";
import { aMemo } from "./memo.ts";

const press = (voice: Sitting): Promise<unknown> =>
  must(voice.do({ do: "seal", path: null, act: { objects: [] }, said: "collect.received" }));

test("what each side has cleared stays in the room until the official has as well", async () => {
  const { world, table } = await aMemo();
  await next(world, table);
  const [hazel] = table.voices.slice(-1) as [Sitting];
  expect(JSON.stringify((await hazel.round()).card)).toContain("and every official");
  for (const voice of table.voices.slice(0, -1)) await press(voice);
  await world.pass(25 * 3_600_000);
  expect(await table.facilitator.round()).toMatchObject({ phase: "uncleared" });
  await must(table.facilitator.do({ do: "decide", command: { type: "act", path: "memo" as Path, act: { do: "again" } } }));
  await world.pass(31_000);
  for (const voice of table.voices) await press(voice);
  await world.pass(31_000);
  expect((await table.facilitator.page()).artefacts).toHaveLength(1);
});
