import { ButtonStyle, ComponentType } from "discord-api-types/v10";
import { asObject, asObjects, asText, type Json } from "../../slack/json.ts";
import type { Complaint, Findings } from "../complaints.ts";
import { flat, type Spot } from "./tree.ts";

/** What no form can say: how the parts of one component, and the components of one message, go together. */

const MENUS: readonly unknown[] = [
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
];
export const isMenu = ({ type }: Json): boolean => MENUS.includes(type);
const wrong = (path: readonly PropertyKey[], code: string, message: string): Complaint => ({ path, code, message });

function ofButton({ component, path }: Spot): readonly Complaint[] {
  const has = (key: string): boolean => component[key] !== undefined && component[key] !== null;
  const isLink = component.style === ButtonStyle.Link;
  const isPremium = component.style === ButtonStyle.Premium;
  const all: Complaint[] = [];
  if (isLink !== has("url"))
    all.push(wrong([...path, "url"], "BUTTON_COMPONENT_INVALID_URL", "A url goes with the link style, and only with it"));
  if (!isLink && !isPremium && !has("custom_id")) {
    all.push(wrong([...path, "custom_id"], "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED", "A custom id required"));
  }
  if ((isLink || isPremium) && has("custom_id")) {
    all.push(wrong([...path, "custom_id"], "BUTTON_COMPONENT_CUSTOM_ID_FORBIDDEN", "A link has no custom id"));
  }
  if (!isPremium && !asText(component.label) && !has("emoji")) {
    all.push(wrong(path, "BUTTON_COMPONENT_LABEL_REQUIRED", "A button must have a label or an emoji"));
  }
  return all;
}

function ofChoices({ component, path, parent }: Spot): readonly Complaint[] {
  const options = asObjects(component.options);
  const isSingle = component.type === ComponentType.RadioGroup;
  const least = Number(component.min_values ?? 1);
  const isGroup = component.type === ComponentType.CheckboxGroup;
  const most = Number(component.max_values ?? (isGroup ? options.length : 1));
  const all: Complaint[] = [];
  const values = options.map(({ value }) => value);
  if (new Set(values).size < values.length) {
    all.push(wrong([...path, "options"], "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used"));
  }
  if (least > most) all.push(wrong([...path, "min_values"], "BASE_TYPE_BAD_RANGE", "min_values must not be over max_values"));
  if (options.length > 0 && component.max_values && most > options.length) {
    all.push(wrong([...path, "max_values"], "BASE_TYPE_BAD_RANGE", "max_values must not be over the number of options"));
  }
  if (parent?.type === ComponentType.Label && component.min_values === 0 && component.required !== false) {
    all.push(wrong([...path, "min_values"], "BASE_TYPE_BAD_RANGE", "min_values is 0 only where required is false"));
  }
  const chosen = options.filter(({ default: is }) => is === true).length;
  if (chosen > (isSingle ? 1 : most))
    all.push(wrong([...path, "options"], "BASE_TYPE_BAD_RANGE", "too many options are chosen by default"));
  return all;
}

function ofTextInput({ component, path }: Spot): readonly Complaint[] {
  const most = Number(component.max_length ?? 4000);
  if (Number(component.min_length ?? 0) > most)
    return [wrong([...path, "min_length"], "BASE_TYPE_BAD_RANGE", "min_length is over max_length")];
  if (asText(component.value).length > most)
    return [wrong([...path, "value"], "BASE_TYPE_MAX_LENGTH", `Must be ${most} or fewer in length.`)];
  return [];
}

function ofRow({ component, path }: Spot): readonly Complaint[] {
  const inside = asObjects(component.components);
  return inside.length > 1 && inside.some(isMenu)
    ? [wrong([...path, "components"], "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "A row holds up to five buttons or one menu")]
    : [];
}

function ofOne(spot: Spot): readonly Complaint[] {
  const { type } = spot.component;
  if (type === ComponentType.Button) return ofButton(spot);
  if (type === ComponentType.ActionRow) return ofRow(spot);
  if (type === ComponentType.TextInput) return ofTextInput(spot);
  const isChoice =
    isMenu(spot.component) ||
    [ComponentType.RadioGroup, ComponentType.CheckboxGroup, ComponentType.FileUpload].some((kind) => kind === type);
  return isChoice ? ofChoices(spot) : [];
}

function repeated(spots: readonly Spot[], key: "custom_id" | "id", code: string): readonly Complaint[] {
  const seen = new Set<unknown>();
  return spots.flatMap(({ component, path }) => {
    const value = component[key];
    if (value === undefined || value === null || value === 0) return [];
    if (seen.has(value)) return [wrong([...path, key], code, `Component ${key} cannot be duplicated`)];
    seen.add(value);
    return [];
  });
}

export function ruleFindings(components: readonly Json[], at: readonly PropertyKey[]): Findings {
  const all = flat(components, at);
  return {
    complaints: [
      ...all.flatMap(ofOne),
      ...repeated(all, "custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED"),
      ...repeated(all, "id", "COMPONENT_ID_DUPLICATED"),
    ],
    notes: [],
  };
}

/** Forty components, nested ones counted, and 4000 characters of text in all of them together. */
export function wholeFindings(components: readonly Json[], at: readonly PropertyKey[]): readonly Complaint[] {
  const all = flat(components, at);
  const text = all.reduce(
    (sum, { component }) => sum + (component.type === ComponentType.TextDisplay ? asText(component.content).length : 0),
    0,
  );
  return [
    ...(all.length > 40 ? [wrong(at, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", "The total number of components cannot exceed 40")] : []),
    ...(text > 4000
      ? [wrong(at, "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", "Total displayable text size exceeds maximum size of 4000")]
      : []),
  ];
}

/** The names of attachments that components show. */
export const shownFiles = (components: readonly Json[]): readonly string[] =>
  flat(components)
    .flatMap(({ component }) => [component.file, component.media, ...asObjects(component.items).map(({ media }) => media)])
    .map((media) => asText(asObject(media).url))
    .filter((url) => url.startsWith("attachment://"))
    .map((url) => url.slice("attachment://".length));
