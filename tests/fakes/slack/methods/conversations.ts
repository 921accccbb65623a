import { LIMITS } from "../limits.ts";
import { faulty, Refused } from "../refused.ts";
import { addChannel, directMessages, type Channel, type User } from "../state.ts";
import { archived, joined, left } from "../membership.ts";
import type { World } from "../world.ts";
import { describeChannel } from "./channel-output.ts";
import { findChannel, findUser, isIn, manageChannel, readChannel } from "./find.ts";
import { needs, type Methods } from "./method.ts";
import { pageOf } from "./page.ts";

function checkName(name: string): void {
  if (name === "") throw faulty("invalid_name_required");
  if (name.length > LIMITS.channelName) throw faulty("invalid_name_maxlength");
  if (/[^\p{Ll}\p{Lo}\p{M}\p{N}_-]/u.test(name)) throw faulty("invalid_name_specials");
  if (!/[\p{L}\p{N}]/u.test(name)) throw faulty("invalid_name_punctuation");
}

/** Why somebody cannot be taken into a channel; null when they can. */
function obstacle(world: World, channel: Channel, id: string): string | null {
  const user = world.state.users.get(id);
  if (!user || user.isDeactivated) return "user_not_found";
  if (user.id === world.state.bot.id) return "cant_invite_self";
  if (channel.members.has(user.id)) return "already_in_channel";
  if (user.kind === "external" && !channel.isShared) return "no_external_invite_permission";
  return null;
}

function openFor(world: World, people: readonly User[]): Channel {
  const { state } = world;
  const [first] = people;
  if (people.length === 1 && first) return directMessages(state, first.id);
  const members = [...people.map(({ id }) => id), state.bot.id];
  const found = [...state.channels.values()].find(
    (channel) => channel.kind === "mpim" && channel.members.size === members.length && members.every((id) => channel.members.has(id)),
  );
  return found ?? addChannel(state, { kind: "mpim", name: `mpdm-${people.map(({ name }) => name.toLowerCase()).join("--")}-1`, members });
}

export const conversations: Methods = {
  "conversations.info": ({ channel, include_num_members }, world) => ({
    channel: describeChannel(world.state, readChannel(world, channel), include_num_members),
  }),

  "conversations.members": ({ channel, cursor, limit }, world) => {
    const { items, next } = pageOf([...readChannel(world, channel).members], cursor, limit);
    return { members: items, response_metadata: { next_cursor: next } };
  },

  "conversations.create": ({ name, is_private = false }, world) => {
    needs(world, is_private ? "groups:write" : "channels:manage");
    checkName(name);
    const { state } = world;
    if ([...state.channels.values()].some((channel) => channel.name === name)) throw new Refused("name_taken");
    const channel = addChannel(state, { kind: is_private ? "private" : "public", name, members: [state.bot.id] });
    return { channel: describeChannel(state, channel) };
  },

  "conversations.invite": ({ channel: id, users, force = false }, world) => {
    const channel = manageChannel(world, id);
    const wanted = users.split(",").map((user) => user.trim());
    if (wanted.length > LIMITS.invitees) throw faulty("too_many_users", `no more than ${LIMITS.invitees} people at once`);
    if (channel.isArchived) throw new Refused("is_archived");
    const errors = wanted.flatMap((user) => {
      const error = obstacle(world, channel, user);
      return error ? [{ user, ok: false, error }] : [];
    });
    const [first] = errors;
    const welcome = wanted.filter((user) => !errors.some((each) => each.user === user));
    if (first && (!force || welcome.length === 0)) throw new Refused(first.error, { extra: { errors } });
    for (const user of welcome) joined(world, channel, user, world.state.bot.id);
    return { channel: describeChannel(world.state, channel), ...(errors.length > 0 && { errors }) };
  },

  "conversations.kick": ({ channel: id, user }, world) => {
    const channel = manageChannel(world, id);
    if (user === world.state.bot.id) throw faulty("cant_kick_self");
    if (!channel.members.has(findUser(world, user).id)) throw new Refused("not_in_channel");
    left(world, channel, user);
    return { errors: {} };
  },

  "conversations.archive": ({ channel: id }, world) => {
    const channel = manageChannel(world, id);
    if (channel.kind === "im" || channel.kind === "mpim") throw faulty("method_not_supported_for_channel_type");
    if (channel.isArchived) throw new Refused("already_archived");
    archived(world, channel, world.state.bot.id);
    return {};
  },

  "conversations.join": ({ channel: id }, world) => {
    needs(world, "channels:join");
    const channel = findChannel(world, id);
    if (channel.kind !== "public") throw faulty("method_not_supported_for_channel_type");
    if (channel.isArchived) throw new Refused("is_archived");
    const already = isIn(world, channel);
    if (!already) joined(world, channel, world.state.bot.id, null);
    return { channel: describeChannel(world.state, channel), ...(already && { warning: "already_in_channel" }) };
  },

  "conversations.setTopic": ({ channel: id, topic }, world) => {
    const channel = manageChannel(world, id);
    if (topic.length > LIMITS.topic) throw faulty("too_long");
    if (channel.isArchived) throw new Refused("is_archived");
    channel.topic = topic;
    return { channel: describeChannel(world.state, channel) };
  },

  "conversations.open": ({ channel: id, users, return_im = false }, world) => {
    if (id !== undefined) return { channel: describeChannel(world.state, findChannel(world, id)) };
    if (users === undefined) throw faulty("users_list_not_supplied");
    const people = users.split(",").map((user) => findUser(world, user.trim()));
    needs(world, people.length > 1 ? "mpim:write" : "im:write");
    if (people.length > 8) throw faulty("too_many_users");
    if (people.some((user) => user.isDeactivated)) throw new Refused("user_disabled");
    const channel = openFor(world, people);
    return { channel: return_im ? describeChannel(world.state, channel) : { id: channel.id } };
  },
};
