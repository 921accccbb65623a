import { expect, test } from "vitest";
import { opened } from "../../adapters/chat/render/room.ts";
import { speechIn } from "../../adapters/chat/speech.ts";
import { begun, sends } from "../engine/planned.ts";
import { next, type Sitting, type Table, type World } from "../support/world.ts";

const writing = {
  kind: "collect",
  id: "offers",
  title: "Offers",
  who: { roles: "voices" },
  timing: { live: 10, async: null },
  each: { min: 0, max: 2, chars: 200 },
  show: "own",
  withdrawUntil: "close",
};
const consent = {
  kind: "judge",
  id: "consent",
  title: "Consent",
  who: { roles: "voices" },
  reveal: "onClose",
  items: { from: ["proposals"] },
  scale: { s: "consent" },
  reason: "required",
  tally: ["objections"],
  breakdown: "none",
  pass: false,
};
const ALONE = "The channel never sees who wrote what.";
const UNSEEN = "Nobody in the channel sees how, or whether.";

/** The card of the round that goes on, as a channel is sent it. */
async function posted(world: World, table: Table): Promise<string> {
  const page = await world.engine.roomPage(table.session, { locale: "en" });
  const [round] = page?.now ?? [];
  if (!page || !round) throw new Error("no round is open");
  return JSON.stringify(opened(page, round, speechIn("en", "slack")));
}

test.each([
  ["words without a name", { ...writing, attribution: "anonymous" }, ALONE],
  ["words under names", { ...writing, attribution: "named", reveal: "onClose" }, "Your name stands beside what you write."],
  ["words that are seen at once", { ...writing, attribution: "named", reveal: "live" }, "Your name stands beside what you write."],
  ["a secret ballot", { ...consent, attribution: "anonymous" }, UNSEEN],
  ["objections by name", { ...consent, attribution: "named" }, "everybody sees who objects, and why."],
])("a channel is promised no more than is so of %s", async (_what, step, said) => {
  const { world, table } = await begun([step], step.kind === "judge" ? { proposals: "Read the gauges together" } : {});
  const message = await posted(world, table);
  expect(message).toContain(said);
  for (const promise of [ALONE, UNSEEN]) expect(message.includes(promise)).toBe(promise === said);
});

test.each([
  ["author", "Whoever wrote a card may take it out there."],
  ["anyone", "Anybody may have it undone there; nobody sees who."],
])("nor of who may undo a change: %s", async (veto, said) => {
  const named = { ...writing, attribution: "named", reveal: "live" };
  const edit = {
    kind: "organise",
    id: "edit",
    title: "Edit",
    who: { roles: ["facilitator"] },
    timing: { live: 5, async: 12 },
    op: "edit",
    items: { from: [veto === "author" ? "offers" : "given"] },
    by: "facilitator",
    contest: { live: 2, async: 12, veto },
  };
  const { world, table } = await begun(veto === "author" ? [named, edit] : [edit], veto === "author" ? {} : { given: "Meet" });
  if (veto === "author") {
    await sends(table.voices[0] as Sitting, "idea", () => ["Meet when needed"]);
    await next(world, table);
  }
  await sends(table.facilitator, "organise", () => ["Meet every month"], { do: "reword" });
  await next(world, table);
  expect(await posted(world, table)).toContain(said);
});
