import { optionsOf } from "../../adapters/web/receive/fields.ts";
import { commands } from "../../commands/index.ts";
import { newId } from "../../src/chance.ts";
import type { Field, Spoken } from "../../src/model/card.ts";
import { protocolSchema, type Protocol } from "../../src/model/vocabulary.ts";
import { planSession } from "../../src/protocol/plan.ts";
import { setupSchema } from "../../src/protocol/setup.ts";
import { kinds } from "../../src/rounds/index.ts";
import { aWorld, everybodyIn, must, next, seat, type Sitting, type Table, type World } from "../support/world.ts";

const PEOPLE = ["Cedar", "Birch", "Fir", "Elm", "Oak", "Ash"];

/** A live conversation of six of these steps alone, whose first step has begun. */
export async function begun(
  steps: readonly unknown[],
  inputs: Readonly<Record<string, string>>,
): Promise<{ readonly world: World; readonly table: Table }> {
  const world = await aWorld();
  const protocol: Protocol = protocolSchema.parse({
    id: "small",
    title: "A few steps",
    purpose: "To try them.",
    size: { min: 5, max: 20, best: "6" },
    modes: ["live"],
    inputs: Object.keys(inputs).map((id) => ({ id, as: "items", title: id, required: true })),
    steps,
  });
  const setup = setupSchema.parse({
    title: "The river",
    mode: "live",
    people: [{ role: "participant", side: null, count: PEOPLE.length }],
    inputs,
  });
  const planned = planSession({ protocol, setup, kinds, newId });
  if (!planned.ok) throw new Error(JSON.stringify(planned.faults));
  const table = await seat(world, planned, [{ names: PEOPLE }]);
  await everybodyIn(table);
  await next(world, table);
  return { world, table };
}

type Fill = (field: Field<Spoken>) => readonly string[];

/** Fills in a form of somebody's page as a browser does, and sends it through the command it names. */
export async function sends(who: Sitting, command: string, fill: Fill, args: Readonly<Record<string, string>> = {}): Promise<void> {
  const { card, path } = await who.round();
  const form = card.blocks.find(
    (block) =>
      block.is === "form" && block.command === command && Object.entries(args).every(([name, value]) => block.args[name] === value),
  );
  if (form?.is !== "form") throw new Error(`${who.name} sees no form of ${command}`);
  const fixed = Object.entries({ path, ...form.args }).map(([name, value]) => [name, [value]] as const);
  const fields = new Map<string, readonly string[]>([...fixed, ...form.fields.map((field) => [field.name, fill(field)] as const)]);
  const definition = commands[command];
  const intent = definition?.run(definition.options.parse(optionsOf(fields)));
  if (!intent) throw new Error(`${command} wants nothing`);
  await must(who.do(intent));
}

/** The options of a field whose words these are. */
export const those = (field: Field<Spoken>, ...words: readonly string[]): readonly string[] =>
  "options" in field ? field.options.filter((option) => words.includes(option.words.words)).map(({ value }) => value) : [];

/** A talk, one by one, over what a step left. */
export const aTalkOver = (step: string) => ({
  kind: "talk",
  id: "talk",
  title: "Talk",
  who: { roles: "voices" },
  attribution: "named",
  timing: { live: 10, async: null },
  floor: { by: "queue" },
  over: { from: [step] },
  crossTalk: false,
  capture: false,
});
