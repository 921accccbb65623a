import { describe, expect, test } from "vitest";
import type { Block, Field, Spoken } from "../../src/model/card.ts";
import type { BoxId } from "../../src/model/ids.ts";
import type { Judge, Protocol, Step } from "../../src/model/vocabulary.ts";
import { planSession } from "../../src/protocol/plan.ts";
import { setupSchema } from "../../src/protocol/setup.ts";
import { kinds } from "../../src/rounds/index.ts";
import { aWorld, everybodyIn, must, next, seat, type Sitting, type Table, type World } from "../support/world.ts";

const timing = { live: 5, async: 24 };
const rate: Judge = {
  kind: "judge",
  id: "rate",
  title: "Rate",
  who: { roles: "voices" },
  attribution: "anonymous",
  minSet: 5,
  timing,
  items: { from: ["list"] },
  scale: { s: "rate", min: 1, max: 9 },
  reason: "optional",
  feedback: { own: true, group: "median+iqr", reasons: true },
  tally: ["median", "iqr"],
  breakdown: "none",
  pass: true,
};

const aProtocol = (steps: readonly Step[]): Protocol => ({
  id: "judging",
  title: "Judging",
  purpose: "To judge.",
  size: { min: 5, max: 20, best: "6" },
  modes: ["live", "async"],
  inputs: [{ id: "list", as: "items", title: "What is judged", required: true }],
  steps: [...steps],
});

/** Six people who judge two items; sides are not needed. */
async function judging(world: World, steps: readonly Step[]): Promise<Table> {
  const setup = setupSchema.parse({
    title: "The river",
    question: "What would help?",
    mode: "live",
    pace: world.pace,
    people: [{ role: "participant", side: null, count: 6 }],
    inputs: { list: ["A shared gauge", "A joint patrol"] },
  });
  const planned = planSession({ protocol: aProtocol(steps), setup, kinds, newId: world.parts.newId });
  if (!planned.ok) throw new Error(JSON.stringify(planned.faults));
  const table = await seat(world, planned, [{ names: ["Cedar", "Birch", "Fir", "Elm", "Oak", "Ash"] }]);
  await everybodyIn(table);
  await next(world, table);
  return table;
}

const passes = (...steps: readonly Step[]): Step => ({ kind: "repeat", id: "passes", until: { rule: "count" }, max: 2, steps: [...steps] });
type Rating = Extract<Field<Spoken>, { is: "rating" }>;

function fieldOf(blocks: readonly Block<Spoken>[]): Rating {
  const form = blocks.find((block) => block.is === "form");
  const field = form?.is === "form" ? form.fields[0] : undefined;
  if (field?.is !== "rating") throw new Error("no ballot");
  return field;
}

async function answer(voice: Sitting, values: readonly number[], why?: string): Promise<void> {
  const round = await voice.round();
  const { items } = fieldOf(round.card.blocks);
  const choices = Object.fromEntries(items.map(({ value }, index) => [value, String(values[index] ?? "")]));
  const reasons = why === undefined ? {} : { [items[0]?.value ?? ""]: why };
  await must(voice.do({ do: "seal", path: round.path, act: { ballot: { choices, reasons } }, said: "judge.received" }));
}

const cedarOf = (table: Table): Sitting => table.voices[0] as Sitting;
const others = (table: Table): readonly Sitting[] => table.voices.slice(1);
const chosen = async (who: Sitting, asks: boolean): Promise<string | undefined> =>
  fieldOf((await who.page(asks)).now[0]?.card.blocks ?? []).items[0]?.chosen;
const textOf = async (who: Sitting, asks = false): Promise<string> => JSON.stringify(await who.page(asks));

describe("a second pass", () => {
  test("shows where the group stood and the reasons to everybody, and one's own answer to whoever asks for theirs", async () => {
    const world = await aWorld();
    const table = await judging(world, [passes(rate)]);
    await answer(cedarOf(table), [2, 3], "The gauge would be in the wrong place.");
    for (const voice of others(table)) await answer(voice, [8, 7]);
    await next(world, table);
    const seen = await textOf(cedarOf(table));
    expect(seen).toContain("In the pass before: median 8, the middle half from 8 to 8.");
    expect(seen).toContain("The gauge would be in the wrong place.");
    expect(seen).not.toContain("Your own answer in the pass before");
    expect(await chosen(cedarOf(table), false)).toBe("");
    expect(await chosen(cedarOf(table), true)).toBe("2");
    expect(await chosen(table.voices[1] as Sitting, true)).toBe("8");
    expect(await textOf(cedarOf(table), true)).toContain("Your own answer in the pass before: 2.");
  });

  test("says before the first letter that the link lives until the last pass, and ends it then", async () => {
    const world = await aWorld();
    const table = await judging(world, [passes(rate)]);
    const keys = (await world.keys.list()).length;
    expect(await textOf(cedarOf(table))).toContain("You will see your own answer again in the next pass");
    for (const voice of table.voices) await answer(voice, [8, 7]);
    await next(world, table);
    const boxes = Object.keys((await world.engine.state(table.session))?.boxes ?? {}) as BoxId[];
    expect(boxes).toHaveLength(2);
    for (const voice of table.voices) await answer(voice, [8, 7]);
    await next(world, table);
    await world.pass(60_000);
    expect((await world.engine.state(table.session))?.boxes).toEqual({});
    for (const box of boxes) expect(await world.store.entries(box)).toEqual([]);
    expect((await world.keys.list()).length).toBeLessThan(keys);
  });

  test("does not show an earlier answer to a device that was let in after it was given", async () => {
    const world = await aWorld();
    const table = await judging(world, [passes(rate, { ...gate, id: "pause" })]);
    for (const voice of table.voices) await answer(voice, [2, 7]);
    await next(world, table);
    expect(await world.engine.reissue(table.facilitator.caller, cedarOf(table).person)).toMatchObject({ ok: true });
    await next(world, table);
    expect(await chosen(cedarOf(table), true)).toBe("");
    expect(await chosen(table.voices[1] as Sitting, true)).toBe("2");
  });

  test("seals two judgements of one repeat with two keys, so that nobody can be matched between them", async () => {
    const world = await aWorld();
    const table = await judging(world, [passes(rate, { ...rate, id: "worth" })]);
    for (const voice of table.voices) await answer(voice, [2, 7]);
    await next(world, table);
    const boxes = Object.values((await world.engine.state(table.session))?.boxes ?? {});
    expect(new Set(boxes.map((box) => box?.key)).size).toBe(2);
    expect(await chosen(cedarOf(table), true)).toBe("");
  });
});

const gate: Step = {
  kind: "talk",
  id: "pause",
  title: "Talk",
  who: { roles: "voices" },
  attribution: "named",
  timing,
  floor: { by: "queue" },
  crossTalk: false,
  capture: false,
};

test("a reason that would tell who wrote it is handed back before anything is stored", async () => {
  const world = await aWorld();
  const table = await judging(world, [{ ...rate, feedback: undefined }]);
  const round = await cedarOf(table).round();
  const item = fieldOf(round.card.blocks).items[0]?.value ?? "";
  const send = (reason: string) =>
    cedarOf(table).do({
      do: "seal",
      path: round.path,
      act: { ballot: { choices: { [item]: "2" }, reasons: { [item]: reason } } },
      said: "judge.received",
    });
  expect(await send("Call me at +000 555 0142.")).toMatchObject({ ok: false, reason: "safety.phone" });
  expect(await send("x".repeat(281))).toMatchObject({ ok: false, reason: "safety.tooLong" });
  expect(await send("The gauge would be in the wrong place.")).toMatchObject({ ok: true });
});

test("fewer than five ballots open nothing, and the reasons in them are never shown", async () => {
  const world = await aWorld();
  const table = await judging(world, [{ ...rate, feedback: undefined }]);
  for (const voice of table.voices.slice(0, 4)) await answer(voice, [2, 7], "Words that must stay unread");
  for (const voice of table.voices.slice(4))
    await must(voice.do({ do: "seal", path: null, act: { ballot: { pass: true } }, said: "judge.received" }));
  await next(world, table);
  await next(world, table);
  expect(await table.facilitator.round()).toMatchObject({ stage: "held", heldFor: "tooFew" });
  await must(table.facilitator.do({ do: "decide", command: { type: "drop", path: null } }));
  await world.pass(1_000);
  for (const who of [table.facilitator, ...table.voices]) expect(await textOf(who)).not.toContain("must stay unread");
});

test("a recap shows a judgement with its numbers and its reasons, and never who objected", async () => {
  const world = await aWorld();
  const consent: Judge = {
    ...rate,
    id: "consent",
    scale: { s: "consent" },
    attribution: "named",
    reason: "required",
    tally: ["objections"],
    pass: false,
  };
  const report: Step = {
    kind: "report",
    id: "recap",
    title: "Recap",
    who: { roles: ["facilitator"] },
    attribution: "anonymous",
    artefact: "recap",
    review: { by: "voices", mode: "silence", live: 5, async: 24 },
  };
  const table = await judging(world, [{ ...consent, feedback: undefined }, report]);
  const item = fieldOf((await cedarOf(table).round()).card.blocks).items.map(({ value }) => value);
  for (const [index, voice] of table.voices.entries()) {
    const choices = Object.fromEntries(item.map((each) => [each, index === 0 ? "objection" : "consent"]));
    const reasons = index === 0 ? Object.fromEntries(item.map((each) => [each, "It leaves the mill dry."])) : {};
    await must(voice.do({ do: "seal", path: null, act: { ballot: { choices, reasons } }, said: "judge.received" }));
  }
  await next(world, table);
  expect(await textOf(table.voices[1] as Sitting)).toMatch(/It leaves the mill dry\.[^"]*Cedar|Cedar[^"]*It leaves the mill dry\./);
  for (let step = 0; step < 6 && (await table.facilitator.page()).status === "running"; step++) {
    const round = await table.facilitator.round();
    if (round.phase === "clear")
      for (const voice of table.voices) await must(voice.do({ do: "seal", path: null, act: { objects: [] }, said: "collect.received" }));
    else await table.facilitator.do({ do: "decide", command: { type: "next", path: null } });
    await world.pass(60_000);
  }
  const path = (await cedarOf(table).page()).artefacts[0]?.path;
  if (!path) throw new Error("nothing was released");
  const recap = (await world.engine.artefact(cedarOf(table).caller, path, "markdown")) ?? "";
  expect(recap).toContain("A joint patrol | not yet | 1 |");
  expect(recap).toContain("It leaves the mill dry.");
  expect(recap).not.toContain("Cedar");
});
