import { ChannelType, PermissionFlagsBits } from "discord-api-types/v10";
import type { Channel, Member, State } from "./state.ts";

export type Permission = keyof typeof PermissionFlagsBits;

export const ALL = Object.values(PermissionFlagsBits).reduce((sum, bit) => sum | bit, 0n);
const { Administrator, ViewChannel, SendMessages, ManageThreads } = PermissionFlagsBits;
const { AttachFiles, EmbedLinks, MentionEveryone, SendTTSMessages } = PermissionFlagsBits;

export const bitsOf = (permissions: readonly Permission[]): bigint =>
  permissions.reduce((sum, name) => sum | PermissionFlagsBits[name], 0n);

/** What a member may do in the guild: @everyone's and their roles' permissions; the owner and administrators may do all. */
export function basePermissions(state: State, member: Member): bigint {
  if (member.user.id === state.guild.ownerId) return ALL;
  const roles = [state.guild.id, ...member.roles].map((id) => state.roles.get(id)?.permissions ?? 0n);
  const sum = roles.reduce((all, each) => all | each, 0n);
  return sum & Administrator ? ALL : sum;
}

/** Documented order: @everyone's overwrite, role denies, role allows, member deny, member allow. */
function withOverwrites(state: State, member: Member, base: bigint, { overwrites }: Channel): bigint {
  const everyone = overwrites.get(state.guild.id);
  const ofRoles = [...overwrites.values()].filter(({ id, type }) => type === 0 && id !== state.guild.id && member.roles.has(id));
  const own = overwrites.get(member.user.id);
  const steps = [
    { deny: everyone?.deny ?? 0n, allow: everyone?.allow ?? 0n },
    ofRoles.reduce((sum, { deny, allow }) => ({ deny: sum.deny | deny, allow: sum.allow | allow }), { deny: 0n, allow: 0n }),
    { deny: own?.deny ?? 0n, allow: own?.allow ?? 0n },
  ];
  return steps.reduce((all, { deny, allow }) => (all & ~deny) | allow, base);
}

/** Whoever cannot see can do nothing, and whoever cannot write can neither attach nor call everyone. */
function withImplied(permissions: bigint): bigint {
  if (!(permissions & ViewChannel)) return 0n;
  if (permissions & SendMessages) return permissions;
  return permissions & ~(AttachFiles | EmbedLinks | MentionEveryone | SendTTSMessages);
}

/** What somebody may do in a channel. A thread has no overwrites: its parent decides, and whether one is in it when it is private. */
export function permissionsIn(state: State, userId: string, channel: Channel): bigint {
  if (channel.recipientId !== null) return userId === channel.recipientId || userId === state.bot.id ? ALL : 0n;
  const member = state.members.get(userId);
  if (!member) return 0n;
  const base = basePermissions(state, member);
  const home = channel.thread && channel.parentId !== null ? state.channels.get(channel.parentId) : channel;
  if (!home) return 0n;
  if (base === ALL) return ALL;
  const found = withImplied(withOverwrites(state, member, base, home));
  if (channel.type !== ChannelType.PrivateThread) return found;
  return found & ManageThreads || channel.thread?.members.has(userId) ? found : 0n;
}

export const canIn = (state: State, userId: string, channel: Channel, permission: Permission): boolean =>
  (permissionsIn(state, userId, channel) & PermissionFlagsBits[permission]) !== 0n;

/** The permission that posting in this channel takes. */
export const postingTakes = (channel: Channel): Permission => (channel.thread ? "SendMessagesInThreads" : "SendMessages");

/** The highest of a member's roles; they can change only what stands below it. */
export const highestRole = (state: State, userId: string): number =>
  userId === state.guild.ownerId
    ? Number.MAX_SAFE_INTEGER
    : Math.max(0, ...[...(state.members.get(userId)?.roles ?? [])].map((id) => state.roles.get(id)?.position ?? 0));
