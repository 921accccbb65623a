import { ComponentType } from "discord-api-types/v10";
import { asObject, asObjects, asText, type Json } from "../slack/json.ts";
import type { Attachment, State } from "./state.ts";

/** What a person enters: words, a choice by its words, several, a person, role or channel, files, a tick, or nothing. */
export type Entry = string | boolean | null | Named | readonly (string | Named | NewFile)[];
export interface Named {
  readonly id: string;
}
export interface NewFile {
  readonly name: string;
  readonly content: string;
}

const listOf = (entry: Entry): readonly unknown[] => (entry === null ? [] : Array.isArray(entry) ? entry : [entry]);

function chosen(component: Json, words: unknown): string {
  const options = asObjects(component.options);
  const option = options.find(({ label }) => label === words) ?? options.find(({ value }) => value === words);
  if (!option) throw new Error(`no option "${String(words)}"; there are: ${options.map(({ label }) => asText(label)).join(", ")}`);
  return asText(option.value);
}

/** What a menu of people, roles or channels offers. */
function offered(state: State, { type, channel_types: kinds }: Json): readonly { readonly id: string; readonly name: string }[] {
  const people = [...state.members.values()].map(({ user }) => user);
  const roles = [...state.roles.values()];
  switch (type) {
    case ComponentType.UserSelect:
      return people;
    case ComponentType.RoleSelect:
      return roles;
    case ComponentType.MentionableSelect:
      return [...people, ...roles];
    default:
      return [...state.channels.values()].filter(
        (channel) => channel.recipientId === null && (!Array.isArray(kinds) || kinds.length === 0 || kinds.includes(channel.type)),
      );
  }
}

function picked(state: State, component: Json, entry: unknown): string {
  const id = typeof entry === "string" ? entry : asText(asObject(entry).id);
  const found = offered(state, component).find((each) => each.id === id || each.name === id);
  if (!found) throw new Error(`"${id}" is not offered`);
  return found.id;
}

export function uploaded(state: State, entry: unknown): string {
  const { name, content } = asObject(entry);
  const file: Attachment = {
    id: state.ids.id(),
    name: asText(name),
    description: null,
    contentType: "text/plain",
    content: Buffer.from(asText(content)),
  };
  state.uploads.set(file.id, file);
  return file.id;
}

const AUTO: readonly unknown[] = [
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
];

/** What a component holds after somebody entered this; throws when a person could not. */
export function encode(state: State, component: Json, entry: Entry): unknown {
  const list = listOf(entry);
  if (
    component.type !== ComponentType.TextInput &&
    list.length > Number(component.max_values ?? (component.type === ComponentType.CheckboxGroup ? 10 : 1))
  ) {
    throw new Error("so many cannot be chosen");
  }
  if (AUTO.includes(component.type)) return list.map((each) => picked(state, component, each));
  switch (component.type) {
    case ComponentType.TextInput:
      if (typeof entry !== "string" && entry !== null) throw new Error("words are wanted here");
      return entry ?? "";
    case ComponentType.RadioGroup:
      return entry === null ? null : chosen(component, list[0]);
    case ComponentType.Checkbox:
      if (typeof entry !== "boolean") throw new Error("a tick is true or false");
      return entry;
    case ComponentType.FileUpload:
      return list.map((each) => uploaded(state, each));
    default:
      return list.map((each) => chosen(component, each));
  }
}

/** What stands in a component before anybody has touched it. */
export function initial(component: Json): unknown {
  const defaults = asObjects(component.options)
    .filter(({ default: is }) => is === true)
    .map(({ value }) => asText(value));
  switch (component.type) {
    case ComponentType.TextInput:
      return asText(component.value);
    case ComponentType.RadioGroup:
      return defaults[0] ?? null;
    case ComponentType.Checkbox:
      return component.default === true;
    case ComponentType.StringSelect:
    case ComponentType.CheckboxGroup:
      return defaults;
    default:
      return asObjects(component.default_values).map(({ id }) => asText(id));
  }
}
