import { ComponentType } from "discord-api-types/v10";
import { asObject, asObjects, asText, type Json } from "../slack/json.ts";
import { initial } from "./entries.ts";
import type { Modal, State } from "./state.ts";

/** The form of a modal: its fields, and what Discord's own client finds wrong before it sends. */

export interface Field {
  readonly label: string;
  readonly description: string;
  readonly kind: keyof typeof ComponentType;
  /** What stands in it, as it is read. */
  readonly value: string;
  readonly isRequired: boolean;
  /** The words of its options, for those that offer some. */
  readonly options: readonly string[];
  readonly placeholder: string;
  readonly error: string | null;
}

interface Found {
  readonly label: string;
  readonly description: string;
  readonly component: Json;
}

function inputsOf({ components }: Modal): readonly Found[] {
  return components.flatMap((each): readonly Found[] => {
    if (each.type === ComponentType.Label) {
      return [{ label: asText(each.label), description: asText(each.description), component: asObject(each.component) }];
    }
    return asObjects(each.components).map((component) => ({ label: asText(component.label), description: "", component }));
  });
}

const held = ({ values }: Modal, component: Json): unknown => values.get(asText(component.custom_id)) ?? initial(component);

const isRequired = ({ type, required }: Json): boolean => type !== ComponentType.Checkbox && required !== false;

function shown(state: State, component: Json, value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  const words = (one: unknown): string => {
    const id = asText(one);
    const option = asObjects(component.options).find((each) => each.value === id);
    if (option) return asText(option.label);
    const named = state.users.get(id) ?? state.roles.get(id) ?? state.channels.get(id) ?? state.uploads.get(id);
    return named?.name ?? id;
  };
  return Array.isArray(value) ? value.map(words).join(", ") : words(value);
}

export const fieldsOf = (state: State, modal: Modal): readonly Field[] =>
  inputsOf(modal).map(({ label, description, component }) => ({
    label,
    description,
    kind: ComponentType[component.type as ComponentType] as keyof typeof ComponentType,
    value: shown(state, component, held(modal, component)),
    isRequired: isRequired(component),
    options: asObjects(component.options).map((option) => asText(option.label)),
    placeholder: asText(component.placeholder),
    error: modal.errors[label] ?? null,
  }));

/** The component of the field with this label (or this custom_id). */
export function findField(modal: Modal, label: string): Json {
  const all = inputsOf(modal);
  const [found, second] = all.filter((each) => each.label === label || each.component.custom_id === label);
  if (second) throw new Error(`two fields are called "${label}"`);
  if (!found) throw new Error(`no field is called "${label}"; there are: ${all.map((each) => each.label).join(", ")}`);
  return found.component;
}

function wrongText(component: Json, text: string): string | null {
  if (text === "") return isRequired(component) ? "must be filled in" : null;
  const [least, most] = [Number(component.min_length ?? 0), Number(component.max_length ?? 4000)];
  if (text.length > most) return `must be ${most} characters or fewer`;
  return text.length < least ? `must be ${least} characters or more` : null;
}

function wrongList(component: Json, count: number): string | null {
  if (count === 0) return isRequired(component) ? "must be filled in" : null;
  const [least, most] = [
    Number(component.min_values ?? 1),
    Number(component.max_values ?? (component.type === ComponentType.CheckboxGroup ? 10 : 1)),
  ];
  if (count < least) return `at least ${least} must be chosen`;
  return count > most ? `at most ${most} can be chosen` : null;
}

/** What the client itself objects to, by label; nothing is sent while there is any. */
export function objections(modal: Modal): Readonly<Record<string, string>> {
  const all = inputsOf(modal).flatMap(({ label, component }): readonly (readonly [string, string])[] => {
    const value = held(modal, component);
    const wrong =
      typeof value === "string" && component.type === ComponentType.TextInput
        ? wrongText(component, value)
        : Array.isArray(value)
          ? wrongList(component, value.length)
          : value === null && isRequired(component)
            ? "must be filled in"
            : null;
    return wrong === null ? [] : [[label, wrong]];
  });
  return Object.fromEntries(all);
}

function submitted(modal: Modal, component: Json): Json {
  const { type, id, custom_id } = component;
  const value = held(modal, component);
  return { type, id, custom_id, ...(Array.isArray(value) ? { values: value } : { value }) };
}

/** The `data` of a submission, but for what its ids stand for. */
export const submission = (modal: Modal): Json => ({
  custom_id: modal.customId,
  components: modal.components.map(({ type, id, component, components }) => ({
    type,
    id,
    ...(component !== undefined && { component: submitted(modal, asObject(component)) }),
    ...(components !== undefined && { components: asObjects(components).map((each) => submitted(modal, each)) }),
  })),
});

/** Ids that were chosen or uploaded in the modal. */
export const idsIn = (modal: Modal): readonly string[] =>
  inputsOf(modal)
    .filter(({ component }) => component.options === undefined)
    .flatMap(({ component }) => {
      const value = held(modal, component);
      return Array.isArray(value) ? value.map(String) : [];
    });
