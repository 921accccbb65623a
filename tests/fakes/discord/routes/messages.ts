import { GatewayIntentBits, MessageType } from "discord-api-types/v10";
import { asObject } from "../../slack/json.ts";
import { addMessage, deleteMessage, tell } from "../changes.ts";
import { contentOf } from "../content.ts";
import { madeAt } from "../ids.ts";
import { messageOutput } from "../output.ts";
import { postingTakes } from "../permissions.ts";
import { missingPermissions, Refused, unknown, wrongField } from "../refused.ts";
import type { Channel, Message } from "../state.ts";
import type { World } from "../world.ts";
import { needsIn, visibleChannel, type Routes } from "./route.ts";

/** How long a nonce is remembered: "the past few minutes". */
const NONCE_LIVES_MS = 5 * 60_000;

export function findMessage(channel: Channel, id: string | undefined): Message {
  const message = channel.messages.find((each) => each.id === id && each.onlyFor === null);
  if (!message) throw unknown("message");
  return message;
}

function mayPost(world: World, channel: Channel): void {
  const { state } = world;
  if (channel.recipientId !== null && !state.users.get(channel.recipientId)?.takesDms) {
    throw new Refused(403, 50007, "Cannot send messages to this user");
  }
  needsIn(world, channel, postingTakes(channel));
  if (channel.thread?.isLocked) needsIn(world, channel, "ManageThreads");
}

/** The message that was already sent with this nonce, when that is to be enforced. */
function sentBefore({ state }: World, channel: Channel, nonce: unknown): Message | undefined {
  const { clock, bot } = state;
  return channel.messages.find(
    (each) => each.authorId === bot.id && each.nonce !== null && each.nonce === nonce && clock.now() - madeAt(each.id) < NONCE_LIVES_MS,
  );
}

function own({ state }: World, message: Message): void {
  if (message.authorId !== state.bot.id) throw new Refused(403, 50005, "Cannot edit a message authored by another user", { isFault: true });
}

export const messages: Routes = {
  "POST /channels/{id}/messages": (world, asked) => {
    const { state, url } = world;
    const channel = visibleChannel(world, asked.ids[0] ?? "");
    mayPost(world, channel);
    const body = asObject(asked.body);
    const nonce = typeof body.nonce === "string" || typeof body.nonce === "number" ? body.nonce : null;
    const reference = asObject(body.message_reference);
    const replyTo = channel.messages.find(({ id, onlyFor }) => id === reference.message_id && onlyFor === null) ?? null;
    const content = contentOf(world, asked, body, { form: "create", channel, replyTo });
    if (body.message_reference && !replyTo && reference.fail_if_not_exists !== false) {
      throw wrongField("message_reference", "Unknown message", "REPLIES_UNKNOWN_MESSAGE");
    }
    if (content.attachments.length > 0) needsIn(world, channel, "AttachFiles");
    const first = body.enforce_nonce === true && nonce !== null ? sentBefore(world, channel, nonce) : undefined;
    if (first) return messageOutput(state, url(), first);
    const message = addMessage(world, {
      ...content,
      channelId: channel.id,
      authorId: state.bot.id,
      type: replyTo ? MessageType.Reply : MessageType.Default,
      nonce,
      replyTo: replyTo?.id ?? null,
    });
    return messageOutput(state, url(), message);
  },

  "GET /channels/{id}/messages": (world, { ids, query }) => {
    const channel = visibleChannel(world, ids[0] ?? "");
    needsIn(world, channel, "ReadMessageHistory");
    const limit = Number(query.get("limit") ?? 50);
    if (!(limit >= 1 && limit <= 100)) throw wrongField("limit", "int value should be between 1 and 100.");
    const [before, after] = [query.get("before"), query.get("after")];
    const open = channel.messages.filter(
      ({ id, onlyFor }) => onlyFor === null && (!before || BigInt(id) < BigInt(before)) && (!after || BigInt(id) > BigInt(after)),
    );
    const page = after ? open.slice(0, limit) : open.slice(-limit);
    return [...page].reverse().map((message) => readable(world, message));
  },

  "GET /channels/{id}/messages/{id}": (world, { ids }) => {
    const channel = visibleChannel(world, ids[0] ?? "");
    needsIn(world, channel, "ReadMessageHistory");
    return readable(world, findMessage(channel, ids[1]));
  },

  "PATCH /channels/{id}/messages/{id}": (world, asked) => {
    const { state, url } = world;
    const channel = visibleChannel(world, asked.ids[0] ?? "");
    const message = findMessage(channel, asked.ids[1]);
    own(world, message);
    if (channel.thread?.isArchived) throw new Refused(400, 50083, "Thread is archived");
    const content = contentOf(world, asked, asObject(asked.body), { form: "edit", channel, before: message });
    Object.assign(message, content, { editedAt: state.clock.now() });
    tell(world, "MESSAGE_UPDATE", message);
    return messageOutput(state, url(), message);
  },

  "DELETE /channels/{id}/messages/{id}": (world, { ids, reason }) => {
    const { state } = world;
    const channel = visibleChannel(world, ids[0] ?? "");
    const message = findMessage(channel, ids[1]);
    if (channel.thread?.isArchived) throw new Refused(400, 50083, "Thread is archived");
    if (message.authorId !== state.bot.id) {
      if (channel.recipientId !== null) throw missingPermissions();
      needsIn(world, channel, "ManageMessages");
    }
    deleteMessage(world, channel, message, { by: state.bot.id, reason });
    return null;
  },

  "POST /channels/{id}/typing": (world, { ids }) => {
    const channel = visibleChannel(world, ids[0] ?? "");
    needsIn(world, channel, postingTakes(channel));
    return null;
  },
};

/** Without the intent for content the app reads only its own messages and those that call it. */
function readable({ state, url }: World, message: Message): ReturnType<typeof messageOutput> {
  const isOpen =
    message.authorId === state.bot.id ||
    message.mentions.users.includes(state.bot.id) ||
    (state.privilegedIntents & GatewayIntentBits.MessageContent) !== 0;
  return messageOutput(state, url(), message, { blind: !isOpen });
}
