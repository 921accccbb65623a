import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { aTable, aWorld, everybodyIn, type Sitting } from "../support/world.ts";

/** Values for the options that a command insists on. */
const OPTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  consent: { version: "1" },
  extend: { minutes: "3" },
  floor: { do: "raise" },
  idea: { key: "key-12345678", words: "A thought" },
  organise: { do: "merge" },
  announce: { words: "Coffee is on the left." },
  handover: { person: "somebody" },
  insert: { what: "rules" },
  listen: { person: "somebody", on: "yes" },
  notes: { words: "A note" },
  park: { words: "A question" },
  remove: { person: "somebody" },
  rename: { person: "somebody", name: "Elm" },
  role: { person: "somebody", role: "observer" },
  stage: { to: "2", words: "A reason" },
  tell: { person: "somebody", words: "A word" },
  unlink: { place: "a-place" },
  withdraw: { key: "key-12345678" },
};
const all = Object.entries(commands);

test.each(all)("%s is called so, and its example begins with its name", (name, command) => {
  expect(command.name).toBe(name);
  expect(command.example.split(" ").slice(0, 2)).toEqual(["/parley", name]);
});

test.each(all.filter(([, { who }]) => who === "team" || who === "lead"))(
  "%s is for those who lead: a participant is refused",
  async (name, command) => {
    const world = await aWorld();
    const table = await aTable(world, "ngt", {}, [{ names: ["Cedar", "Birch", "Fir", "Elm", "Oak", "Ash"] }]);
    await everybodyIn(table);
    const intent = command.run(command.options.parse(OPTIONS[name] ?? {}));
    // The door makes invitations and the like by itself; the engine asks who it is for.
    if (!intent) return;
    const cedar = table.voices[0] as Sitting;
    expect((await cedar.do(intent)).ok).toBe(false);
  },
);
