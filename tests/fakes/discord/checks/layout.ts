import { ComponentType } from "discord-api-types/v10";
import { z } from "zod";
import { base, button, customId, inLabel, inRow, textInput } from "./elements.ts";

/** Components that hold others or only show something, for messages and for modals. */

const flag = z.boolean().nullish();
const media = z.strictObject({ url: z.string().min(1).max(2048) });

const row = z.strictObject({ ...base, type: z.literal(ComponentType.ActionRow), components: z.array(inRow).min(1).max(5) });
export const textDisplay = z.strictObject({ ...base, type: z.literal(ComponentType.TextDisplay), content: z.string().min(1).max(4000) });
const thumbnail = z.strictObject({
  ...base,
  type: z.literal(ComponentType.Thumbnail),
  media,
  description: z.string().max(1024).nullish(),
  spoiler: flag,
});
const section = z.strictObject({
  ...base,
  type: z.literal(ComponentType.Section),
  components: z.array(textDisplay).min(1).max(3),
  accessory: z.discriminatedUnion("type", [button, thumbnail]),
});
const gallery = z.strictObject({
  ...base,
  type: z.literal(ComponentType.MediaGallery),
  items: z
    .array(z.strictObject({ media, description: z.string().max(1024).nullish(), spoiler: flag }))
    .min(1)
    .max(10),
});
const file = z.strictObject({ ...base, type: z.literal(ComponentType.File), file: media, spoiler: flag });
const separator = z.strictObject({
  ...base,
  type: z.literal(ComponentType.Separator),
  divider: flag,
  spacing: z.int().min(1).max(2).nullish(),
});
const inContainer = z.discriminatedUnion("type", [row, section, textDisplay, gallery, file, separator]);
const container = z.strictObject({
  ...base,
  type: z.literal(ComponentType.Container),
  components: z.array(inContainer).min(1),
  accent_color: z.int().min(0).max(0xffffff).nullish(),
  spoiler: flag,
});

export const legacyTop = z.array(z.discriminatedUnion("type", [row])).max(5);
export const v2Top = z.array(z.discriminatedUnion("type", [row, section, textDisplay, gallery, file, separator, container]));

const label = z.strictObject({
  ...base,
  type: z.literal(ComponentType.Label),
  label: z.string().min(1).max(45),
  description: z.string().max(100).nullish(),
  component: inLabel,
});
const textRow = z.strictObject({ ...base, type: z.literal(ComponentType.ActionRow), components: z.array(textInput(true)).length(1) });

export const modal = z.strictObject({
  custom_id: customId,
  title: z.string().min(1).max(45),
  components: z
    .array(z.discriminatedUnion("type", [label, textDisplay, textRow]))
    .min(1)
    .max(5),
});
