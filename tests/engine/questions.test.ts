import { expect, test } from "vitest";
import { must, next, type Sitting } from "../support/world.ts";
import { begun, sends, those } from "./planned.ts";

const briefing = {
  kind: "brief",
  id: "talk",
  title: "Briefing",
  who: { roles: "voices" },
  timing: { live: 15, async: 24 },
  body: { from: ["briefing"] },
  ack: true,
  questions: { attribution: "anonymous", moderated: true, upvote: true },
};
const answers = {
  kind: "talk",
  id: "answers",
  title: "Answers",
  who: { roles: "voices" },
  attribution: "named",
  timing: { live: 25, async: 48 },
  floor: { by: "queue" },
  over: { from: ["talk"] },
  answers: "anyone",
  crossTalk: false,
  capture: false,
};
const begin = () => begun([briefing, answers], { briefing: "What is known of the river." });

async function ask(voices: readonly Sitting[]): Promise<void> {
  for (const [at, voice] of voices.entries()) await sends(voice, "idea", () => [`What of number ${at}?`]);
}

test("questions are asked in private while people read, moderated, supported, and answered in that order", async () => {
  const { world, table } = await begin();
  const { facilitator } = table;
  const [cedar, birch] = table.voices as readonly [Sitting, Sitting, ...Sitting[]];
  await ask(table.voices);
  expect(JSON.stringify(await facilitator.page())).not.toContain("What of number");
  expect(JSON.stringify(await cedar.page(true))).toContain("What of number 0?");
  await next(world, table);

  expect(await facilitator.round()).toMatchObject({ phase: "moderate" });
  expect(JSON.stringify(await birch.page())).not.toContain("What of number");
  const words = { items: ["What of number 5?"], words: ["It is for another day"] };
  await sends(facilitator, "organise", (field) => (field.name === "items" ? those(field, ...words.items) : words.words), { do: "decline" });
  await sends(
    facilitator,
    "organise",
    (field) => (field.name === "items" ? those(field, "What of number 0?", "What of number 1?") : [""]),
    {
      do: "merge",
    },
  );
  await next(world, table);

  const support = await cedar.round();
  expect(support).toMatchObject({ phase: "support" });
  expect(JSON.stringify(support.card)).toContain("It is for another day");
  expect(JSON.stringify(support.card)).not.toContain("What of number 5?");
  for (const voice of table.voices) await sends(voice, "vote", (field) => those(field, "What of number 3?"));
  await next(world, table);

  const talk = await cedar.round();
  expect(talk.kind).toBe("talk");
  const [result] = (await cedar.page()).results;
  const order = [...JSON.stringify(result?.card).matchAll(/What of number (\d)\?/g)].map(([, number]) => number);
  expect(order[0]).toBe("3");
  expect(order).toHaveLength(4);
  expect(JSON.stringify(result?.card)).toContain("It is for another day");
});

test("with fewer than five who ask, the box stays shut: dropped, the briefing is over and nothing is left to answer", async () => {
  const { world, table } = await begin();
  await ask(table.voices.slice(0, 4));
  await next(world, table);
  await next(world, table);
  expect(await table.facilitator.round()).toMatchObject({ stage: "held", heldFor: "tooFew" });
  await must(table.facilitator.do({ do: "decide", command: { type: "drop", path: null } }));
  await world.pass(1_000);
  expect((await table.facilitator.page()).status).toBe("ended");
  expect(JSON.stringify(await table.facilitator.page())).not.toContain("What of number");
});

test("a question that tells who asks it is handed back", async () => {
  const { table } = await begin();
  const [cedar] = table.voices as readonly [Sitting, ...Sitting[]];
  await expect(sends(cedar, "idea", () => ["Call me: +49 30 1234567"])).rejects.toThrow("refused");
});

test("where people agreed to be named, the form says so, one question is enough, and the name stands beside it", async () => {
  const named = { ...briefing, questions: { attribution: "named", moderated: false, upvote: false } };
  const { world, table } = await begun([named, answers], { briefing: "What is known of the river." });
  const [cedar, birch] = table.voices as readonly [Sitting, Sitting, ...Sitting[]];
  const assured = (await cedar.round()).card.blocks.flatMap((block) => (block.is === "form" ? block.assurance : []));
  expect(JSON.stringify(assured)).toMatch(/your name/i);
  await ask([cedar]);
  await next(world, table);
  expect(JSON.stringify((await birch.page()).results[0]?.card)).toMatch(/Cedar/);
});
