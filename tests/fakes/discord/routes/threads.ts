import { ChannelType } from "discord-api-types/v10";
import { asObject, asText, type Json } from "../../slack/json.ts";
import { addToThread, changeChannel, createChannel } from "../changes.ts";
import { newThread, threadOfMessage } from "../checks/channel.ts";
import { channelOutput, memberOutput, threadMemberOutput } from "../output.ts";
import { canIn } from "../permissions.ts";
import { missingPermissions, Refused, unknown } from "../refused.ts";
import type { Channel, Thread } from "../state.ts";
import type { World } from "../world.ts";
import { findMessage } from "./messages.ts";
import { checked, needsIn, theGuild, visibleChannel, type Asked, type Routes } from "./route.ts";

const MOST_ACTIVE = 1000;

const activeThreads = ({ state }: World): readonly Channel[] =>
  [...state.channels.values()].filter(({ thread }) => thread && !thread.isArchived);

export function aThread(now: number, ownerId: string, body: Json): Thread {
  return {
    ownerId,
    members: new Map([[ownerId, now]]),
    isInvitable: body.invitable !== false,
    isArchived: false,
    isLocked: false,
    autoArchiveMinutes: Number(body.auto_archive_duration ?? 4320),
    archiveChangedAt: now,
    activeAt: now,
  };
}

function openThread(world: World, parent: Channel, body: Json, type: ChannelType, { reason }: Asked, id?: string): Json {
  const { state } = world;
  if (parent.type !== ChannelType.GuildText) throw new Refused(400, 50024, "Cannot execute action on this channel type", { isFault: true });
  needsIn(world, parent, type === ChannelType.PrivateThread ? "CreatePrivateThreads" : "CreatePublicThreads");
  if (activeThreads(world).length >= MOST_ACTIVE) throw new Refused(400, 160006, "Maximum number of active threads reached");
  const thread = createChannel(
    world,
    {
      ...(id !== undefined && { id }),
      name: asText(body.name),
      type,
      parentId: parent.id,
      slowmodeS: Number(body.rate_limit_per_user ?? 0),
      thread: aThread(state.clock.now(), state.bot.id, body),
    },
    { by: state.bot.id, reason },
  );
  return channelOutput(state, thread);
}

/** Whoever opened a thread may archive it; the rest takes MANAGE_THREADS, and nothing else goes while it is archived. */
export function changeThread(world: World, channel: Channel, body: Json, reason: string | null): void {
  const { state } = world;
  const { thread } = channel;
  if (!thread) return;
  const isModerator = canIn(state, state.bot.id, channel, "ManageThreads");
  const isOwner = thread.ownerId === state.bot.id;
  const takesModerator =
    body.locked !== undefined || body.rate_limit_per_user !== undefined || (thread.isLocked && body.archived === false);
  if (!isModerator && (takesModerator || !isOwner)) throw missingPermissions();
  if (thread.isArchived && body.archived !== false) throw new Refused(400, 50083, "Thread is archived");
  changeChannel(
    world,
    channel,
    (it) => {
      if (body.name) it.name = asText(body.name);
      if (typeof body.rate_limit_per_user === "number") it.slowmodeS = body.rate_limit_per_user;
      if (typeof body.invitable === "boolean") thread.isInvitable = body.invitable;
      if (typeof body.locked === "boolean") thread.isLocked = body.locked;
      if (typeof body.auto_archive_duration === "number") thread.autoArchiveMinutes = body.auto_archive_duration;
      if (typeof body.archived === "boolean" && body.archived !== thread.isArchived) {
        thread.isArchived = body.archived;
        thread.archiveChangedAt = thread.activeAt = state.clock.now();
      }
    },
    { by: state.bot.id, reason },
  );
}

function liveThread(world: World, id: string | undefined): { readonly channel: Channel; readonly thread: Thread } {
  const channel = visibleChannel(world, id ?? "");
  if (!channel.thread) throw new Refused(400, 50024, "Cannot execute action on this channel type", { isFault: true });
  if (channel.thread.isArchived) throw new Refused(400, 50083, "Thread is archived");
  return { channel, thread: channel.thread };
}

export const threads: Routes = {
  "POST /channels/{id}/threads": (world, asked) => {
    const body = asObject(checked(world, asked, newThread));
    return openThread(
      world,
      visibleChannel(world, asked.ids[0] ?? ""),
      body,
      (body.type ?? ChannelType.PrivateThread) as ChannelType,
      asked,
    );
  },

  "POST /channels/{id}/messages/{id}/threads": (world, asked) => {
    const body = asObject(checked(world, asked, threadOfMessage));
    const channel = visibleChannel(world, asked.ids[0] ?? "");
    const message = findMessage(channel, asked.ids[1]);
    if (world.state.channels.has(message.id))
      throw new Refused(400, 160004, "A thread has already been created for this message", { isFault: true });
    return openThread(world, channel, body, ChannelType.PublicThread, asked, message.id);
  },

  "PUT /channels/{id}/thread-members/@me": (world, { ids }) => {
    const { channel } = liveThread(world, ids[0]);
    addToThread(world, channel, world.state.bot.id, world.state.bot.id);
    return null;
  },

  "PUT /channels/{id}/thread-members/{id}": (world, { ids }) => {
    const { state } = world;
    const { channel, thread } = liveThread(world, ids[0]);
    const userId = ids[1] ?? "";
    if (!state.members.has(userId)) throw unknown("member");
    needsIn(world, channel, "SendMessagesInThreads");
    const mayInvite = channel.type !== ChannelType.PrivateThread || thread.isInvitable || thread.ownerId === state.bot.id;
    if (!mayInvite) needsIn(world, channel, "ManageThreads");
    addToThread(world, channel, userId, state.bot.id);
    return null;
  },

  "DELETE /channels/{id}/thread-members/{id}": (world, { ids }) => {
    const { state } = world;
    const { channel, thread } = liveThread(world, ids[0]);
    const isOwn = channel.type === ChannelType.PrivateThread && thread.ownerId === state.bot.id;
    if (!isOwn) needsIn(world, channel, "ManageThreads");
    if (!thread.members.delete(ids[1] ?? "")) throw unknown("member");
    return null;
  },

  "GET /channels/{id}/thread-members": (world, { ids, query }) => {
    const { state } = world;
    const channel = visibleChannel(world, ids[0] ?? "");
    return [...(channel.thread?.members ?? [])].map(([userId, at]) => {
      const member = query.get("with_member") === "true" ? state.members.get(userId) : undefined;
      return { ...threadMemberOutput(userId, channel.id, at), ...(member && { member: memberOutput(member) }) };
    });
  },

  "GET /guilds/{id}/threads/active": (world, { ids }) => {
    const { state } = world;
    theGuild(state, ids[0] ?? "");
    const seen = activeThreads(world).filter((channel) => canIn(state, state.bot.id, channel, "ViewChannel"));
    const own = seen.flatMap(({ id, thread }) => {
      const at = thread?.members.get(state.bot.id);
      return at === undefined ? [] : [threadMemberOutput(state.bot.id, id, at)];
    });
    return { threads: seen.map((channel) => channelOutput(state, channel)), members: own };
  },
};
