import { elementsOf } from "./checks.ts";
import { asObject, asObjects, asText, type Json } from "./json.ts";
import type { Channel, Message, State, View } from "./state.ts";
import { heldBy, optionsOf, valuesInMessage, type Values } from "./values.ts";

/** What a person sees, as plain text. */

/** Slack's markup as it is shown: mentions by name, links by their words, escapes undone. */
export function shown(state: State, text: string): string {
  return text
    .replace(/<@([A-Z0-9]+)(?:\|[^>]*)?>/g, (_all, id: string) => `@${state.users.get(id)?.name ?? id}`)
    .replace(/<#([A-Z0-9]+)(?:\|[^>]*)?>/g, (_all, id: string) => `#${state.channels.get(id)?.name ?? id}`)
    .replace(/<!date\^[^|>]*\|([^>]*)>/g, "$1")
    .replace(/<!(here|channel|everyone)(?:\|[^>]*)?>/g, "@$1")
    .replace(/<([^<>|]+)\|([^<>]+)>/g, "$2")
    .replace(/<((?:https?|mailto):[^<>]+)>/g, "$1")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

const labelOf = (value: unknown): string => asText(asObject(value).text);

function span(state: State, element: Json): string {
  switch (element.type) {
    case "user":
      return `@${state.users.get(asText(element.user_id))?.name ?? asText(element.user_id)}`;
    case "channel":
      return `#${state.channels.get(asText(element.channel_id))?.name ?? asText(element.channel_id)}`;
    case "emoji":
      return `:${asText(element.name)}:`;
    case "broadcast":
      return `@${asText(element.range)}`;
    case "link":
      return asText(element.text) || asText(element.url);
    case "date":
      return asText(element.fallback) || asText(element.format);
    default:
      return asText(element.text);
  }
}

function richText(state: State, block: Json): string {
  return asObjects(block.elements)
    .map((part) => {
      if (part.type !== "rich_text_list")
        return asObjects(part.elements)
          .map((each) => span(state, each))
          .join("");
      const mark = (at: number): string => (part.style === "ordered" ? `${at + 1}.` : "•");
      const items = asObjects(part.elements).map((item) =>
        asObjects(item.elements)
          .map((each) => span(state, each))
          .join(""),
      );
      return items.map((item, at) => `${mark(at)} ${item}`).join("\n");
    })
    .join("\n");
}

const cell = (state: State, given: Json): string => (given.type === "rich_text" ? richText(state, given) : asText(given.text));

function chart(block: Json): string {
  const given = asObject(block.chart);
  const points = given.type === "pie" ? asObjects(given.segments) : asObjects(given.series).flatMap((series) => asObjects(series.data));
  return [asText(block.title), ...points.map(({ label, value }) => `${asText(label)}: ${String(value)}`)].join("\n");
}

function person(state: State, held: unknown): string {
  const id = asText(held);
  return state.users.get(id)?.name ?? state.channels.get(id)?.name ?? id;
}

/** What stands in a field, in the words a person reads there. */
export function entered(state: State, value: Json | undefined): string {
  const held = heldBy(value);
  if (held === undefined) return "";
  const one = (each: unknown): string => {
    if (typeof each !== "object" || each === null) return person(state, String(each));
    const given = each as Json;
    return given.type === "rich_text" ? richText(state, given) : labelOf(given.text) || asText(given.name);
  };
  return Array.isArray(held) ? held.map(one).join(", ") : one(held);
}

/** One element as it is shown. */
function shownElement(state: State, element: Json, value: Json | undefined): string {
  switch (element.type) {
    case "button":
    case "workflow_button":
    case "icon_button":
      return `[${labelOf(element.text)}]`;
    case "feedback_buttons":
      return `[${labelOf(asObject(element.positive_button).text)}] [${labelOf(asObject(element.negative_button).text)}]`;
    case "image":
      return `(image: ${asText(element.alt_text)})`;
    case "overflow":
      return `[… ${optionsOf(element)
        .map((each) => labelOf(each.text))
        .join(" | ")}]`;
    case "checkboxes":
    case "radio_buttons": {
      const held = asObject(heldBy(value));
      const chosen = Array.isArray(heldBy(value)) ? asObjects(heldBy(value)) : [held];
      const mark = (option: Json): string => (chosen.some((each) => each.value === option.value) ? "(x)" : "( )");
      return optionsOf(element)
        .map((each) => `${mark(each)} ${shown(state, labelOf(each.text))}`)
        .join("\n");
    }
    default:
      return `<${entered(state, value) || labelOf(element.placeholder) || asText(element.type)}>`;
  }
}

function shownBlock(state: State, block: Json, values: Values): string {
  const element = (each: Json): string => shownElement(state, each, values[asText(block.block_id)]?.[asText(each.action_id)]);
  const acting = (): string[] => elementsOf(block).map((each) => element(each.element));
  switch (block.type) {
    case "section": {
      const said = [block.text, ...asObjects(block.fields)].map((each) => shown(state, labelOf(each))).filter(Boolean);
      return [...said, ...acting()].join("\n");
    }
    case "header":
    case "alert":
      return shown(state, labelOf(block.text));
    case "markdown":
      return asText(block.text);
    case "context":
      return asObjects(block.elements)
        .map((each) => (each.type === "image" ? element(each) : shown(state, labelOf(each))))
        .join(" ");
    case "divider":
      return "---";
    case "image":
      return `(image: ${asText(block.alt_text)})`;
    case "input": {
      const hint = labelOf(block.hint);
      const label = `${labelOf(block.label)}${block.optional ? " (optional)" : ""}:`;
      return [`${label} ${acting().join(" ")}`, ...(hint ? [hint] : [])].join("\n");
    }
    case "rich_text":
      return richText(state, block);
    case "table":
    case "data_table": {
      const rows = (block.rows as Json[][]).map((row) => row.map((each) => cell(state, each)).join(" | "));
      return [...(block.caption ? [asText(block.caption)] : []), ...rows].join("\n");
    }
    case "data_visualization":
      return chart(block);
    case "card":
      return [labelOf(block.title), labelOf(block.subtitle), labelOf(block.body), ...acting()].filter(Boolean).join("\n");
    case "container":
      return [labelOf(block.title), shownBlocks(state, asObjects(block.child_blocks), values)].filter(Boolean).join("\n");
    case "carousel":
      return shownBlocks(state, asObjects(block.elements), values);
    default:
      return acting().join(" ");
  }
}

export const shownBlocks = (state: State, blocks: readonly Json[], values: Values): string =>
  blocks
    .map((block) => shownBlock(state, block, values))
    .filter(Boolean)
    .join("\n");

/** A message as one person reads it: its blocks when it has some, else its text. */
export function shownMessage(state: State, message: Message, user: string): string {
  const body = message.blocks.length > 0 ? shownBlocks(state, message.blocks, valuesInMessage(message, user)) : shown(state, message.text);
  const attached = message.attachments.map((each) =>
    each.blocks ? shownBlocks(state, asObjects(each.blocks), {}) : shown(state, asText(each.text) || asText(each.fallback)),
  );
  return [body, ...attached, ...message.files.map((file) => `(file: ${file.title})`)].filter(Boolean).join("\n");
}

export const blocksOfView = (view: View): readonly Json[] => asObjects(view.sent.blocks);

/** The messages of a channel that one person can see, in order. */
export const visibleTo = (channel: Channel, user: string): readonly Message[] =>
  channel.messages.filter((message) => message.onlyFor === null || message.onlyFor === user);
