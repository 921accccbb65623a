import { ApplicationCommandOptionType, ApplicationCommandType, Locale } from "discord-api-types/v10";
import { z } from "zod";
import { asObject, asObjects, asText, type Json } from "../../slack/json.ts";
import { findings, joined, type Complaint, type Findings } from "../complaints.ts";

/** Definitions of commands, by their documented forms and limits. */

const LOCALES: ReadonlySet<string> = new Set(Object.values(Locale));
const CHAT_NAME = /^[-_'\p{L}\p{N}\p{sc=Devanagari}\p{sc=Thai}]{1,32}$/u;
const { Subcommand, SubcommandGroup, Number: Decimal, Integer, String: Text } = ApplicationCommandOptionType;

const flag = z.boolean().nullish();
const localizations = z.record(z.string(), z.string().nullable()).nullish();
const choiceName = z.string().min(1).max(100);
const choice = z.strictObject({
  name: choiceName,
  name_localizations: z.record(z.string(), choiceName.nullable()).nullish(),
  value: z.union([z.string().max(100), z.number()]),
});
const option: z.ZodType = z.lazy(() =>
  z.strictObject({
    type: z.int().min(1).max(11),
    name: z.string(),
    name_localizations: localizations,
    description: z.string().min(1).max(100),
    description_localizations: localizations,
    required: flag,
    choices: z.array(choice).max(25).nullish(),
    options: z.array(option).max(25).nullish(),
    channel_types: z.array(z.int()).nullish(),
    min_value: z.number().nullish(),
    max_value: z.number().nullish(),
    min_length: z.int().min(0).max(6000).nullish(),
    max_length: z.int().min(1).max(6000).nullish(),
    autocomplete: flag,
  }),
);
const bits = z.string().regex(/^\d+$/, "Value is not an integer.");
const shape = {
  id: z.string().nullish(),
  type: z.int().min(1).max(3).nullish(),
  name: z.string(),
  name_localizations: localizations,
  description: z.string().nullish(),
  description_localizations: localizations,
  options: z.array(option).max(25).nullish(),
  default_member_permissions: bits.nullish(),
  dm_permission: flag,
  nsfw: flag,
  contexts: z.array(z.int().min(0).max(2)).nullish(),
  integration_types: z.array(z.int().min(0).max(1)).min(1).nullish(),
};
const whole = z.strictObject(shape);
const part = z.strictObject({ ...shape, name: z.string().nullish() });

const wrong = (path: readonly PropertyKey[], code: string, message: string): Complaint => ({ path, code, message });

function nameComplaints(name: unknown, isChat: boolean, path: readonly PropertyKey[]): readonly Complaint[] {
  const text = asText(name);
  if (text.length < 1 || text.length > 32) return [wrong(path, "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 32 in length.")];
  const isFit = !isChat || (CHAT_NAME.test(text) && text === text.toLowerCase());
  return isFit ? [] : [wrong(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")];
}

/** The localised names and descriptions: known locales, and the same limits as the texts they stand for. */
function localized(given: Json, isChat: boolean, at: readonly PropertyKey[]): readonly Complaint[] {
  return (["name_localizations", "description_localizations"] as const).flatMap((key) =>
    Object.entries(asObject(given[key])).flatMap(([locale, words]) => {
      const path = [...at, key, locale];
      if (!LOCALES.has(locale)) return [wrong([...at, key], "BASE_TYPE_CHOICES", `"${locale}" is none of Discord's 32 locales`)];
      if (words === null) return [];
      if (key === "name_localizations") return nameComplaints(words, isChat, path);
      const { length } = asText(words);
      return length < 1 || length > 100 ? [wrong(path, "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.")] : [];
    }),
  );
}

/** In each locale a name is told from all others beside it, as they are called there and as they are by default. */
function clashes(beside: readonly Json[], code: string, at: readonly PropertyKey[]): readonly Complaint[] {
  return beside.flatMap((each, index) =>
    Object.entries(asObject(each.name_localizations)).flatMap(([locale, name]) => {
      const isTaken = beside.some(
        (other) => other !== each && name !== null && (other.name === name || asObject(other.name_localizations)[locale] === name),
      );
      const path = [...at, index, "name_localizations", locale];
      return isTaken ? [wrong(path, code, `"${asText(name)}" is the name of another here`)] : [];
    }),
  );
}

const isSub = ({ type }: Json): boolean => type === Subcommand || type === SubcommandGroup;

function choiceComplaints(given: Json, at: readonly PropertyKey[]): readonly Complaint[] {
  const choices = asObjects(given.choices);
  const names = choices.map(({ name }) => name);
  const isText = given.type === Text;
  return [
    ...(choices.length > 0 && given.autocomplete === true
      ? [wrong([...at, "autocomplete"], "APPLICATION_COMMAND_AUTOCOMPLETE_WITH_CHOICES", "choices and autocomplete exclude each other")]
      : []),
    ...(choices.length > 0 && ![Text, Integer, Decimal].includes(given.type as ApplicationCommandOptionType)
      ? [wrong([...at, "choices"], "BASE_TYPE_INVALID", "Only text and numbers have choices")]
      : []),
    ...(new Set(names).size < names.length
      ? [wrong([...at, "choices"], "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_DUPLICATED", "Option choice names must be unique")]
      : []),
    ...clashes(choices, "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_DUPLICATED", [...at, "choices"]),
    ...choices.flatMap(({ value }, index) =>
      (typeof value === "string") === isText
        ? []
        : [wrong([...at, "choices", index, "value"], "BASE_TYPE_INVALID", "The value is of another type than the option")],
    ),
    ...choices.flatMap((each, index) =>
      Object.keys(asObject(each.name_localizations))
        .filter((locale) => !LOCALES.has(locale))
        .map((locale) =>
          wrong([...at, "choices", index, "name_localizations"], "BASE_TYPE_CHOICES", `"${locale}" is none of Discord's 32 locales`),
        ),
    ),
  ];
}

function optionComplaints(options: readonly Json[], parent: unknown, at: readonly PropertyKey[]): readonly Complaint[] {
  const names = options.map(({ name }) => name);
  const firstFree = options.findIndex(({ required }) => required !== true);
  const isNestable = ({ type }: Json): boolean =>
    parent === null || (parent === SubcommandGroup ? type === Subcommand : type !== Subcommand && type !== SubcommandGroup);
  return [
    ...(new Set(names).size < names.length ? [wrong(at, "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", "Option names must be unique")] : []),
    ...clashes(options, "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", at),
    ...(options.some(isSub) && !options.every(isSub)
      ? [
          wrong(
            at,
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
            "Sub-command and sub-command group option types are mutually exclusive to all other types",
          ),
        ]
      : []),
    ...options.flatMap((each, index) => {
      const path = [...at, index];
      const isLate = each.required === true && firstFree >= 0 && firstFree < index;
      return [
        ...nameComplaints(each.name, true, [...path, "name"]),
        ...localized(each, true, path),
        ...choiceComplaints(each, path),
        ...(isLate && !isSub(each)
          ? [
              wrong(
                [...path, "required"],
                "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                "Required options must be placed before non-required options",
              ),
            ]
          : []),
        ...(isNestable(each) ? [] : [wrong([...path, "type"], "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "This type cannot stand here")]),
        ...(each.options && !isSub(each) ? [wrong([...path, "options"], "BASE_TYPE_INVALID", "Only sub-commands have options")] : []),
        ...(isSub(each) ? optionComplaints(asObjects(each.options), each.type, [...path, "options"]) : []),
      ];
    }),
  ];
}

/** Characters of names, descriptions and values; of each text its longest localisation. */
export function sizeOf(given: Json): number {
  const longest = (key: string): number => {
    const all = [given[key], ...Object.values(asObject(given[`${key}_localizations`]))];
    return Math.max(...all.map((each) => asText(each).length));
  };
  const inside = [...asObjects(given.options), ...asObjects(given.choices)].reduce((sum, each) => sum + sizeOf(each), 0);
  return longest("name") + longest("description") + asText(given.value).length + inside;
}

export function commandFindings(
  given: unknown,
  { at = [], isPart = false }: { readonly at?: readonly PropertyKey[]; readonly isPart?: boolean } = {},
): Findings {
  const command = asObject(given);
  const isChat = (command.type ?? ApplicationCommandType.ChatInput) === ApplicationCommandType.ChatInput;
  const description = asText(command.description);
  const complaints: Complaint[] = [
    ...(isPart && command.name === undefined ? [] : nameComplaints(command.name, isChat, [...at, "name"])),
    ...localized(command, isChat, at),
    ...optionComplaints(asObjects(command.options), null, [...at, "options"]),
  ];
  if (isChat && !(isPart && command.description === undefined) && (description.length < 1 || description.length > 100)) {
    complaints.push(wrong([...at, "description"], "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length."));
  }
  if (!isChat && (description || asObjects(command.options).length > 0)) {
    complaints.push(
      wrong([...at, "description"], "APPLICATION_COMMAND_DESCRIPTION_FORBIDDEN", "Only chat-input commands have a description and options"),
    );
  }
  if (sizeOf(command) > 8000) complaints.push(wrong(at, "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)"));
  return joined([findings(isPart ? part : whole, given, at), { complaints, notes: [] }]);
}
