import { ChannelType, PermissionFlagsBits } from "discord-api-types/v10";
import { asObject, asObjects, asText, type Json } from "../../slack/json.ts";
import { changeChannel, createChannel, deleteChannel, directMessages, withOverwrite } from "../changes.ts";
import { channelEdit, newChannel, overwrite as overwriteForm, threadEdit } from "../checks/channel.ts";
import { channelOutput } from "../output.ts";
import { basePermissions } from "../permissions.ts";
import { missingPermissions, Refused, unknown, wrongField } from "../refused.ts";
import type { Channel, Overwrite } from "../state.ts";
import type { World } from "../world.ts";
import { checked, mustOwn, needsIn, theGuild, visibleChannel, type Asked, type Routes } from "./route.ts";
import { changeThread } from "./threads.ts";

const MOST_OVERWRITES = 1000;
const MOST_CHANNELS = 500;
const bitsOf = (value: unknown): bigint => BigInt((value as string | number | null | undefined) ?? 0);

function readOverwrite({ state }: World, id: string, given: Json): Overwrite {
  const type = given.type === 0 ? 0 : 1;
  const isKnown = type === 0 ? state.roles.has(id) : state.users.has(id);
  if (!isKnown) throw unknown("permission overwrite");
  return { id, type, allow: bitsOf(given.allow), deny: bitsOf(given.deny) };
}

const touched = (before: Overwrite | undefined, after: Overwrite | null): bigint =>
  ((before?.allow ?? 0n) ^ (after?.allow ?? 0n)) | ((before?.deny ?? 0n) ^ (after?.deny ?? 0n));

function readOverwrites(world: World, given: unknown): Map<string, Overwrite> {
  return new Map(asObjects(given).map((each) => [asText(each.id), readOverwrite(world, asText(each.id), each)]));
}

function changed(before: ReadonlyMap<string, Overwrite>, after: ReadonlyMap<string, Overwrite>): bigint {
  return [...new Set([...before.keys(), ...after.keys()])].reduce((sum, id) => sum | touched(before.get(id), after.get(id) ?? null), 0n);
}

function editChannel(world: World, channel: Channel, asked: Asked): Json {
  const { state } = world;
  const body = asObject(checked(world, asked, channelEdit));
  needsIn(world, channel, "ManageChannels");
  const overwrites = body.permission_overwrites ? readOverwrites(world, body.permission_overwrites) : null;
  if (overwrites) {
    needsIn(world, channel, "ManageRoles");
    mustOwn(world, channel, changed(channel.overwrites, overwrites));
  }
  const settings = {
    ...(typeof body.name === "string" && { name: body.name }),
    ...(body.topic !== undefined && { topic: body.topic as string | null }),
    ...(typeof body.rate_limit_per_user === "number" && { slowmodeS: body.rate_limit_per_user }),
    ...(typeof body.nsfw === "boolean" && { isNsfw: body.nsfw }),
    ...(typeof body.position === "number" && { position: body.position }),
    ...(overwrites && { overwrites }),
  };
  changeChannel(world, channel, (it) => Object.assign(it, settings), { by: state.bot.id, reason: asked.reason });
  return channelOutput(state, channel);
}

export const channels: Routes = {
  "GET /guilds/{id}/channels": ({ state }, { ids }) => {
    theGuild(state, ids[0] ?? "");
    return [...state.channels.values()]
      .filter(({ thread, recipientId }) => !thread && recipientId === null)
      .map((channel) => channelOutput(state, channel));
  },

  "POST /guilds/{id}/channels": (world, asked) => {
    const { state } = world;
    theGuild(state, asked.ids[0] ?? "");
    const body = asObject(checked(world, asked, newChannel));
    const member = state.members.get(state.bot.id);
    const base = member ? basePermissions(state, member) : 0n;
    if (!(base & PermissionFlagsBits.ManageChannels)) throw missingPermissions();
    const type = (body.type ?? ChannelType.GuildText) as ChannelType;
    if (type !== ChannelType.GuildText && type !== ChannelType.GuildCategory)
      throw wrongField("type", "only text channels and categories are played here");
    if (state.channels.size >= MOST_CHANNELS) throw new Refused(400, 30013, "Maximum number of guild channels reached (500)");
    const overwrites = readOverwrites(world, body.permission_overwrites);
    // Only what the app itself may do can be handed out or taken with the channel.
    if (changed(new Map(), overwrites) & ~base) throw missingPermissions();
    const parentId = asText(body.parent_id) || null;
    if (parentId && state.channels.get(parentId)?.type !== ChannelType.GuildCategory) {
      throw wrongField("parent_id", "Category does not exist", "CHANNEL_PARENT_INVALID");
    }
    const channel = createChannel(
      world,
      {
        name: type === ChannelType.GuildText ? asText(body.name).toLowerCase().replace(/\s+/g, "-") : asText(body.name),
        type,
        topic: asText(body.topic) || null,
        slowmodeS: Number(body.rate_limit_per_user ?? 0),
        isNsfw: body.nsfw === true,
        parentId,
        overwrites: [...overwrites.values()],
      },
      { by: state.bot.id, reason: asked.reason },
    );
    return channelOutput(state, channel);
  },

  "GET /channels/{id}": (world, { ids }) => channelOutput(world.state, visibleChannel(world, ids[0] ?? "")),

  "PATCH /channels/{id}": (world, asked) => {
    const channel = visibleChannel(world, asked.ids[0] ?? "");
    if (!channel.thread) return editChannel(world, channel, asked);
    changeThread(world, channel, asObject(checked(world, asked, threadEdit)), asked.reason);
    return channelOutput(world.state, channel);
  },

  "DELETE /channels/{id}": (world, { ids, reason }) => {
    const { state } = world;
    const channel = visibleChannel(world, ids[0] ?? "");
    if (channel.recipientId !== null) return channelOutput(state, channel);
    needsIn(world, channel, channel.thread ? "ManageThreads" : "ManageChannels");
    const gone = channelOutput(state, channel);
    deleteChannel(world, channel, { by: state.bot.id, reason });
    return gone;
  },

  "PUT /channels/{id}/permissions/{id}": (world, asked) => {
    const { state } = world;
    const [channelId = "", id = ""] = asked.ids;
    const channel = visibleChannel(world, channelId);
    if (channel.thread) throw new Refused(400, 50024, "Cannot execute action on this channel type", { isFault: true });
    const overwrite = readOverwrite(world, id, asObject(checked(world, asked, overwriteForm)));
    needsIn(world, channel, "ManageRoles");
    mustOwn(world, channel, touched(channel.overwrites.get(id), overwrite));
    if (channel.overwrites.size >= MOST_OVERWRITES && !channel.overwrites.has(id)) {
      throw new Refused(400, 30060, "Maximum number of channel permission overwrites reached (1000)");
    }
    changeChannel(world, channel, (it) => void (it.overwrites = withOverwrite(it, id, overwrite)), {
      by: state.bot.id,
      reason: asked.reason,
    });
    return null;
  },

  "DELETE /channels/{id}/permissions/{id}": (world, { ids, reason }) => {
    const { state } = world;
    const [channelId = "", id = ""] = ids;
    const channel = visibleChannel(world, channelId);
    needsIn(world, channel, "ManageRoles");
    const before = channel.overwrites.get(id);
    if (!before) throw unknown("permission overwrite");
    mustOwn(world, channel, touched(before, null));
    changeChannel(world, channel, (it) => void (it.overwrites = withOverwrite(it, id, null)), { by: state.bot.id, reason });
    return null;
  },

  "POST /users/@me/channels": ({ state }, { body }) => {
    const id = asText(asObject(body).recipient_id);
    const user = state.users.get(id);
    if (!user || user.isBot) throw wrongField("recipient_id", "Invalid Recipient(s)", "INVALID_RECIPIENT");
    return channelOutput(state, directMessages(state, id));
  },
};
