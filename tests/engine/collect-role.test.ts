import { expect, test } from "vitest";
import { next, type Sitting } from "../support/world.ts";
import { aTalkOver, begun, sends } from "./planned.ts";

const needs = {
  kind: "collect",
  id: "needs",
  title: "Needs",
  who: { roles: "voices" },
  attribution: "role",
  timing: { live: 10, async: null },
  each: { min: 1, max: 1, chars: 200 },
  show: "own",
  withdrawUntil: "close",
};
const talk = aTalkOver("needs");

/** What everybody reads once so many of the six participants wrote. */
async function read(writers: number): Promise<string> {
  const { world, table } = await begun([needs, talk], {});
  expect(JSON.stringify(await table.voices[0]?.page())).toContain("with your role if 5 or more of every role write");
  for (const who of table.voices.slice(0, writers)) await sends(who, "idea", () => [`A gauge at bend ${table.voices.indexOf(who)}.`]);
  await next(world, table);
  return JSON.stringify(await (table.voices[5] as Sitting).page());
}

test("words labelled by role are read with the role of their authors, in the room and in the talk about them", async () => {
  expect(await read(5)).toMatch(/A gauge at bend 0\.⁩ \(participants\)/u);
});
