import { expect, test } from "vitest";
import { readProtocol } from "../../src/protocol/load.ts";
import { changed, type Json } from "../protocol/builders.ts";
import { must, next, type Sitting } from "../support/world.ts";
import { begun } from "./planned.ts";

const STEPS = [
  {
    kind: "judge",
    id: "text",
    title: "The whole text",
    who: { roles: "voices" },
    attribution: "anonymous",
    timing: { live: 10, async: 24 },
    items: { from: ["ideas"], whole: true },
    scale: { s: "fist" },
    reason: "none",
    tally: ["histogram"],
    breakdown: "none",
    pass: false,
  },
];

/** The one choice of the ballot. */
async function gives(who: Sitting, answer: string): Promise<void> {
  const { card, path } = await who.round();
  const form = card.blocks.find((block) => block.is === "form");
  const field = form?.is === "form" ? form.fields.find((each) => each.is === "rating") : undefined;
  const [item] = field?.is === "rating" ? field.items : [];
  const act = { ballot: { choices: { [item?.value ?? ""]: answer }, reasons: {} } };
  await must(who.do({ do: "seal", path, act, said: "judge.received" }));
}

test("several items that are judged as a whole are one on the ballot and in the result, under the title of the round", async () => {
  const { world, table } = await begun(STEPS, { ideas: "The first clause\nThe second clause" });
  const [voice] = table.voices;
  const form = (await voice?.round())?.card.blocks.find((block) => block.is === "form");
  const [field] = form?.is === "form" ? form.fields : [];
  expect(field?.is === "rating" ? field.items.map((item) => item.words.words) : null).toEqual(["The whole text"]);
  for (const each of table.voices) await gives(each, "4");
  await next(world, table);
  const [result] = (await table.facilitator.page()).results;
  expect(JSON.stringify(result)).toContain("The whole text");
  expect(JSON.stringify(result)).not.toContain("The first clause");
  await must(table.facilitator.do({ do: "decide", command: { type: "close" } }));
});

test("anything but a judgement of several items as one is refused when the file is read", () => {
  const read = readProtocol(changed("ngt", (_, step) => ((step("merge")["items"] as Json)["whole"] = true)));
  expect(read.ok ? [] : read.faults).toMatchObject([{ path: "steps/1", fix: 'remove "whole"' }]);
});
