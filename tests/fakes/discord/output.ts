import { ChannelType, MessageFlags } from "discord-api-types/v10";
import type { Json } from "../slack/json.ts";
import { madeAt } from "./ids.ts";
import { permissionsIn } from "./permissions.ts";
import type { Attachment, Channel, Member, Message, Role, State, UsedBy, User } from "./state.ts";

/** The state in Discord's JSON. */

const iso = (ms: number): string => new Date(ms).toISOString().replace("Z", "000+00:00");

export const userOutput = ({ id, name, isBot }: User): Json => ({
  id,
  username: name.toLowerCase().replace(/[^a-z0-9_.]+/g, "."),
  discriminator: "0",
  global_name: isBot ? null : name,
  avatar: null,
  ...(isBot && { bot: true }),
  public_flags: 0,
});

/** A member without their user, as messages and resolved data have it. */
export const bareMember = ({ roles, joinedAt }: Member): Json => ({
  roles: [...roles],
  joined_at: iso(joinedAt),
  nick: null,
  avatar: null,
  banner: null,
  premium_since: null,
  communication_disabled_until: null,
  pending: false,
  flags: 0,
});

export const memberOutput = (member: Member): Json => ({ user: userOutput(member.user), ...bareMember(member), deaf: false, mute: false });

export const roleOutput = ({ id, name, permissions, position, isManaged, isMentionable, isHoisted, color }: Role): Json => ({
  id,
  name,
  color,
  colors: { primary_color: color, secondary_color: null, tertiary_color: null },
  hoist: isHoisted,
  icon: null,
  unicode_emoji: null,
  position,
  permissions: String(permissions),
  managed: isManaged,
  mentionable: isMentionable,
  flags: 0,
});

const overwritesOutput = ({ overwrites }: Channel): readonly Json[] =>
  [...overwrites.values()].map(({ id, type, allow, deny }) => ({ id, type, allow: String(allow), deny: String(deny) }));

function threadOutput(state: State, { thread, messages }: Channel): Json {
  if (!thread) return {};
  return {
    owner_id: thread.ownerId,
    thread_metadata: {
      archived: thread.isArchived,
      auto_archive_duration: thread.autoArchiveMinutes,
      archive_timestamp: iso(thread.archiveChangedAt),
      locked: thread.isLocked,
      invitable: thread.isInvitable,
      create_timestamp: iso(thread.archiveChangedAt),
    },
    message_count: messages.length,
    total_message_sent: messages.length,
    member_count: thread.members.size,
    ...(thread.members.has(state.bot.id) && { member: threadMemberOutput(state.bot.id, null, thread.members.get(state.bot.id) ?? 0) }),
  };
}

export const threadMemberOutput = (userId: string, threadId: string | null, at: number): Json => ({
  ...(threadId !== null && { id: threadId, user_id: userId }),
  join_timestamp: iso(at),
  flags: 1,
});

/** What stands in every form of a channel. */
const shortChannel = (state: State, channel: Channel): Json => ({
  id: channel.id,
  type: channel.type,
  guild_id: state.guild.id,
  name: channel.name,
  parent_id: channel.parentId,
  last_message_id: channel.messages.findLast(({ onlyFor }) => onlyFor === null)?.id ?? null,
  rate_limit_per_user: channel.slowmodeS,
  flags: 0,
});

export function channelOutput(state: State, channel: Channel): Json {
  if (channel.type === ChannelType.DM) {
    const recipient = state.users.get(channel.recipientId ?? "");
    return { id: channel.id, type: channel.type, last_message_id: null, flags: 0, recipients: recipient ? [userOutput(recipient)] : [] };
  }
  if (channel.thread) return { ...shortChannel(state, channel), ...threadOutput(state, channel) };
  return {
    ...shortChannel(state, channel),
    topic: channel.topic,
    position: channel.position,
    nsfw: channel.isNsfw,
    permission_overwrites: overwritesOutput(channel),
  };
}

/** A channel as an interaction brings it: with what the person may do there. */
export function interactionChannel(state: State, channel: Channel, userId: string): Json {
  const { permission_overwrites: _overwrites, ...rest } = channelOutput(state, channel);
  return { ...rest, permissions: String(permissionsIn(state, userId, channel)) };
}

export const guildOutput = ({ guild, roles }: State): Json => ({
  id: guild.id,
  name: guild.name,
  icon: null,
  description: null,
  owner_id: guild.ownerId,
  preferred_locale: guild.locale,
  roles: [...roles.values()].map(roleOutput),
  emojis: [],
  features: [],
  stickers: [],
  verification_level: 0,
  default_message_notifications: 0,
  explicit_content_filter: 0,
  mfa_level: 0,
  nsfw_level: 0,
  premium_tier: 0,
  premium_subscription_count: 0,
  afk_channel_id: null,
  afk_timeout: 300,
  system_channel_id: null,
  system_channel_flags: 0,
  rules_channel_id: null,
  public_updates_channel_id: null,
  safety_alerts_channel_id: null,
  application_id: null,
  vanity_url_code: null,
  banner: null,
  splash: null,
  discovery_splash: null,
  premium_progress_bar_enabled: false,
  incidents_data: null,
});

export const attachmentOutput = (url: string, channelId: string, { id, name, description, contentType, content }: Attachment): Json => ({
  id,
  filename: name,
  size: content.length,
  url: `${url}/attachments/${channelId}/${id}/${encodeURIComponent(name)}`,
  proxy_url: `${url}/attachments/${channelId}/${id}/${encodeURIComponent(name)}`,
  ...(description !== null && { description }),
  ...(contentType !== null && { content_type: contentType }),
});

function metadataOf(state: State, { interactionId, type, userId, command, messageId }: UsedBy): Json {
  const user = state.users.get(userId);
  return {
    id: interactionId,
    type,
    user: user && userOutput(user),
    authorizing_integration_owners: { "0": state.guild.id },
    ...(command !== null && { name: command }),
    ...(messageId !== null && { interacted_message_id: messageId }),
  };
}

/** A message. `blind`: for those who may not read its content. */
export function messageOutput(state: State, url: string, message: Message, { blind = false } = {}): Json {
  const author = state.users.get(message.authorId);
  const { mentions } = message;
  return {
    id: message.id,
    type: message.type,
    channel_id: message.channelId,
    author: author && userOutput(author),
    content: blind ? "" : message.content,
    embeds: blind ? [] : message.embeds,
    components: blind ? [] : message.components,
    attachments: blind ? [] : message.attachments.map((each) => attachmentOutput(url, message.channelId, each)),
    mentions: mentions.users.flatMap((id) => {
      const user = state.users.get(id);
      return user ? [userOutput(user)] : [];
    }),
    mention_roles: mentions.roles,
    mention_everyone: mentions.isEveryone,
    timestamp: iso(madeAt(message.id)),
    edited_timestamp: message.editedAt === null ? null : iso(message.editedAt),
    tts: false,
    pinned: false,
    flags: message.flags | (message.onlyFor === null ? 0 : MessageFlags.Ephemeral),
    ...(message.nonce !== null && { nonce: message.nonce }),
    ...(author?.isBot && { application_id: state.applicationId }),
    ...(message.usedBy && { webhook_id: state.applicationId, interaction_metadata: metadataOf(state, message.usedBy) }),
    ...(message.replyTo !== null && { message_reference: { type: 0, channel_id: message.channelId, message_id: message.replyTo } }),
  };
}
