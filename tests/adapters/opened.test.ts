import { expect, test } from "vitest";
import { opened } from "../../adapters/chat/render/room.ts";
import { speechIn } from "../../adapters/chat/speech.ts";
import { begun } from "../engine/planned.ts";

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

test.each([
  ["words without a name", { ...writing, attribution: "anonymous" }, ALONE],
  ["words under names", { ...writing, attribution: "named", reveal: "onClose" }, "Your name stands beside what you write."],
  ["words that are seen at once", { ...writing, attribution: "named", reveal: "live" }, "Your name stands beside what you write."],
  ["a secret ballot", { ...consent, attribution: "anonymous" }, UNSEEN],
  ["objections by name", { ...consent, attribution: "named" }, "everybody sees who objects, and why."],
])("a channel is promised no more than is so of %s", async (_what, step, said) => {
  const { world, table } = await begun([step], step.kind === "judge" ? { proposals: "Read the gauges together" } : {});
  const page = await world.engine.roomPage(table.session, { locale: "en" });
  const [round] = page?.now ?? [];
  if (!page || !round) throw new Error("no round is open");
  const message = JSON.stringify(opened(page, round, speechIn("en", "slack")));
  expect(message).toContain(said);
  for (const promise of [ALONE, UNSEEN]) expect(message.includes(promise)).toBe(promise === said);
});
