import type { Channel } from "./state.ts";
import type { World } from "./world.ts";

/** Comings and goings, and the events the app gets of them while it is in the channel. */

const typeOf = (channel: Channel): string => (channel.kind === "private" ? "G" : "C");

/** An event is sent on its own; who caused it does not wait for the app. */
function tell(world: World, channel: Channel, event: { readonly type: string } & Record<string, unknown>): void {
  void world.events.emit({ ...event }, { isShared: channel.isShared });
}

export function joined(world: World, channel: Channel, user: string, inviter: string | null): void {
  channel.members.add(user);
  if (!channel.members.has(world.state.bot.id)) return;
  const team = world.state.users.get(user)?.teamId ?? world.state.team.id;
  tell(world, channel, {
    type: "member_joined_channel",
    user,
    channel: channel.id,
    channel_type: typeOf(channel),
    team,
    ...(inviter !== null && { inviter }),
  });
}

export function left(world: World, channel: Channel, user: string): void {
  const wasIn = channel.members.has(world.state.bot.id);
  channel.members.delete(user);
  if (!wasIn) return;
  const team = world.state.users.get(user)?.teamId ?? world.state.team.id;
  tell(world, channel, { type: "member_left_channel", user, channel: channel.id, channel_type: typeOf(channel), team });
}

export function archived(world: World, channel: Channel, user: string): void {
  channel.isArchived = true;
  if (!channel.members.has(world.state.bot.id)) return;
  const type = channel.kind === "private" ? "group_archive" : "channel_archive";
  tell(world, channel, { type, channel: channel.id, user, is_moved: 0 });
}
