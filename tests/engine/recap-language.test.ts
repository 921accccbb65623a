import { expect, test } from "vitest";
import { recap as fr } from "../../locales/fr/recap.ts";
import { aWorld, type Sitting } from "../support/world.ts";
import { clear, clearing } from "./finished.ts";

test("the recap is in the language the conversation was planned in, for whoever reads it", async () => {
  const world = await aWorld();
  const table = await clearing(world, { language: "fr" });
  await clear(table);
  await world.pass(10_000);
  const reader = (table.voices[0] as Sitting).caller;
  const { artefacts } = await (table.voices[0] as Sitting).page();
  const path = artefacts[0]?.path ?? ("" as never);
  expect(await world.engine.artefact(reader, path, "markdown")).toContain(fr["recap.heading.ranked"]);
  expect(await world.engine.artefact(reader, path, "html")).toContain('lang="fr"');
});
