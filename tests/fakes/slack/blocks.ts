import { z } from "zod";
import { mrkdwn, plain, slackFile, text } from "./composition.ts";
import { accessory, actionsElement, button, contextAction, image, inputElement } from "./elements.ts";
import { LIMITS } from "./limits.ts";
import { richText } from "./rich-text.ts";

/** Where blocks are shown. */
export type Surface = "message" | "modal" | "home";

const block_id = z.string().min(1).max(LIMITS.id).optional();

const section = z
  .strictObject({
    type: z.literal("section"),
    block_id,
    text: text(LIMITS.section.text).optional(),
    fields: z.array(text(LIMITS.section.field)).min(1).max(LIMITS.section.fields).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine((given) => given.text !== undefined || given.fields !== undefined, "a section has a text or fields");

const actions = z.strictObject({ type: z.literal("actions"), block_id, elements: z.array(actionsElement).min(1).max(LIMITS.actions) });

const context = z.strictObject({
  type: z.literal("context"),
  block_id,
  elements: z
    .array(z.discriminatedUnion("type", [plain(LIMITS.text), mrkdwn(LIMITS.text), image]))
    .min(1)
    .max(LIMITS.context),
});

const divider = z.strictObject({ type: z.literal("divider"), block_id });

const header = z.strictObject({ type: z.literal("header"), block_id, text: plain(LIMITS.header) });

const imageBlock = z
  .strictObject({
    type: z.literal("image"),
    block_id,
    alt_text: z.string().min(1).max(LIMITS.image.alt),
    title: plain(LIMITS.image.title).optional(),
    image_url: z.url().max(LIMITS.image.url).optional(),
    slack_file: slackFile.optional(),
  })
  .refine((given) => (given.image_url === undefined) !== (given.slack_file === undefined), "an image has an image_url or a slack_file");

const input = z.strictObject({
  type: z.literal("input"),
  block_id,
  label: plain(LIMITS.input.label),
  hint: plain(LIMITS.input.hint).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: inputElement,
});

const markdown = z.strictObject({ type: z.literal("markdown"), block_id, text: z.string().min(1).max(LIMITS.message.markdown) });

const cell = z.discriminatedUnion("type", [
  richText,
  z.strictObject({ type: z.literal("raw_text"), text: z.string().min(1) }),
  z.strictObject({ type: z.literal("raw_number"), value: z.number(), text: z.string().min(1) }),
]);

const table = z.strictObject({
  type: z.literal("table"),
  block_id,
  rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
  column_settings: z
    .array(z.strictObject({ align: z.enum(["left", "center", "right"]).optional(), is_wrapped: z.boolean().optional() }).nullable())
    .max(20)
    .optional(),
});

const dataTable = z
  .strictObject({
    type: z.literal("data_table"),
    block_id,
    caption: z.string().min(1),
    rows: z.array(z.array(cell).min(1).max(20)).min(2).max(201),
    page_size: z.int().min(1).max(100).optional(),
    row_header_column_index: z.int().min(0).optional(),
  })
  .refine(({ rows }) => JSON.stringify(rows).length <= 20_000, "a data_table has at most 20000 characters");

const point = z.strictObject({ label: z.string().min(1).max(20), value: z.number() });
const xy = {
  series: z
    .array(z.strictObject({ name: z.string().min(1).max(20), data: z.array(point).min(1).max(20) }))
    .min(1)
    .max(6),
  axis_config: z.strictObject({
    categories: z.array(z.string().min(1).max(20)).min(1).max(20),
    x_label: z.string().max(50).optional(),
    y_label: z.string().max(50).optional(),
  }),
};
const chart = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("pie"),
    segments: z
      .array(point.extend({ value: z.number().positive() }))
      .min(1)
      .max(6),
  }),
  z.strictObject({ type: z.literal("bar"), ...xy }),
  z.strictObject({ type: z.literal("area"), ...xy }),
  z.strictObject({ type: z.literal("line"), ...xy }),
]);
const dataVisualization = z.strictObject({ type: z.literal("data_visualization"), block_id, title: z.string().min(1).max(50), chart });

const alert = z.strictObject({
  type: z.literal("alert"),
  block_id,
  text: text(200),
  level: z.enum(["default", "info", "warning", "error", "success"]).optional(),
});

const card = z
  .strictObject({
    type: z.literal("card"),
    block_id,
    hero_image: image.optional(),
    icon: image.optional(),
    title: mrkdwn(150).optional(),
    subtitle: mrkdwn(150).optional(),
    body: mrkdwn(200).optional(),
    actions: z.array(button).max(3).optional(),
  })
  .refine(
    (given) => Boolean(given.hero_image ?? given.title ?? given.actions ?? given.body),
    "a card has a hero_image, a title, actions or a body",
  );

const carousel = z.strictObject({ type: z.literal("carousel"), block_id, elements: z.array(card).min(1).max(10) });

const contained = z.discriminatedUnion("type", [actions, context, divider, header, imageBlock, input, richText, section, table]);
const container = z
  .strictObject({
    type: z.literal("container"),
    block_id,
    title: plain(150).optional(),
    rich_text_title: richText.optional(),
    subtitle: text(150).optional(),
    child_blocks: z.array(contained).min(1).max(10),
    width: z.enum(["narrow", "standard", "wide", "full"]).optional(),
    icon: image.optional(),
    is_collapsible: z.boolean().optional(),
    default_collapsed: z.boolean().optional(),
    has_header_divider: z.boolean().optional(),
  })
  .refine((given) => Boolean(given.title ?? given.rich_text_title), "a container has a title or a rich_text_title")
  .refine((given) => !given.default_collapsed || given.is_collapsible === true, "default_collapsed needs is_collapsible");

const contextActions = z.strictObject({
  type: z.literal("context_actions"),
  block_id,
  elements: z.array(contextAction).min(1).max(LIMITS.contextActions),
});

const video = z.strictObject({
  type: z.literal("video"),
  block_id,
  video_url: z.url().max(3000),
  thumbnail_url: z.url().max(3000),
  alt_text: z.string().min(1).max(2000),
  title: plain(199),
  title_url: z.url().max(2000).optional(),
  author_name: z.string().max(49).optional(),
  provider_name: z.string().max(49).optional(),
  provider_icon_url: z.url().optional(),
  description: plain(199).optional(),
});

const everywhere = [actions, context, divider, header, imageBlock, input, richText, section, video] as const;

/** The blocks each surface takes. `file`, `task_card` and `plan` are left out: an app cannot post them or has no use for them. */
export const blocksOf: Readonly<Record<Surface, z.ZodType>> = {
  message: z.array(
    z.discriminatedUnion("type", [...everywhere, markdown, table, dataTable, dataVisualization, card, carousel, container, contextActions]),
  ),
  modal: z.array(z.discriminatedUnion("type", [...everywhere, alert])),
  home: z.array(z.discriminatedUnion("type", everywhere)),
};
