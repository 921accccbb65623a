import { elementsOf, flatBlocks } from "./checks.ts";
import { asObject, asObjects, asText, type Json } from "./json.ts";

/** What people have entered, in the form of `view.state.values`. */
export type Values = Readonly<Record<string, Readonly<Record<string, Json>>>>;

/** The property of a state value for each kind of element, and what it holds when nothing is entered. */
const KINDS: Readonly<Record<string, { readonly key: string; readonly empty: unknown; readonly initial: string }>> = {
  plain_text_input: { key: "value", empty: null, initial: "initial_value" },
  email_text_input: { key: "value", empty: null, initial: "initial_value" },
  url_text_input: { key: "value", empty: null, initial: "initial_value" },
  number_input: { key: "value", empty: null, initial: "initial_value" },
  rich_text_input: { key: "rich_text_value", empty: null, initial: "initial_value" },
  static_select: { key: "selected_option", empty: null, initial: "initial_option" },
  external_select: { key: "selected_option", empty: null, initial: "initial_option" },
  radio_buttons: { key: "selected_option", empty: null, initial: "initial_option" },
  checkboxes: { key: "selected_options", empty: [], initial: "initial_options" },
  multi_static_select: { key: "selected_options", empty: [], initial: "initial_options" },
  multi_external_select: { key: "selected_options", empty: [], initial: "initial_options" },
  users_select: { key: "selected_user", empty: null, initial: "initial_user" },
  multi_users_select: { key: "selected_users", empty: [], initial: "initial_users" },
  conversations_select: { key: "selected_conversation", empty: null, initial: "initial_conversation" },
  multi_conversations_select: { key: "selected_conversations", empty: [], initial: "initial_conversations" },
  channels_select: { key: "selected_channel", empty: null, initial: "initial_channel" },
  multi_channels_select: { key: "selected_channels", empty: [], initial: "initial_channels" },
  datepicker: { key: "selected_date", empty: null, initial: "initial_date" },
  timepicker: { key: "selected_time", empty: null, initial: "initial_time" },
  datetimepicker: { key: "selected_date_time", empty: null, initial: "initial_date_time" },
  file_input: { key: "files", empty: [], initial: "" },
};

/** Whether an element keeps what was entered in it (a button and an overflow menu do not). */
export const keepsValue = (element: Json): boolean => asText(element.type) in KINDS;

/** The state value of an element that holds this; `undefined` for nothing. */
export function stateValue(element: Json, held: unknown): Json {
  const kind = KINDS[asText(element.type)];
  if (!kind) throw new Error(`${asText(element.type)} holds no value`);
  return { type: element.type, [kind.key]: held === undefined ? kind.empty : held };
}

/** What a state value holds; undefined when it is empty. */
export function heldBy(value: Json | undefined): unknown {
  const kind = KINDS[asText(value?.type)];
  const held = kind && value ? value[kind.key] : undefined;
  const isEmpty = held === null || held === undefined || held === "" || (Array.isArray(held) && held.length === 0);
  return isEmpty ? undefined : held;
}

function keepers(blocks: readonly Json[]): readonly { readonly block: string; readonly action: string; readonly element: Json }[] {
  return flatBlocks(blocks).flatMap(({ block }) =>
    elementsOf(block)
      .filter(({ element }) => keepsValue(element))
      .map(({ element }) => ({ block: asText(block.block_id), action: asText(element.action_id), element })),
  );
}

/**
 * The values of blocks: what was entered before under the same block_id and action_id stays, and an initial value
 * counts only for an element that was not there before.
 */
export function valuesOf(blocks: readonly Json[], before: Values = {}): Record<string, Record<string, Json>> {
  const values: Record<string, Record<string, Json>> = {};
  for (const { block, action, element } of keepers(blocks)) {
    const kept = before[block]?.[action];
    const initial = element[KINDS[asText(element.type)]?.initial ?? ""];
    const value = kept?.type === element.type ? kept : stateValue(element, initial);
    values[block] = { ...values[block], [action]: asObject(value) };
  }
  return values;
}

/** What one person has in the fields of a message. */
export const valuesInMessage = (
  message: { readonly blocks: readonly Json[]; readonly values: ReadonlyMap<string, Values> },
  user: string,
): Record<string, Record<string, Json>> => valuesOf(message.blocks, message.values.get(user));

/** The options an element offers. */
export const optionsOf = (element: Json): readonly Json[] => [
  ...asObjects(element.options),
  ...asObjects(element.option_groups).flatMap((group) => asObjects(group.options)),
];
