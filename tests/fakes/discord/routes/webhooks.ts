import { MessageFlags } from "discord-api-types/v10";
import { asObject, type Json } from "../../slack/json.ts";
import { deleteMessage } from "../changes.ts";
import { contentOf } from "../content.ts";
import { messageOutput } from "../output.ts";
import { Refused, unknown } from "../refused.ts";
import { addReply, editReply } from "../replies.ts";
import type { Channel, Interaction, Message } from "../state.ts";
import type { World } from "../world.ts";
import type { Asked, Routes } from "./route.ts";

/** The webhook of an interaction: good once it is answered, and for a quarter of an hour. */
function opened({ state, settings }: World, { ids }: Asked): { readonly interaction: Interaction; readonly channel: Channel } {
  const [applicationId, token] = ids;
  const interaction = [...state.interactions.values()].find((each) => each.token === token);
  if (!interaction || applicationId !== state.applicationId) throw unknown("webhook");
  if (state.clock.now() - interaction.atMs > settings.tokenLivesMs) throw new Refused(401, 50027, "Invalid Webhook Token");
  if (interaction.ack === null) throw new Refused(404, 10015, "Unknown Webhook", { isFault: true });
  const channel = state.channels.get(interaction.channelId);
  if (!channel) throw unknown("channel");
  return { interaction, channel };
}

function answerOf({ interaction, channel }: ReturnType<typeof opened>, id: string): Message {
  const sought = id === "@original" ? interaction.original?.id : id;
  const message = channel.messages.find(
    (each) => each.id === sought && (each === interaction.original || each.usedBy?.interactionId === interaction.id),
  );
  if (!message) throw unknown("message");
  return message;
}

const isThinking = ({ flags }: Message): boolean => (flags & MessageFlags.Loading) !== 0;

function edit(world: World, asked: Asked, id: string): Json {
  const there = opened(world, asked);
  const message = answerOf(there, id);
  const content = contentOf(world, asked, asObject(asked.body), { form: "reply", channel: there.channel, before: message });
  editReply(world, message, content);
  return messageOutput(world.state, world.url(), message);
}

function remove(world: World, asked: Asked, id: string): null {
  const there = opened(world, asked);
  deleteMessage(world, there.channel, answerOf(there, id), { by: world.state.bot.id });
  return null;
}

const read = (world: World, asked: Asked, id: string): Json => messageOutput(world.state, world.url(), answerOf(opened(world, asked), id));

const named = ({ ids }: Asked): string => ids[2] ?? "";

export const webhooks: Routes = {
  "POST /webhooks/{id}/{token}": (world, asked) => {
    const { interaction, channel } = opened(world, asked);
    const body = asObject(asked.body);
    const wantsEphemeral = (Number(body.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
    const { original } = interaction;
    if (interaction.ack === "deferred" && original && isThinking(original)) {
      // The first follow-up after a defer is the deferred answer itself: who sees it was fixed by the defer.
      if (wantsEphemeral !== interaction.isDefaultEphemeral) {
        world.recorder.violation(asked.route, "accepted", [
          "the first follow-up after a defer edits it, and its EPHEMERAL flag is ignored",
        ]);
      }
      editReply(world, original, contentOf(world, asked, body, { form: "reply", channel, before: original }));
      return messageOutput(world.state, world.url(), original);
    }
    const content = contentOf(world, asked, body, { form: "reply", channel });
    return messageOutput(world.state, world.url(), addReply(world, interaction, content, wantsEphemeral));
  },
  "GET /webhooks/{id}/{token}/messages/@original": (world, asked) => read(world, asked, "@original"),
  "PATCH /webhooks/{id}/{token}/messages/@original": (world, asked) => edit(world, asked, "@original"),
  "DELETE /webhooks/{id}/{token}/messages/@original": (world, asked) => remove(world, asked, "@original"),
  "GET /webhooks/{id}/{token}/messages/{id}": (world, asked) => read(world, asked, named(asked)),
  "PATCH /webhooks/{id}/{token}/messages/{id}": (world, asked) => edit(world, asked, named(asked)),
  "DELETE /webhooks/{id}/{token}/messages/{id}": (world, asked) => remove(world, asked, named(asked)),
};
