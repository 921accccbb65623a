import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { must, next, type Sitting } from "../support/world.ts";
import { aMemo } from "./memo.ts";

/** Presses the button of somebody's page that reads so. */
async function presses(who: Sitting, words: RegExp): Promise<void> {
  const { card } = await who.round();
  const button = card.blocks.find((block) => block.is === "button" && words.test(block.words.words));
  if (button?.is !== "button") throw new Error(`${who.name} sees no such button`);
  const named = commands[button.command];
  const intent = named?.run(named.options.parse(button.args));
  if (!intent) throw new Error("it wants nothing");
  await must(who.do(intent));
}

test("before a memo goes on, whoever leads notes who will carry it; no page of the others and no artefact says so", async () => {
  const { world, table } = await aMemo();
  const seen = async (who: Sitting): Promise<string> => JSON.stringify(await who.page());
  expect(await seen(table.facilitator)).toContain("who will carry this to the official process");
  await presses(table.facilitator, /Upper.*yes, somebody will/u);
  await presses(table.facilitator, /Lower.*not yet/u);
  expect(await seen(table.facilitator)).toContain("One side at least has nobody yet");
  for (const voice of table.voices) expect(await seen(voice)).not.toMatch(/carry/);
  await next(world, table);
  expect(await seen(table.facilitator)).toContain("One side at least has nobody yet");
  for (const voice of table.voices) {
    expect(await seen(voice)).not.toMatch(/carry/);
    await must(voice.do({ do: "seal", path: null, act: { objects: [] }, said: "collect.received" }));
  }
  await world.pass(31_000);
  const [released] = (await table.facilitator.page()).artefacts;
  expect(released).toBeDefined();
  expect(JSON.stringify((await world.engine.state(table.session))?.outputs)).not.toContain("carrier");
  expect(await seen(table.voices[0] as Sitting)).not.toMatch(/carry/);
});
