import { z } from "zod";
import { LIMITS } from "./limits.ts";

/** What each Web API method takes. A form sends everything as text, so flags and counts are read from text too. */

const flag = z.union([z.boolean(), z.enum(["true", "false", "1", "0"]).transform((said) => said === "true" || said === "1")]).optional();
const count = z.union([z.int().min(0), z.string().regex(/^\d+$/).transform(Number)]);
const id = z.string().min(1);
const ts = z.string().regex(/^\d{10}\.\d{6}$/, "must be a message timestamp written as a string");
const some = z.string().optional();
const page = { cursor: some, limit: count.optional() };

/** Taken by every method; `team_id` is put in by Bolt's clients. */
const everywhere = { token: some, team_id: some };
const takes = <S extends z.ZodRawShape>(shape: S) => z.strictObject({ ...everywhere, ...shape });

const content = {
  text: some,
  blocks: z.unknown().optional(),
  attachments: z.unknown().optional(),
  metadata: z.unknown().optional(),
  markdown_text: some,
  parse: z.enum(["full", "none"]).optional(),
  link_names: flag,
};
const look = { username: some, icon_emoji: some, icon_url: some };
const posting = { ...content, mrkdwn: flag, unfurl_links: flag, unfurl_media: flag, reply_broadcast: flag, thread_ts: ts.optional() };

const file = z.strictObject({ id, title: some, highlight_type: some });

export const ARGUMENTS = {
  "auth.test": takes({}),
  "apps.connections.open": takes({}),
  "bots.info": takes({ bot: some }),
  "team.info": takes({ team: some, domain: some }),
  "users.info": takes({ user: id, include_locale: flag }),
  "users.conversations": takes({ ...page, user: some, types: some, exclude_archived: flag }),
  "conversations.info": takes({ channel: id, include_locale: flag, include_num_members: flag }),
  "conversations.members": takes({ channel: id, ...page }),
  "conversations.create": takes({ name: z.string(), is_private: flag }),
  "conversations.invite": takes({ channel: id, users: id, force: flag }),
  "conversations.kick": takes({ channel: id, user: id }),
  "conversations.archive": takes({ channel: id }),
  "conversations.join": takes({ channel: id }),
  "conversations.setTopic": takes({ channel: id, topic: z.string() }),
  "conversations.open": takes({ channel: some, users: some, return_im: flag, prevent_creation: flag }),
  "chat.postMessage": takes({ channel: id, ...posting, ...look }),
  "chat.scheduleMessage": takes({ channel: id, post_at: count, ...posting }),
  "chat.postEphemeral": takes({ channel: id, user: id, thread_ts: ts.optional(), ...content, ...look }),
  "chat.update": takes({ channel: id, ts, reply_broadcast: flag, file_ids: z.array(id).optional(), ...content }),
  "chat.delete": takes({ channel: id, ts }),
  "chat.getPermalink": takes({ channel: id, message_ts: ts }),
  "views.open": takes({ trigger_id: id, view: z.unknown() }),
  "views.push": takes({ trigger_id: id, view: z.unknown() }),
  "views.update": takes({ view_id: some, external_id: some, view: z.unknown(), hash: some }).refine(
    (given) => (given.view_id === undefined) !== (given.external_id === undefined),
    "either view_id or external_id",
  ),
  "views.publish": takes({ user_id: id, view: z.unknown(), hash: some }),
  "files.getUploadURLExternal": takes({ filename: id, length: count, snippet_type: some, alt_txt: some, alt_text: some }),
  "files.completeUploadExternal": takes({
    files: z.array(file).min(1).max(LIMITS.files),
    channel_id: some,
    channels: some,
    thread_ts: ts.optional(),
    initial_comment: some,
    blocks: z.unknown().optional(),
  }),
  "pins.add": takes({ channel: id, timestamp: ts }),
} as const satisfies Readonly<Record<string, z.ZodType>>;

export type MethodName = keyof typeof ARGUMENTS;
export type ArgumentsOf<N extends MethodName> = z.infer<(typeof ARGUMENTS)[N]>;

/** Arguments that a form carries as JSON, and the error Slack gives when they are not JSON. */
export const JSON_ARGUMENTS: Readonly<Record<string, string>> = {
  blocks: "invalid_blocks_format",
  attachments: "invalid_attachments",
  metadata: "invalid_metadata_format",
  view: "invalid_arguments",
  files: "invalid_arguments",
  file_ids: "invalid_arguments",
};

/** Methods that read no JSON body. */
export const FORM_ONLY: ReadonlySet<string> = new Set<MethodName>([
  "bots.info",
  "users.info",
  "users.conversations",
  "conversations.info",
  "conversations.members",
  "chat.getPermalink",
  "files.getUploadURLExternal",
]);
