import { MessageFlags } from "discord-api-types/v10";
import { z } from "zod";
import { asObject, asObjects, asText, type Json } from "../../slack/json.ts";
import { findings, joined, type Complaint, type Findings } from "../complaints.ts";
import { snowflake } from "./elements.ts";
import { legacyTop, v2Top } from "./layout.ts";
import { ruleFindings, shownFiles, wholeFindings } from "./rules.ts";

/** A message's body, whole: its form, its limits, and the rules of the two kinds of messages. */

const text = (most: number) => z.string().max(most).nullish();
const flag = z.boolean().nullish();
const picture = z.strictObject({ url: z.string(), height: z.int().nullish(), width: z.int().nullish() });
const embed = z.strictObject({
  title: text(256),
  description: text(4096),
  url: text(2048),
  timestamp: z.iso.datetime({ offset: true }).nullish(),
  color: z.int().min(0).max(0xffffff).nullish(),
  footer: z.strictObject({ text: z.string().max(2048), icon_url: text(2048) }).nullish(),
  image: picture.nullish(),
  thumbnail: picture.nullish(),
  author: z.strictObject({ name: z.string().max(256), url: text(2048), icon_url: text(2048) }).nullish(),
  fields: z
    .array(z.strictObject({ name: z.string().min(1).max(256), value: z.string().min(1).max(1024), inline: flag }))
    .max(25)
    .nullish(),
  type: z.string().nullish(),
});
const mentions = z.strictObject({
  parse: z.array(z.enum(["roles", "users", "everyone"])).nullish(),
  roles: z.array(snowflake).max(100).nullish(),
  users: z.array(snowflake).max(100).nullish(),
  replied_user: flag,
});

const content = {
  content: text(2000),
  embeds: z.array(embed).max(10).nullish(),
  allowed_mentions: mentions.nullish(),
  components: z.array(z.unknown()).nullish(),
  attachments: z
    .array(z.strictObject({ id: z.union([z.int(), z.string()]), filename: text(260), description: text(1024), title: text(1024) }))
    .max(10)
    .nullish(),
  flags: z.int().nullish(),
};
const nonce = z.union([z.int(), z.string().max(25, "Must be 25 or fewer in length.")]).nullish();
const reference = z.strictObject({
  type: z.int().nullish(),
  message_id: snowflake,
  channel_id: snowflake.nullish(),
  guild_id: snowflake.nullish(),
  fail_if_not_exists: flag,
});
const poll = z.strictObject({
  question: z.strictObject({ text: z.string().max(300) }),
  answers: z
    .array(z.strictObject({ poll_media: z.strictObject({ text: z.string().max(55), emoji: z.unknown().optional() }) }))
    .min(1)
    .max(10),
  duration: z.int().min(1).max(768).nullish(),
  allow_multiselect: flag,
  layout_type: z.int().nullish(),
});

const FORMS = {
  create: z.strictObject({
    ...content,
    nonce,
    enforce_nonce: flag,
    tts: flag,
    message_reference: reference.nullish(),
    sticker_ids: z.array(snowflake).max(3).nullish(),
    poll: poll.nullish(),
  }),
  edit: z.strictObject(content),
  reply: z.strictObject({ ...content, tts: flag, poll: poll.nullish() }),
} as const;
export type MessageForm = keyof typeof FORMS;

const wrong = (path: readonly PropertyKey[], code: string, message: string): Complaint => ({ path, code, message });
const isFilled = (value: unknown): boolean => (Array.isArray(value) || typeof value === "string" ? value.length > 0 : Boolean(value));

const SENDABLE =
  MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | MessageFlags.IsVoiceMessage | MessageFlags.IsComponentsV2;

function embedSize(embeds: readonly Json[]): number {
  const lengths = embeds.flatMap(({ title, description, footer, author, fields }) => [
    title,
    description,
    asObject(footer).text,
    asObject(author).name,
    ...asObjects(fields).flatMap(({ name, value }) => [name, value]),
  ]);
  return lengths.reduce<number>((sum, each) => sum + asText(each).length, 0);
}

function mentionComplaints(given: unknown, at: readonly PropertyKey[]): readonly Complaint[] {
  const { parse, users, roles } = asObject(given);
  const both = (list: unknown, kind: string): boolean => isFilled(list) && Array.isArray(parse) && parse.includes(kind);
  return both(users, "users") || both(roles, "roles")
    ? [wrong([...at, "allowed_mentions"], "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", "parse and a list of ids exclude each other")]
    : [];
}

export interface Around {
  readonly form: MessageForm;
  /** Where the message stands in the body. */
  readonly at?: readonly PropertyKey[];
  /** Whether the message is (already, or by these flags) one of components only. */
  readonly isV2: boolean;
  /** Names of the files that come with it or are kept. */
  readonly files: readonly string[];
}

/** Whether the flags make it a message of components only. */
export const hasV2Flag = (flags: unknown): boolean => (Number(flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;

export function messageFindings(body: Json, { form, at = [], isV2, files }: Around): Findings {
  const components = asObjects(body.components);
  const where = [...at, "components"];
  const stray = Number(body.flags ?? 0) & ~(SENDABLE | (form === "create" ? 0 : MessageFlags.Ephemeral));
  const forbidden = isV2 ? ["content", "embeds", "poll", "sticker_ids"].filter((key) => isFilled(body[key])) : [];
  const shown = shownFiles(components);
  return joined([
    findings(FORMS[form], body, at),
    findings(isV2 ? v2Top : legacyTop, body.components ?? [], where),
    ruleFindings(components, where),
    {
      complaints: [
        ...(isV2 ? wholeFindings(components, where) : []),
        ...forbidden.map((key) =>
          wrong(
            [...at, key],
            "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
            `The '${key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
          ),
        ),
        ...(embedSize(asObjects(body.embeds)) > 6000
          ? [wrong([...at, "embeds"], "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000")]
          : []),
        ...mentionComplaints(body.allowed_mentions, at),
        ...shown
          .filter((name) => !files.includes(name))
          .map((name) =>
            wrong(where, "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", `The attachment ${name} is not in the message`),
          ),
      ],
      notes: [
        ...(stray ? [`flags that cannot be set here: ${stray}`] : []),
        ...(isV2 ? files.filter((name) => !shown.includes(name)).map((name) => `the attachment ${name} is shown by no component`) : []),
      ],
    },
  ]);
}
