import { expect, test } from "vitest";
import { aTable, aWorld, everybodyIn, must, next } from "./support/world.ts";

test("ngt", async () => {
  const world = await aWorld();
  const table = await aTable(world, "ngt", {}, [{ names: ["Cedar", "Birch", "Fir", "Elm", "Oak", "Ash"] }]);
  await everybodyIn(table);
  console.log((await table.facilitator.page()).now[0]?.title, (await table.facilitator.page()).rounds.map((r) => `${r.title.words} ${r.is}`));
  await next(world, table);
  console.log((await table.facilitator.page()).now[0]?.title.words);
  for (const [i, v] of table.voices.entries()) await must(v.do({ do: "seal", path: null, act: { do: "write", key: `key-${i}-00000`, text: `Idea of number ${i}` }, said: "collect.received" }));
  await next(world, table);
  console.log((await table.facilitator.page()).now[0]?.title.words, world.logged);
  console.log(JSON.stringify((await table.facilitator.page()).now[0]?.card).slice(0, 1500));
  for (let i = 0; i < 12 && (await table.facilitator.page()).status === "running"; i++) {
    const page = await table.facilitator.page();
    const now = page.now[0];
    console.log(i, now?.title.words, now?.phase, now?.stage);
    if (now?.kind === "judge") {
      const form = (await table.voices[0]!.round()).card.blocks.find((b) => b.is === "form");
      const field = form?.is === "form" ? form.fields[0] : null;
      if (field?.is !== "ranking") throw new Error("no ballot");
      for (const v of table.voices) await must(v.do({ do: "seal", path: null, act: { ballot: { ranking: field.options.slice(0, 3).map((o) => o.value) } }, said: "judge.received" }));
    }
    if (now?.phase === "clear") { for (const v of table.voices) await must(v.do({ do: "seal", path: null, act: { objects: [] }, said: "collect.received" })); await world.pass(1000); continue; }
    await next(world, table);
  }
  const page = await table.voices[0]!.page();
  console.log(page.status, page.artefacts);
  const md = await world.engine.artefact(table.voices[0]!.caller, page.artefacts[0]!.path, "markdown");
  console.log(md);
  expect(page.status).toBe("ended");
});
