import type { Block, Card, Field, Form, Spoken, SpokenCard, SpokenForm, Value, Words } from "../model/card.ts";
import type { Instant, ItemId, Ms, PersonId, SideId, TextId } from "../model/ids.ts";
import { isolated, printable } from "./isolate.ts";

/** Where words come from, for one reader: their language, their time zone, and what they may see. */
export interface Resolvers {
  readonly text: (id: TextId) => string;
  readonly item: (id: ItemId) => string;
  readonly person: (id: PersonId) => string;
  readonly side: (id: SideId) => string;
  /** A message of the catalogue (`say` of messages.ts, bound to the reader's language). */
  readonly message: (key: string, args?: Readonly<Record<string, string | number>>) => string;
  readonly time: (at: Instant) => string;
  readonly duration: (lasting: Ms) => string;
}

/** A card in the reader's words, ready for an adapter. */
export function speak(card: Card, from: Resolvers): SpokenCard {
  return { blocks: card.blocks.map((block) => speakBlock(block, from)) };
}

function speakBlock(block: Block, from: Resolvers): Block<Spoken> {
  const words = (each: Words) => speakWords(each, from);
  switch (block.is) {
    case "text":
      return { ...block, words: words(block.words) };
    case "list":
      return { ...block, entries: block.entries.map(words) };
    case "table":
      return { ...block, caption: words(block.caption), columns: block.columns.map(words), rows: block.rows.map((row) => row.map(words)) };
    case "form":
      return speakForm(block, from);
    case "button": {
      const { sure, ...button } = block;
      return { ...button, words: words(block.words), ...(sure ? { sure: words(sure) } : {}) };
    }
  }
}

export function speakForm(form: Form, from: Resolvers): SpokenForm {
  return {
    ...form,
    title: form.title && speakWords(form.title, from),
    assurance: form.assurance.map((each) => speakWords(each, from)),
    fields: form.fields.map((field) => speakField(field, from)),
    submit: speakWords(form.submit, from),
  };
}

function speakField(field: Field, from: Resolvers): Field<Spoken> {
  const label = speakWords(field.label, from);
  if (field.is === "words") return { ...field, label };
  const options = field.options.map(({ value, words }) => ({ value, words: speakWords(words, from) }));
  if (field.is !== "rating") return { ...field, label, options };
  const { reason } = field;
  return {
    ...field,
    label,
    options,
    items: field.items.map((item) => ({
      ...item,
      words: speakWords(item.words, from),
      about: item.about.map((each) => speakWords(each, from)),
    })),
    reason: reason && { ...reason, label: speakWords(reason.label, from) },
  };
}

/** What a person wrote is marked, since it has a direction of its own. */
export function speakWords(words: Words, from: Resolvers): Spoken {
  if ("text" in words) return { words: printable(from.text(words.text)), fromPerson: true };
  if ("item" in words) return { words: printable(from.item(words.item)), fromPerson: true };
  const args = Object.fromEntries(Object.entries(words.with ?? {}).map(([name, value]) => [name, speakValue(value, from)]));
  return { words: from.message(words.say, args), fromPerson: false };
}

function speakValue(value: Value, from: Resolvers): string | number {
  if (typeof value !== "object") return value;
  if ("text" in value) return isolated(from.text(value.text));
  if ("person" in value) return isolated(from.person(value.person));
  if ("side" in value) return isolated(from.side(value.side));
  if ("message" in value) return from.message(value.message);
  if ("at" in value) return from.time(value.at);
  return from.duration(value.lasting);
}
