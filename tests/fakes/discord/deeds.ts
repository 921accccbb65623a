import { AuditLogEvent, ChannelType, MessageType } from "discord-api-types/v10";
import { note } from "./audit.ts";
import {
  addMessage,
  addToThread,
  changeChannel,
  createChannel,
  deleteChannel,
  deleteMessage,
  removeMember,
  withOverwrite,
} from "./changes.ts";
import { memberOutput } from "./output.ts";
import { bitsOf, canIn, postingTakes, type Permission } from "./permissions.ts";
import type { Permits, Whom } from "./options.ts";
import type { Person, Said } from "./person.ts";
import { aThread } from "./routes/threads.ts";
import { seenMessage } from "./seen.ts";
import type { Channel, Overwrite, Role, State, User } from "./state.ts";
import type { World } from "./world.ts";

/** Whose overwrite is meant. */
export function subjectOf(state: State, whom: Whom): Pick<Overwrite, "id" | "type"> {
  if (whom === "everyone") return { id: state.guild.id, type: 0 };
  if (whom === "app") return { id: state.bot.id, type: 1 };
  return { id: whom.id, type: "permissions" in whom ? 0 : 1 };
}

export const overwriteOf = (state: State, whom: Whom, { allow = [], deny = [] }: Permits): Overwrite => ({
  ...subjectOf(state, whom),
  allow: bitsOf(allow),
  deny: bitsOf(deny),
});

type Deeds = Pick<
  Person,
  "says" | "permits" | "gives" | "takes" | "deletes" | "renames" | "opensThread" | "adds" | "joins" | "archives" | "kicks" | "leavesGuild"
>;

/** What people do without the app: writing, and running the guild. */
export function deedsOf(world: World, user: User, cannot: (words: string) => Error): Deeds {
  const { state } = world;
  const by = { by: user.id };
  const may = (channel: Channel, permission: Permission): boolean => canIn(state, user.id, channel, permission);
  const must = (channel: Channel, permission: Permission): void => {
    if (!may(channel, permission)) throw cannot(`they lack ${permission} in #${channel.name}`);
  };
  const mustInGuild = (permission: Permission): void => {
    const anywhere = [...state.channels.values()].find(({ thread, recipientId }) => !thread && recipientId === null);
    if (user.id !== state.guild.ownerId && !(anywhere && may(anywhere, permission))) throw cannot(`they lack ${permission}`);
  };

  function refusalOf(channel: Channel): Extract<Said, { refused: true }>["why"] | null {
    if (!state.channels.has(channel.id)) return "gone";
    if (!may(channel, postingTakes(channel))) return "permission";
    if (channel.thread?.isLocked && !may(channel, "ManageThreads")) return "locked";
    const last = channel.postedAt.get(user.id);
    const isEarly = last !== undefined && state.clock.now() - last < channel.slowmodeS * 1000;
    return isEarly && !may(channel, "BypassSlowmode") ? "slowmode" : null;
  }

  function changesRole(role: Role, who: Person, isGiven: boolean): void {
    mustInGuild("ManageRoles");
    const member = state.members.get(who.id);
    if (!member) throw cannot(`${who.name} is not in the guild`);
    if (isGiven) member.roles.add(role.id);
    else member.roles.delete(role.id);
    const changes = [{ key: isGiven ? "$add" : "$remove", new_value: [{ id: role.id, name: role.name }] }];
    note(state, AuditLogEvent.MemberRoleUpdate, { ...by, target: who.id, changes });
    world.emit("GUILD_MEMBER_UPDATE", { guild_id: state.guild.id, ...memberOutput(member) });
  }

  return {
    says(channel, text) {
      const why = refusalOf(channel);
      if (why) return { refused: true, why };
      channel.postedAt.set(user.id, state.clock.now());
      const called = [...text.matchAll(/<@!?(\d{17,19})>/g)].flatMap(([, id]) => id ?? []);
      const mentions = { users: called, roles: [], isEveryone: may(channel, "MentionEveryone") && /@(everyone|here)\b/.test(text) };
      const message = addMessage(world, { channelId: channel.id, authorId: user.id, type: MessageType.Default, content: text, mentions });
      if (channel.thread) channel.thread.members.set(user.id, state.clock.now());
      return seenMessage(state, world.recorder.publicReplies, message, user.id);
    },
    permits(channel, whom, permits) {
      must(channel, "ManageRoles");
      const { id } = subjectOf(state, whom);
      const overwrite = permits && overwriteOf(state, whom, permits);
      changeChannel(world, channel, (it) => void (it.overwrites = withOverwrite(it, id, overwrite)), by);
    },
    gives: (role, who) => changesRole(role, who, true),
    takes: (role, who) => changesRole(role, who, false),
    deletes(what) {
      if ("messages" in what) {
        must(what, what.thread ? "ManageThreads" : "ManageChannels");
        return deleteChannel(world, what, by);
      }
      const channel = state.channels.get(what.channel);
      const message = channel?.messages.find(({ id }) => id === what.id);
      if (!channel || !message) throw cannot("it is gone");
      if (message.authorId !== user.id && message.onlyFor !== user.id) must(channel, "ManageMessages");
      deleteMessage(world, channel, message, by);
    },
    renames(channel, name) {
      must(channel, channel.thread ? "ManageThreads" : "ManageChannels");
      changeChannel(world, channel, (it) => void (it.name = name), by);
    },
    opensThread(channel, name, { isPrivate = false } = {}) {
      must(channel, isPrivate ? "CreatePrivateThreads" : "CreatePublicThreads");
      const type = isPrivate ? ChannelType.PrivateThread : ChannelType.PublicThread;
      return createChannel(world, { name, type, parentId: channel.id, thread: aThread(state.clock.now(), user.id, {}) }, by);
    },
    adds(thread, who) {
      must(thread, "SendMessagesInThreads");
      const isClosed = thread.type === ChannelType.PrivateThread && !thread.thread?.isInvitable && thread.thread?.ownerId !== user.id;
      if (isClosed) must(thread, "ManageThreads");
      addToThread(world, thread, who === "app" ? state.bot.id : who.id, user.id);
    },
    joins(thread) {
      must(thread, "ViewChannel");
      addToThread(world, thread, user.id, user.id);
    },
    archives(thread, { isLocked = false } = {}) {
      if (thread.thread?.ownerId !== user.id || isLocked) must(thread, "ManageThreads");
      changeChannel(
        world,
        thread,
        ({ thread: it }) => void (it && Object.assign(it, { isArchived: true, isLocked, archiveChangedAt: state.clock.now() })),
        by,
      );
    },
    kicks(who) {
      mustInGuild("KickMembers");
      const id = who === "app" ? state.bot.id : who.id;
      note(state, AuditLogEvent.MemberKick, { ...by, target: id });
      removeMember(world, id);
    },
    leavesGuild: () => removeMember(world, user.id),
  };
}
