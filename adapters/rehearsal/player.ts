import { commands } from "../../commands/index.ts";
import type { Block, Field, Spoken, SpokenForm } from "../../src/model/card.ts";
import type { Random } from "../../src/model/command.ts";
import type { RoundView } from "../../src/platform/page.ts";
import type { Intent } from "../../src/platform/port.ts";
import { ideas } from "./invented.ts";

/** What invented people choose by, and what they write. */
export interface Manner {
  readonly chance: Random;
  /** How many cards each writes where several may be written. */
  readonly cards: number;
}

/** Forms that a voice fills in, and buttons that a voice presses. What is for a turn is done in the turn. */
const FORMS = ["idea", "vote", "object", "release", "ask"];
const BUTTONS = ["gate", "floor"];

/** Everything a voice does with the card before them: fills its forms as any door would, and presses one of its buttons. */
export function actsOn({ card, path }: RoundView, manner: Manner): readonly Intent[] {
  const forms = card.blocks.filter((block) => block.is === "form").filter((form) => FORMS.includes(form.command));
  // A ballot may come in parts; of other forms the first is the one for what is new.
  const first = forms.filter((form, index) => forms.findIndex((other) => isSameForm(form, other)) === index);
  const filled = first.flatMap((form) => {
    const times = form.command === "idea" ? manner.cards : 1;
    return Array.from({ length: times }, (_, nth) => send(form.command, path, optionsOf(form, manner.chance, nth)));
  });
  const pressed = filled.length > 0 ? [] : buttonsOf(card.blocks, manner.chance).map((button) => send(button.command, path, button.args));
  return [...filled, ...pressed].filter((intent) => intent !== null);
}

const isSameForm = (one: SpokenForm, other: SpokenForm): boolean =>
  one.command === other.command && one.args["part"] === other.args["part"] && one.args["do"] === other.args["do"];

type Button = Extract<Block<Spoken>, { is: "button" }>;

/** One of those that answer the same question: yes or not yet, read or not read. */
function buttonsOf(blocks: readonly Block<Spoken>[], chance: Random): readonly Button[] {
  const offered = blocks
    .filter((block) => block.is === "button")
    .filter((button) => BUTTONS.includes(button.command) && (button.command !== "floor" || button.args["do"] === "acknowledge"));
  return offered.length === 0 ? [] : [offered[chance.int(offered.length)] as Button];
}

/** Asks for the floor, takes a seat, or speaks where everybody may; null: there is no room for it. */
export function speaksUp({ card, path }: RoundView, chance: Random): Intent | null {
  const form = card.blocks.filter((block) => block.is === "form").find(({ command }) => command === "say");
  if (form) return send("say", path, optionsOf(form, chance));
  const asks = card.blocks
    .filter((block) => block.is === "button")
    .find(({ command, args }) => command === "floor" && (args["do"] === "take" || (args["do"] === "raise" && args["as"] === undefined)));
  return asks ? send("floor", path, asks.args) : null;
}

/** The same way in as from a page or a chat: the command reads its options and says what it wants of the engine. */
export function send(command: string, path: string, options: Readonly<Record<string, unknown>>): Intent | null {
  const definition = commands[command];
  const read = definition?.options.safeParse({ path, ...options });
  return definition && read?.success ? definition.run(read.data) : null;
}

/** A form filled in by chance, but that nobody objects to anything; `nth`: of several that are sent one after the other. */
export function optionsOf(form: SpokenForm, chance: Random, nth = 0): Readonly<Record<string, unknown>> {
  const key = form.args["key"];
  return {
    ...form.args,
    ...(key === undefined ? {} : { key: `${key.slice(0, 30)}-${nth}` }),
    ...Object.assign({}, ...form.fields.map((field) => filledIn(field, form, chance))),
  };
}

function filledIn(field: Field<Spoken>, form: SpokenForm, chance: Random): Readonly<Record<string, unknown>> {
  if (field.is === "rating") return rated(field, chance);
  return { [field.name]: field.is === "many" ? ticked(field, form, chance) : valueOf(field, chance) };
}

/** Of a list that a team shortens some are kept, and one of what nobody else has seen is left out. */
function ticked({ options, max }: Extract<Field<Spoken>, { is: "many" }>, { command }: SpokenForm, chance: Random): readonly string[] {
  const most = Math.min(max, options.length);
  const count = { object: 0, review: 1, organise: Math.min(KEPT, most) }[command] ?? chance.int(most + 1);
  return drawn(
    options.map((option) => option.value),
    count,
    chance,
  );
}

const KEPT = 6;

/** Somewhere on the scale for each item, and a word wherever one may be asked for. */
function rated({ items, options }: Extract<Field<Spoken>, { is: "rating" }>, chance: Random): Readonly<Record<string, unknown>> {
  const reasons = items.filter(({ reason }) => reason !== null);
  return {
    choices: Object.fromEntries(items.map(({ value }) => [value, options[chance.int(options.length)]?.value ?? ""])),
    reasons: Object.fromEntries(reasons.map(({ value }) => [value, ideas[chance.int(ideas.length)] ?? ""])),
  };
}

function valueOf(field: Exclude<Field<Spoken>, { is: "rating" | "many" }>, chance: Random): unknown {
  switch (field.is) {
    case "words":
      // One line is one clause of a text.
      return drawn(ideas, field.name === "lines" ? CLAUSES : 1, chance)
        .join("\n")
        .slice(0, field.maxChars);
    case "choice":
      return field.options[chance.int(field.options.length)]?.value ?? "";
    case "ranking":
      return drawn(
        field.options.map((option) => option.value),
        field.places,
        chance,
      );
    case "dots": {
      const options = field.options.map((option) => option.value);
      return Object.fromEntries(drawn(options, Math.min(field.total, options.length), chance).map((option) => [option, 1]));
    }
  }
}

const CLAUSES = 3;

/** So many of them, none twice. */
function drawn(values: readonly string[], count: number, chance: Random): readonly string[] {
  const left = [...values];
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(chance.int(left.length), 1)[0] as string);
}
