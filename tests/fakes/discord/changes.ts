import { AuditLogEvent, ChannelType, MessageType } from "discord-api-types/v10";
import type { Json } from "../slack/json.ts";
import { changesOf, note, noteOverwrite } from "./audit.ts";
import { channelOutput, messageOutput, userOutput } from "./output.ts";
import type { Channel, Mentions, Message, Overwrite, State, Thread } from "./state.ts";
import type { World } from "./world.ts";

/** Changes of the guild, whoever makes them: the state, the audit log and the event. */

export interface By {
  readonly by: string;
  readonly reason?: string | null;
}

export const NO_MENTIONS: Mentions = { users: [], roles: [], isEveryone: false };

export interface NewChannel {
  readonly name: string;
  readonly type?: ChannelType;
  readonly topic?: string | null;
  readonly parentId?: string | null;
  readonly overwrites?: readonly Overwrite[];
  readonly slowmodeS?: number;
  readonly isNsfw?: boolean;
  readonly thread?: Thread | null;
  readonly recipientId?: string | null;
  readonly id?: string;
}

export function addChannel(state: State, wanted: NewChannel): Channel {
  const channel: Channel = {
    id: wanted.id ?? state.ids.id(),
    type: wanted.type ?? ChannelType.GuildText,
    parentId: wanted.parentId ?? null,
    thread: wanted.thread ?? null,
    recipientId: wanted.recipientId ?? null,
    name: wanted.name,
    topic: wanted.topic ?? null,
    position: state.channels.size,
    isNsfw: wanted.isNsfw ?? false,
    slowmodeS: wanted.slowmodeS ?? 0,
    overwrites: new Map((wanted.overwrites ?? []).map((each) => [each.id, each])),
    messages: [],
    postedAt: new Map(),
  };
  state.channels.set(channel.id, channel);
  return channel;
}

/** The direct messages of the app and one person; made when they are first needed. */
export function directMessages(state: State, userId: string): Channel {
  const found = [...state.channels.values()].find(({ recipientId }) => recipientId === userId);
  return found ?? addChannel(state, { name: "", type: ChannelType.DM, recipientId: userId });
}

const settingsOf = ({ name, topic, slowmodeS, isNsfw, parentId, thread }: Channel): Json => ({
  name,
  ...(!thread && { topic, nsfw: isNsfw, parent_id: parentId }),
  ...(thread && {
    archived: thread.isArchived,
    locked: thread.isLocked,
    invitable: thread.isInvitable,
    auto_archive_duration: thread.autoArchiveMinutes,
  }),
  rate_limit_per_user: slowmodeS,
});

export function createChannel({ state, emit }: World, wanted: NewChannel, { by, reason = null }: By): Channel {
  const channel = addChannel(state, wanted);
  const action = channel.thread ? AuditLogEvent.ThreadCreate : AuditLogEvent.ChannelCreate;
  note(state, action, { by, target: channel.id, reason, changes: changesOf({}, settingsOf(channel)) });
  const output = channelOutput(state, channel);
  emit(channel.thread ? "THREAD_CREATE" : "CHANNEL_CREATE", channel.thread ? { ...output, newly_created: true } : output);
  return channel;
}

/** Changes settings and overwrites in one go; every overwrite is an entry of its own. */
export function changeChannel(
  { state, emit }: World,
  channel: Channel,
  change: (channel: Channel) => void,
  { by, reason = null }: By,
): void {
  const [settings, overwrites] = [settingsOf(channel), channel.overwrites];
  change(channel);
  const changes = changesOf(settings, settingsOf(channel));
  const action = channel.thread ? AuditLogEvent.ThreadUpdate : AuditLogEvent.ChannelUpdate;
  if (changes.length > 0) note(state, action, { by, target: channel.id, reason, changes });
  for (const id of new Set([...overwrites.keys(), ...channel.overwrites.keys()])) {
    noteOverwrite(state, { channelId: channel.id, by, reason }, overwrites.get(id), channel.overwrites.get(id));
  }
  emit(channel.thread ? "THREAD_UPDATE" : "CHANNEL_UPDATE", channelOutput(state, channel));
}

export const withOverwrite = (channel: Channel, id: string, overwrite: Overwrite | null): Map<string, Overwrite> => {
  const all = new Map(channel.overwrites);
  if (overwrite) all.set(id, overwrite);
  else all.delete(id);
  return all;
};

export function deleteChannel({ state, emit }: World, channel: Channel, { by, reason = null }: By): void {
  const gone = channelOutput(state, channel);
  state.channels.delete(channel.id);
  for (const each of state.channels.values()) if (each.thread && each.parentId === channel.id) state.channels.delete(each.id);
  const action = channel.thread ? AuditLogEvent.ThreadDelete : AuditLogEvent.ChannelDelete;
  note(state, action, { by, target: channel.id, reason, changes: changesOf(settingsOf(channel), {}) });
  const { id, type, parent_id } = gone;
  emit(channel.thread ? "THREAD_DELETE" : "CHANNEL_DELETE", channel.thread ? { id, type, parent_id, guild_id: state.guild.id } : gone);
}

export type NewMessage = Pick<Message, "channelId" | "authorId"> & Partial<Omit<Message, "id">>;

/** Puts a message where people see it, and tells those who may know. */
export function addMessage(world: World, wanted: NewMessage): Message {
  const { state } = world;
  const message: Message = {
    id: state.ids.id(),
    type: MessageType.Default,
    onlyFor: null,
    nonce: null,
    usedBy: null,
    replyTo: null,
    content: "",
    embeds: [],
    components: [],
    attachments: [],
    mentions: NO_MENTIONS,
    flags: 0,
    editedAt: null,
    ...wanted,
  };
  const channel = state.channels.get(message.channelId);
  channel?.messages.push(message);
  if (channel?.thread) {
    channel.thread.activeAt = state.clock.now();
    if (channel.thread.isArchived && !channel.thread.isLocked) setArchived(world, channel, false);
  }
  tell(world, "MESSAGE_CREATE", message);
  return message;
}

/** Ephemerals go to their person only; content only to those with the intent, the author and whoever is called. */
export function tell({ state, gateway, url }: World, event: "MESSAGE_CREATE" | "MESSAGE_UPDATE", message: Message): void {
  const channel = state.channels.get(message.channelId);
  if (message.onlyFor !== null || !channel) return;
  const isDirect = channel.recipientId !== null;
  const author = state.users.get(message.authorId);
  const around = isDirect
    ? {}
    : { guild_id: state.guild.id, ...(author && { member: { roles: [...(state.members.get(author.id)?.roles ?? [])] } }) };
  const isOpen = isDirect || message.authorId === state.bot.id || message.mentions.users.includes(state.bot.id);
  const whole = { ...messageOutput(state, url(), message), ...around };
  gateway.emit(event, whole, {
    isDirect,
    ...(!isOpen && { blind: { ...messageOutput(state, url(), message, { blind: true }), ...around } }),
  });
}

export function deleteMessage({ state, gateway }: World, channel: Channel, message: Message, { by, reason = null }: By): void {
  channel.messages = channel.messages.filter((each) => each !== message);
  if (message.onlyFor !== null) return;
  if (by !== message.authorId) {
    const options = { channel_id: channel.id, count: "1" };
    note(state, AuditLogEvent.MessageDelete, { by, target: message.authorId, reason, options });
  }
  const isDirect = channel.recipientId !== null;
  gateway.emit("MESSAGE_DELETE", { id: message.id, channel_id: channel.id, ...(!isDirect && { guild_id: state.guild.id }) }, { isDirect });
}

export function setArchived({ state, emit }: World, channel: Channel, isArchived: boolean): void {
  if (!channel.thread) return;
  channel.thread.isArchived = isArchived;
  channel.thread.archiveChangedAt = state.clock.now();
  emit("THREAD_UPDATE", channelOutput(state, channel));
}

/** Puts somebody into a thread; being added by another is said aloud in it. */
export function addToThread(world: World, channel: Channel, userId: string, by: string): void {
  const { state } = world;
  if (!channel.thread || channel.thread.members.has(userId)) return;
  channel.thread.members.set(userId, state.clock.now());
  if (by !== userId) {
    addMessage(world, {
      channelId: channel.id,
      authorId: by,
      type: MessageType.RecipientAdd,
      mentions: { ...NO_MENTIONS, users: [userId] },
    });
  }
}

/** Threads that nobody wrote in for long enough are archived. */
export function archiveQuietThreads(world: World): void {
  const { state } = world;
  for (const channel of state.channels.values()) {
    const { thread } = channel;
    if (thread && !thread.isArchived && state.clock.now() - thread.activeAt > thread.autoArchiveMinutes * 60_000)
      setArchived(world, channel, true);
  }
}

/** Takes somebody out of the guild; the app itself loses everything. */
export function removeMember({ state, emit }: World, userId: string): void {
  const user = state.users.get(userId);
  if (!user) return;
  if (userId === state.bot.id) emit("GUILD_DELETE", { id: state.guild.id });
  else emit("GUILD_MEMBER_REMOVE", { guild_id: state.guild.id, user: userOutput(user) });
  state.members.delete(userId);
  for (const { thread } of state.channels.values()) thread?.members.delete(userId);
}
