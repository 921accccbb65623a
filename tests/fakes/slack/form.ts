import { asObject, asText, type Json } from "./json.ts";
import { LIMITS } from "./limits.ts";
import { blocksOfView, entered } from "./showing.ts";
import type { State, StoredFile, View } from "./state.ts";
import { heldBy, keepsValue, optionsOf, stateValue } from "./values.ts";

/** The form of a modal: its fields, what may be entered, and what Slack's own client finds wrong before it sends. */

/** What a person enters: words, a choice by its words, several choices, a person, a channel, a file, or nothing. */
export type Entry =
  | string
  | number
  | null
  | { readonly id: string }
  | readonly (string | { readonly id: string } | { readonly name: string; readonly content: string })[];

export interface Field {
  readonly label: string;
  readonly hint: string;
  readonly kind: string;
  /** What stands in it, as it is read. */
  readonly value: string;
  readonly isOptional: boolean;
  /** The words of its options, for those that offer some. */
  readonly options: readonly string[];
  readonly placeholder: string;
  readonly error: string | null;
}

const labelOf = (value: unknown): string => asText(asObject(value).text);

interface Found {
  readonly block: Json;
  readonly element: Json;
}

const inputsOf = (view: View): readonly Found[] =>
  blocksOfView(view)
    .filter((block) => block.type === "input" && keepsValue(asObject(block.element)))
    .map((block) => ({ block, element: asObject(block.element) }));

const valueIn = (view: View, { block, element }: Found): Json | undefined =>
  view.values[asText(block.block_id)]?.[asText(element.action_id)];

/** The fields of a view, in order. */
export const fieldsOf = (state: State, view: View): readonly Field[] =>
  inputsOf(view).map((found) => ({
    label: labelOf(found.block.label),
    hint: labelOf(found.block.hint),
    kind: asText(found.element.type),
    value: entered(state, valueIn(view, found)),
    isOptional: found.block.optional === true,
    options: optionsOf(found.element).map((option) => labelOf(option.text)),
    placeholder: labelOf(found.element.placeholder),
    error: view.errors[asText(found.block.block_id)] ?? null,
  }));

/** The field with this label (or this action_id, or block_id). */
export function findField(view: View, label: string): Found {
  const all = inputsOf(view);
  const found = all.filter(
    ({ block, element }) => labelOf(block.label) === label || element.action_id === label || block.block_id === label,
  );
  const labels = all.map(({ block }) => labelOf(block.label)).join(", ");
  if (found.length > 1) throw new Error(`two fields are called "${label}"`);
  if (!found[0]) throw new Error(`no field is called "${label}"; there are: ${labels}`);
  return found[0];
}

function chosen(element: Json, words: string): Json {
  const options = optionsOf(element);
  const option = options.find((each) => labelOf(each.text) === words) ?? options.find((each) => each.value === words);
  if (!option) throw new Error(`no option "${words}"; there are: ${options.map((each) => labelOf(each.text)).join(", ")}`);
  return option;
}

function several(element: Json, entry: Entry): readonly (string | { readonly id: string })[] {
  const list = (Array.isArray(entry) ? entry : [entry]) as readonly (string | { readonly id: string })[];
  const most = typeof element.max_selected_items === "number" ? element.max_selected_items : Infinity;
  if (list.length > most) throw new Error(`no more than ${most} can be chosen`);
  return list;
}

function idOf(state: State, entry: unknown): string {
  const id = typeof entry === "string" ? entry : asText(asObject(entry).id);
  const named = [...state.users.values(), ...state.channels.values()].find((each) => each.id === id || each.name === id);
  if (!named) throw new Error(`nobody and nothing is called "${id}"`);
  return named.id;
}

function asFile(state: State, entry: unknown): Json {
  const { name, content } = asObject(entry);
  const bytes = Buffer.from(asText(content));
  const file: StoredFile = {
    id: state.ids.id("F"),
    name: asText(name),
    title: asText(name),
    length: bytes.length,
    secret: state.ids.secret(),
    content: bytes,
    isShared: true,
  };
  state.files.set(file.id, file);
  return { id: file.id, name: file.name, title: file.title, size: file.length };
}

/** An entry as plain words. */
export function wordsOf(entry: unknown): string {
  if (typeof entry === "string" || typeof entry === "number") return String(entry);
  throw new Error("words are wanted here");
}

const paragraph = (words: string): Json => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements: [{ type: "text", text: words }] }],
});

/** The state value of an element after somebody entered this; throws when a person could not. */
export function encode(state: State, element: Json, entry: Entry): Json {
  if (entry === null) return stateValue(element, undefined);
  switch (element.type) {
    case "static_select":
    case "radio_buttons":
      return stateValue(element, chosen(element, wordsOf(entry)));
    case "multi_static_select":
    case "checkboxes":
      return stateValue(
        element,
        several(element, entry).map((each) => chosen(element, wordsOf(each))),
      );
    case "users_select":
    case "conversations_select":
    case "channels_select":
      return stateValue(element, idOf(state, entry));
    case "multi_users_select":
    case "multi_conversations_select":
    case "multi_channels_select":
      return stateValue(
        element,
        several(element, entry).map((each) => idOf(state, each)),
      );
    case "rich_text_input":
      return stateValue(element, paragraph(wordsOf(entry)));
    case "datetimepicker":
      return stateValue(element, Number(entry));
    case "file_input":
      return stateValue(
        element,
        (entry as readonly unknown[]).map((each) => asFile(state, each)),
      );
    case "external_select":
    case "multi_external_select":
      throw new Error("menus whose options the app looks up are not played here");
    default:
      return stateValue(element, wordsOf(entry));
  }
}

function wrongText(element: Json, held: string): string | null {
  const { min_length, max_length, min_value, max_value } = element;
  const most = typeof max_length === "number" ? max_length : LIMITS.input.text;
  switch (element.type) {
    case "plain_text_input":
      if (held.length > most) return `must be less than ${most + 1} characters`;
      return typeof min_length === "number" && held.length < min_length ? `must be at least ${min_length} characters` : null;
    case "number_input": {
      const number = Number(held);
      if (held.trim() === "" || Number.isNaN(number)) return "must be a number";
      if (element.is_decimal_allowed === false && !Number.isInteger(number)) return "must be a whole number";
      if (min_value !== undefined && number < Number(min_value)) return `must be at least ${asText(min_value)}`;
      return max_value !== undefined && number > Number(max_value) ? `must be at most ${asText(max_value)}` : null;
    }
    case "email_text_input":
      return /^\S+@\S+\.\S+$/.test(held) ? null : "must be an email address";
    case "url_text_input":
      return URL.canParse(held) ? null : "must be an address";
    case "datepicker":
      return /^\d{4}-\d\d-\d\d$/.test(held) && !Number.isNaN(Date.parse(held)) ? null : "must be a date";
    case "timepicker":
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(held) ? null : "must be a time";
    default:
      return null;
  }
}

/** What Slack's client itself objects to, by label; nothing is sent while there is any. */
export function objections(view: View): Readonly<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const found of inputsOf(view)) {
    const held = heldBy(valueIn(view, found));
    const label = labelOf(found.block.label);
    if (held === undefined) {
      if (found.block.optional !== true) all[label] = "must be filled in";
      continue;
    }
    const wrong = typeof held === "string" ? wrongText(found.element, held) : null;
    if (wrong) all[label] = wrong;
  }
  return all;
}

/** The block_id of each input, and its label. */
export const labelsByBlock = (view: View): ReadonlyMap<string, string> =>
  new Map(inputsOf(view).map(({ block }) => [asText(block.block_id), labelOf(block.label)]));
