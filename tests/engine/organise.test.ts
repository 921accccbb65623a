import { expect, test } from "vitest";
import { next, type Sitting } from "../support/world.ts";
import { begun, sends, those } from "./planned.ts";

const WHO = { roles: ["facilitator", "cofacilitator"] };
const dots = {
  kind: "judge",
  id: "importance",
  title: "Two dots",
  who: { roles: "voices" },
  attribution: "anonymous",
  timing: { live: 5, async: 24 },
  items: { from: ["ideas"] },
  scale: { s: "dots", n: 2, perItem: 1 },
  reason: "none",
  tally: ["voters"],
  breakdown: "none",
  pass: true,
};
const short = {
  kind: "organise",
  id: "short",
  title: "Two voters or more",
  who: WHO,
  op: "shortlist",
  items: { from: ["importance"] },
  by: "rule",
  rule: { minVoters: 2 },
};
const edit = {
  kind: "organise",
  id: "amend",
  title: "Amend",
  who: WHO,
  timing: { live: 5, async: 12 },
  op: "edit",
  items: { from: ["ideas", "amend"] },
  by: "facilitator",
  contest: { live: 2, async: 12, veto: "anyone" },
};
const talk = {
  kind: "talk",
  id: "talk",
  title: "Talk",
  who: { roles: "voices" },
  attribution: "named",
  timing: { live: 5, async: 12 },
  floor: { by: "queue" },
  crossTalk: false,
  capture: false,
};
const IDEAS = { ideas: "Measure together\nPublish daily\nTrust the numbers" };
test("a rule shortens the list by what was judged, and the round goes by without anybody's hand", async () => {
  const { world, table } = await begun([dots, short, talk], IDEAS);
  const [cedar] = table.voices as readonly [Sitting, ...Sitting[]];
  const form = (await cedar.round()).card.blocks.find((block) => block.is === "form");
  const field = form?.is === "form" ? form.fields[0] : undefined;
  if (field?.is !== "dots") throw new Error("no dots");
  const [measure = ""] = those(field, "Measure together");
  const [publish = ""] = those(field, "Publish daily");
  for (const [at, voice] of table.voices.entries()) {
    const given = at === 0 ? { [measure]: 1, [publish]: 1 } : { [measure]: 1 };
    expect(await voice.do({ do: "seal", path: null, act: { ballot: { dots: given } }, said: "judge.received" })).toMatchObject({
      ok: true,
    });
  }
  await next(world, table);
  expect((await cedar.round()).kind).toBe("talk");
  const results = (await cedar.page()).results;
  expect(results[0]?.title.words).toBe("Two voters or more");
  expect(JSON.stringify(results[0]?.card)).toContain("Measure together");
  expect(JSON.stringify(results[0]?.card)).not.toContain("Publish daily");
});

test("what was amended stands for the old words from the next pass on, and an amendment that somebody had undone does not", async () => {
  const steps = [{ kind: "repeat", id: "passes", until: { rule: "count" }, max: 3, steps: [edit] }, talk];
  const { world, table } = await begun(steps, { ideas: "Meet when needed" });
  const [cedar] = table.voices as readonly [Sitting, ...Sitting[]];
  const reword = (words: string) => sends(table.facilitator, "organise", () => [words], { do: "reword" });
  const seen = async (): Promise<string> => JSON.stringify((await cedar.round()).card);

  await reword("Meet every month");
  await next(world, table);
  expect(await seen()).toMatch(/Meet every month.*Meet when needed/);
  await next(world, table);

  expect(await seen()).toContain("Meet every month");
  expect(await seen()).not.toContain("Meet when needed");
  await reword("Never meet");
  await next(world, table);
  await sends(cedar, "object", (field) => those(field, "Never meet"));
  await next(world, table);

  expect(await seen()).toContain("Meet every month");
  expect(await seen()).not.toMatch(/Never meet|Meet when needed/);
});
