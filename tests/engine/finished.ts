import type { ProgrammeId } from "../../src/model/ids.ts";
import type { SetupInput } from "../../src/protocol/setup.ts";
import { aTable, everybodyIn, must, next, type Sitting, type Table, type World } from "../support/world.ts";

const SIX = [{ names: ["Cedar", "Birch", "Fir", "Elm", "Oak", "Ash"] }];

/** A nominal group that has come to its clearance; its recap lies before the voices. */
export async function clearing(world: World, setup: Partial<SetupInput> = {}, programme: ProgrammeId | null = null): Promise<Table> {
  const table = await aTable(world, "ngt", setup, SIX, programme);
  await everybodyIn(table);
  await next(world, table);
  for (const [index, voice] of table.voices.entries()) await write(voice, `Thought number ${index + 1}`);
  for (let step = 0; step < 20; step++) {
    const round = await table.facilitator.round();
    if (round.phase === "clear") return table;
    if (round.kind === "judge") for (const voice of table.voices) await rank(voice);
    await next(world, table);
  }
  throw new Error("it never came to a clearance");
}

/** Everybody presses one of the two buttons; the first objects to these paragraphs. */
export async function clear(table: Table, objects: readonly string[] = []): Promise<void> {
  for (const [index, voice] of table.voices.entries()) {
    const act = { objects: index === 0 ? objects : [] };
    await must(voice.do({ do: "seal", path: null, act, said: "collect.received" }));
  }
}

export const write = (who: Sitting, text: string): Promise<unknown> =>
  must(who.do({ do: "seal", path: null, act: { do: "write", key: `key-of-${who.name}`, text }, said: "collect.received" }));

export async function rank(voice: Sitting): Promise<void> {
  const form = (await voice.round()).card.blocks.find((block) => block.is === "form");
  const field = form?.is === "form" ? form.fields[0] : undefined;
  if (field?.is !== "ranking") throw new Error("no ballot");
  const ranking = field.options.slice(0, 5).map((option) => option.value);
  await must(voice.do({ do: "seal", path: null, act: { ballot: { ranking } }, said: "judge.received" }));
}
