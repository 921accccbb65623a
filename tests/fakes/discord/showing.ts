import { ComponentType, MessageFlags, MessageType } from "discord-api-types/v10";
import { asObject, asObjects, asText, type Json } from "../slack/json.ts";
import { isMenu } from "./checks/rules.ts";
import type { Message, State } from "./state.ts";

/** Messages and modals as they are read. */

/** Ids in words become names, as every client shows them. */
export const readable = (state: State, text: string): string =>
  text
    .replaceAll(/<@!?(\d{17,19})>/g, (whole, id: string) => (state.users.has(id) ? `@${state.users.get(id)?.name}` : whole))
    .replaceAll(/<@&(\d{17,19})>/g, (whole, id: string) => (state.roles.has(id) ? `@${state.roles.get(id)?.name}` : whole))
    .replaceAll(/<#(\d{17,19})>/g, (whole, id: string) => (state.channels.has(id) ? `#${state.channels.get(id)?.name}` : whole));

export const labelOf = (component: Json): string =>
  asText(component.label) || asText(component.placeholder) || asText(asObject(component.emoji).name) || asText(component.custom_id);

function shownOne(state: State, component: Json): string {
  const inside = (): string => shownComponents(state, asObjects(component.components));
  switch (component.type) {
    case ComponentType.TextDisplay:
      return readable(state, asText(component.content));
    case ComponentType.ActionRow:
      return asObjects(component.components)
        .map((each) => `[${labelOf(each)}${isMenu(each) ? " ▾" : ""}]`)
        .join(" ");
    case ComponentType.Section: {
      const beside = asObject(component.accessory);
      const shown = beside.type === ComponentType.Button ? `[${labelOf(beside)}]` : `(${asText(beside.description) || "picture"})`;
      return `${inside()}\n${shown}`;
    }
    case ComponentType.MediaGallery:
      return asObjects(component.items)
        .map(({ description }) => `(${asText(description) || "picture"})`)
        .join(" ");
    case ComponentType.File:
      return `(${asText(asObject(component.file).url).replace("attachment://", "")})`;
    case ComponentType.Container:
      return inside();
    case ComponentType.Label:
      return [asText(component.label), asText(component.description)].filter(Boolean).join("\n");
    default:
      return "";
  }
}

export const shownComponents = (state: State, components: readonly Json[]): string =>
  components
    .map((each) => shownOne(state, each))
    .filter(Boolean)
    .join("\n");

const shownEmbed = ({ title, description, fields, footer, author }: Json): string =>
  [asObject(author).name, title, description, ...asObjects(fields).flatMap(({ name, value }) => [name, value]), asObject(footer).text]
    .map(asText)
    .filter(Boolean)
    .join("\n");

/** A message with everything in it, the buttons in square brackets. */
export function shownMessage(state: State, message: Message): string {
  const author = state.users.get(message.authorId)?.name ?? "";
  if (message.flags & MessageFlags.Loading) return `${author} is thinking…`;
  if (message.type === MessageType.RecipientAdd) {
    return `${author} added ${message.mentions.users.map((id) => state.users.get(id)?.name ?? id).join(", ")} to the thread.`;
  }
  const isV2 = (message.flags & MessageFlags.IsComponentsV2) !== 0;
  return [
    readable(state, message.content),
    ...message.embeds.map((embed) => readable(state, shownEmbed(embed))),
    ...(isV2 ? [] : message.attachments.map(({ name }) => `(${name})`)),
    shownComponents(state, message.components),
  ]
    .filter(Boolean)
    .join("\n");
}
