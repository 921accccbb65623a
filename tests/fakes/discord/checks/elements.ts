import { ComponentType } from "discord-api-types/v10";
import { z } from "zod";

/** Components that people act on or fill in, by their documented forms. */

export const snowflake = z.string().regex(/^\d{17,19}$/, "Value is not snowflake.");
const words = (most: number) => z.string().min(1).max(most);
export const base = { id: z.int().min(0).nullish() };
export const customId = words(100);
const emoji = z.strictObject({ id: snowflake.nullish(), name: z.string().nullish(), animated: z.boolean().nullish() });
const flag = z.boolean().nullish();

export const button = z.strictObject({
  ...base,
  type: z.literal(ComponentType.Button),
  style: z.int().min(1).max(6),
  label: z.string().max(80).nullish(),
  emoji: emoji.nullish(),
  custom_id: customId.nullish(),
  sku_id: snowflake.nullish(),
  url: z.string().max(512).nullish(),
  disabled: flag,
});

const option = (most: number) =>
  z.strictObject({
    label: words(100),
    value: words(most),
    description: z.string().max(100).nullish(),
    emoji: emoji.nullish(),
    default: flag,
  });

const select = {
  ...base,
  custom_id: customId,
  placeholder: z.string().max(150).nullish(),
  min_values: z.int().min(0).max(25).nullish(),
  max_values: z.int().min(1).max(25).nullish(),
};
const defaults = z.array(z.strictObject({ id: snowflake, type: z.enum(["user", "role", "channel"]) })).max(25);
const picker = <T extends ComponentType>(type: T, more: z.ZodRawShape) =>
  z.strictObject({ ...select, type: z.literal(type), default_values: defaults.nullish(), ...more });

/** The menus; in messages they may be `disabled`, in modals `required`. */
const menus = (more: z.ZodRawShape) =>
  [
    z.strictObject({ ...select, ...more, type: z.literal(ComponentType.StringSelect), options: z.array(option(100)).min(1).max(25) }),
    picker(ComponentType.UserSelect, more),
    picker(ComponentType.RoleSelect, more),
    picker(ComponentType.MentionableSelect, more),
    picker(ComponentType.ChannelSelect, { ...more, channel_types: z.array(z.int()).nullish() }),
  ] as const;

export const inRow = z.discriminatedUnion("type", [button, ...menus({ disabled: flag })]);

export const textInput = (hasLabel: boolean) =>
  z.strictObject({
    ...base,
    type: z.literal(ComponentType.TextInput),
    custom_id: customId,
    style: z.int().min(1).max(2),
    ...(hasLabel && { label: words(45) }),
    min_length: z.int().min(0).max(4000).nullish(),
    max_length: z.int().min(1).max(4000).nullish(),
    required: flag,
    value: z.string().max(4000).nullish(),
    placeholder: z.string().max(100).nullish(),
  });

const plainOption = z.strictObject({ label: words(100), value: words(100), description: z.string().max(100).nullish(), default: flag });

export const inLabel = z.discriminatedUnion("type", [
  textInput(false),
  ...menus({ required: flag }),
  z.strictObject({
    ...base,
    type: z.literal(ComponentType.FileUpload),
    custom_id: customId,
    min_values: z.int().min(0).max(10).nullish(),
    max_values: z.int().min(1).max(10).nullish(),
    file_types: z.array(z.string()).nullish(),
    required: flag,
  }),
  z.strictObject({
    ...base,
    type: z.literal(ComponentType.RadioGroup),
    custom_id: customId,
    options: z.array(plainOption).min(2).max(10),
    required: flag,
  }),
  z.strictObject({
    ...base,
    type: z.literal(ComponentType.CheckboxGroup),
    custom_id: customId,
    options: z.array(plainOption).min(1).max(10),
    min_values: z.int().min(0).max(10).nullish(),
    max_values: z.int().min(1).max(10).nullish(),
    required: flag,
  }),
  z.strictObject({ ...base, type: z.literal(ComponentType.Checkbox), custom_id: customId, default: flag }),
]);
