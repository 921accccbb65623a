import { checkContent, rulesFor } from "../content.ts";
import type { Json } from "../json.ts";
import { LIMITS } from "../limits.ts";
import { messageOutput } from "../payloads.ts";
import { faulty, Refused } from "../refused.ts";
import { addMessage, directMessages, withIds, type Channel } from "../state.ts";
import type { World } from "../world.ts";
import { findChannel, findMessage, isIn } from "./find.ts";
import { needs, type Methods } from "./method.ts";

/** Where a message is to go: a channel, or a person, whose direct messages are meant. */
function destination(world: World, id: string): Channel {
  const { state } = world;
  const user = state.users.get(id);
  if (user) {
    if (user.kind === "bot" || user.isDeactivated) throw new Refused("channel_not_found");
    return directMessages(state, user.id);
  }
  if (id.startsWith("#") || id.startsWith("@")) throw faulty("channel_not_found", "a channel is named by its id");
  return findChannel(world, id);
}

function mayPost(world: World, channel: Channel, restricted: string): void {
  if (channel.isArchived) throw new Refused("is_archived");
  if (!isIn(world, channel)) throw new Refused("not_in_channel");
  if (channel.posters && !channel.posters.includes(world.state.bot.id)) throw new Refused(restricted);
}

function threadIn(world: World, method: string, channel: Channel, ts: string | undefined): string | null {
  if (ts === undefined) return null;
  const root = channel.messages.find((message) => message.ts === ts && message.onlyFor === null);
  if (!root) throw new Refused("thread_not_found");
  if (root.threadTs !== null && root.threadTs !== ts) {
    world.recorder.violation(method, "accepted", ["thread_ts is that of a reply; use its parent's"]);
  }
  return root.threadTs ?? ts;
}

const post: NonNullable<Methods["chat.postMessage"]> = (given, world) => {
  needs(world, "chat:write");
  if (given.username ?? given.icon_emoji ?? given.icon_url) needs(world, "chat:write.customize");
  const channel = destination(world, given.channel);
  const content = checkContent(given, rulesFor(world, "chat.postMessage"));
  mayPost(world, channel, "restricted_action_read_only_channel");
  const threadTs = threadIn(world, "chat.postMessage", channel, given.thread_ts);
  const message = addMessage(world.state, {
    channel,
    user: world.state.bot.id,
    ...content,
    metadata: content.metadata ?? null,
    threadTs,
  });
  return { channel: channel.id, ts: message.ts, message: messageOutput(world.state, message) };
};

export const chat: Methods = {
  "chat.postMessage": post,

  "chat.scheduleMessage": (given, world) => {
    needs(world, "chat:write");
    const channel = destination(world, given.channel);
    checkContent(given, rulesFor(world, "chat.scheduleMessage"));
    const inMs = given.post_at * 1000 - world.state.clock.now();
    if (inMs <= 0) throw faulty("time_in_past");
    if (inMs > 120 * 86_400_000) throw faulty("time_too_far");
    const withMetadata = given.metadata !== undefined;
    if (withMetadata) world.recorder.violation("chat.scheduleMessage", "accepted", ["a message with metadata is silently never posted"]);
    const { post_at: _at, ...message } = given;
    if (!withMetadata) world.later(inMs, () => void post(message, world));
    return { channel: channel.id, scheduled_message_id: world.state.ids.id("Q"), post_at: given.post_at, message: { text: given.text } };
  },

  "chat.postEphemeral": (given, world) => {
    needs(world, "chat:write");
    const channel = findChannel(world, given.channel);
    const rules = rulesFor(world, "chat.postEphemeral", { refusesOver: LIMITS.message.textCut });
    const content = checkContent(given, rules);
    mayPost(world, channel, "restricted_action");
    const user = world.state.users.get(given.user);
    if (!user || user.isDeactivated || !channel.members.has(user.id)) throw new Refused("user_not_in_channel");
    if (content.metadata) rules.note("metadata of an ephemeral is not kept");
    const threadTs = threadIn(world, "chat.postEphemeral", channel, given.thread_ts);
    const isActive = channel.messages.some((each) => each.threadTs === threadTs && each.onlyFor === null);
    if (threadTs !== null && !isActive) rules.note("an ephemeral in a thread without replies is not shown");
    const message = addMessage(world.state, {
      channel,
      user: world.state.bot.id,
      ...content,
      metadata: null,
      threadTs,
      onlyFor: user.id,
    });
    return { message_ts: message.ts };
  },

  "chat.update": (given, world) => {
    needs(world, "chat:write");
    const channel = findChannel(world, given.channel);
    const rules = rulesFor(world, "chat.update", { refusesOver: LIMITS.message.text });
    const content = checkContent(given, rules, given.attachments !== undefined);
    const message = findMessage(world, "chat.update", channel, given.ts);
    if (message.user !== world.state.bot.id) throw faulty("cant_update_message");
    if (channel.isArchived) throw new Refused("is_inactive");
    if (given.text !== undefined || given.markdown_text !== undefined) message.text = content.text;
    if (given.blocks !== undefined) {
      message.blocks = withIds(world.state, content.blocks);
    } else if (message.blocks.length > 0) rules.note("text without blocks: the old blocks stay; send them again, or an empty list");
    if (given.attachments !== undefined) message.attachments = content.attachments;
    if (content.metadata !== undefined) message.metadata = content.metadata;
    message.isEdited = true;
    const output: Json = messageOutput(world.state, message);
    return { channel: channel.id, ts: message.ts, text: message.text, message: output };
  },

  "chat.delete": (given, world) => {
    needs(world, "chat:write");
    const channel = findChannel(world, given.channel);
    const message = findMessage(world, "chat.delete", channel, given.ts);
    if (message.user !== world.state.bot.id) throw faulty("cant_delete_message");
    channel.messages = channel.messages.filter((each) => each !== message);
    return { channel: channel.id, ts: message.ts };
  },

  "chat.getPermalink": ({ channel: id, message_ts }, world) => {
    const channel = findChannel(world, id);
    const message = findMessage(world, "chat.getPermalink", channel, message_ts);
    const thread = message.threadTs === null ? "" : `?thread_ts=${message.threadTs}&cid=${channel.id}`;
    return {
      channel: channel.id,
      permalink: `https://${world.state.team.domain}.slack.com/archives/${channel.id}/p${message_ts.replace(".", "")}${thread}`,
    };
  },
};
