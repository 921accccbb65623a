import { z } from "zod";
import { LIMITS } from "./limits.ts";

/** Composition objects: what blocks and elements are made of. */

export const plain = (max: number) =>
  z.strictObject({ type: z.literal("plain_text"), text: z.string().min(1).max(max), emoji: z.boolean().optional() });

export const mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal("mrkdwn"), text: z.string().min(1).max(max), verbatim: z.boolean().optional() });

export const text = (max: number) => z.discriminatedUnion("type", [plain(max), mrkdwn(max)]);

export const actionId = z.string().min(1).max(LIMITS.id).optional();

export const confirm = z.strictObject({
  title: plain(LIMITS.confirm.title),
  text: text(LIMITS.confirm.text),
  confirm: plain(LIMITS.confirm.button),
  deny: plain(LIMITS.confirm.button),
  style: z.enum(["primary", "danger"]).optional(),
});

const optionWith = <T extends z.ZodType>(text: T) =>
  z.strictObject({
    text,
    value: z.string().min(1).max(LIMITS.option.value),
    description: plain(LIMITS.option.description).optional(),
  });

/** An option of a menu: plain text only. */
export const option = optionWith(plain(LIMITS.option.text));

/** An option of radio buttons or checkboxes: may be formatted. */
export const richOption = optionWith(text(LIMITS.option.text)).extend({ description: text(LIMITS.option.description).optional() });

export const overflowOption = option.extend({ url: z.url().max(LIMITS.option.url).optional() });

export const optionGroup = z.strictObject({
  label: plain(LIMITS.option.text),
  options: z.array(option).min(1).max(LIMITS.options.select),
});

export const filter = z
  .strictObject({
    include: z
      .array(z.enum(["im", "mpim", "private", "public"]))
      .min(1)
      .optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .refine((given) => Object.keys(given).length > 0, "a filter must filter something");

export const dispatchConfig = z.strictObject({
  trigger_actions_on: z
    .array(z.enum(["on_enter_pressed", "on_character_entered"]))
    .min(1)
    .max(2)
    .optional(),
});

export const slackFile = z
  .strictObject({ id: z.string().optional(), url: z.string().optional() })
  .refine((file) => (file.id === undefined) !== (file.url === undefined), "a file is named by its id or its url");
