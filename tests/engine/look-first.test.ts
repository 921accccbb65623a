import { expect, test } from "vitest";
import { next, type Sitting } from "../support/world.ts";
import { aMemo } from "./memo.ts";

test("points that hold a quotation, a lone role or a judging verb are pointed out to whoever leads, before anybody else reads them", async () => {
  const { world, table } = await aMemo(["“Never”, the official insists.", "The gauges are read together."]);
  const seen = async (who: Sitting): Promise<string> => JSON.stringify((await who.round()).card);
  const preview = await seen(table.facilitator);
  for (const reason of ["Quotation marks: ", "A role that few here have: ", "A verb that judges: "])
    expect(preview).toMatch(new RegExp(`${reason}.?“Never”, the official insists`, "u"));
  expect(preview).not.toMatch(/: .?The gauges are read together/u);
  expect(await seen(table.voices[0] as Sitting)).not.toContain("Quotation marks");
  await next(world, table);
  for (const who of [table.facilitator, ...table.voices]) expect(await seen(who)).not.toContain("Quotation marks");
  // The state keeps parts and reasons, and no words.
  expect(JSON.stringify(await world.engine.state(table.session))).not.toContain("insists");
});
