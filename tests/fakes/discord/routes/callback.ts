import { InteractionResponseType, InteractionType, MessageFlags } from "discord-api-types/v10";
import { z } from "zod";
import { asObject, asObjects, type Json } from "../../slack/json.ts";
import { modal as modalForm } from "../checks/layout.ts";
import { ruleFindings } from "../checks/rules.ts";
import { withIds } from "../checks/tree.ts";
import { findings, joined } from "../complaints.ts";
import { contentOf } from "../content.ts";
import { messageOutput } from "../output.ts";
import { Refused, unknown, wrongField } from "../refused.ts";
import { addReply, editReply } from "../replies.ts";
import type { AckKind, Interaction } from "../state.ts";
import type { World } from "../world.ts";
import { refuse, type Asked, type Routes } from "./route.ts";

const { ChannelMessageWithSource, DeferredChannelMessageWithSource, DeferredMessageUpdate, UpdateMessage } = InteractionResponseType;
const { ApplicationCommandAutocompleteResult, Modal } = InteractionResponseType;
const choiceForm = z.strictObject({
  name: z.string().min(1).max(100),
  name_localizations: z.record(z.string(), z.string().nullable()).nullish(),
  value: z.union([z.string().max(100), z.number()]),
});
const choicesForm = z.strictObject({ choices: z.array(choiceForm).max(25).nullish() });
const deferForm = z.strictObject({ flags: z.int().nullish() });

const isEphemeralFlag = (flags: unknown): boolean => (Number(flags ?? 0) & MessageFlags.Ephemeral) !== 0;
const forbidden = (words: string): Refused => wrongField("type", words, "INTERACTION_RESPONSE_TYPE_INVALID");

/** Which answers go with which acts. */
function mustSuit(type: InteractionResponseType, { type: act, message }: Interaction): void {
  const isAutocomplete = act === InteractionType.ApplicationCommandAutocomplete;
  if (isAutocomplete !== (type === ApplicationCommandAutocompleteResult)) {
    throw forbidden(isAutocomplete ? "an autocomplete is answered with choices only" : "choices answer an autocomplete only");
  }
  const isUpdate = type === DeferredMessageUpdate || type === UpdateMessage;
  if (isUpdate && act !== InteractionType.MessageComponent && !(act === InteractionType.ModalSubmit && message)) {
    throw forbidden("there is no message to update: the act was none on a component");
  }
  if (type === Modal && act === InteractionType.ModalSubmit) throw forbidden("a modal cannot answer a modal");
}

function showModal(world: World, asked: Asked, interaction: Interaction, data: Json): void {
  const components = asObjects(data.components);
  refuse(world, asked.route, joined([findings(modalForm, data, ["data"]), ruleFindings(components, ["data", "components"])]));
  world.state.modals.set(interaction.userId, {
    customId: String(data.custom_id),
    title: String(data.title),
    components: withIds(components),
    channelId: interaction.channelId,
    message: interaction.message,
    values: new Map(),
    errors: {},
  });
}

function perform(world: World, asked: Asked, interaction: Interaction, type: InteractionResponseType, data: Json): AckKind {
  const channel = world.state.channels.get(interaction.channelId);
  if (!channel) throw unknown("channel");
  switch (type) {
    case ChannelMessageWithSource: {
      const content = contentOf(world, asked, data, { form: "reply", channel, at: ["data"] });
      interaction.original = addReply(world, interaction, content, isEphemeralFlag(data.flags));
      return "message";
    }
    case DeferredChannelMessageWithSource:
      refuse(world, asked.route, findings(deferForm, data, ["data"]));
      if (Number(data.flags ?? 0) & ~MessageFlags.Ephemeral) {
        world.recorder.violation(asked.route, "accepted", ["a deferred answer takes no flag but EPHEMERAL"]);
      }
      interaction.isDefaultEphemeral = isEphemeralFlag(data.flags);
      interaction.original = addReply(world, interaction, null, interaction.isDefaultEphemeral);
      return "deferred";
    case DeferredMessageUpdate:
      interaction.original = interaction.message;
      return "deferred update";
    case UpdateMessage: {
      const { message } = interaction;
      if (!message) throw unknown("message");
      editReply(world, message, contentOf(world, asked, data, { form: "reply", channel, before: message, at: ["data"] }));
      interaction.original = message;
      return "update";
    }
    case ApplicationCommandAutocompleteResult:
      refuse(world, asked.route, findings(choicesForm, data, ["data"]));
      interaction.choices = asObjects(data.choices);
      return "choices";
    case Modal:
      showModal(world, asked, interaction, data);
      return "modal";
    default:
      throw wrongField("type", "Value must be one of {4, 5, 6, 7, 8, 9}.", "BASE_TYPE_CHOICES");
  }
}

export const callback: Routes = {
  "POST /interactions/{id}/{token}/callback": (world, asked) => {
    const { state, settings, url } = world;
    const interaction = state.interactions.get(asked.ids[0] ?? "");
    if (!interaction || interaction.token !== asked.ids[1]) throw unknown("interaction");
    const afterMs = state.clock.now() - interaction.atMs;
    if (interaction.ack !== null) throw new Refused(400, 40060, "Interaction has already been acknowledged.", { isFault: true });
    if (interaction.isDead || afterMs > settings.ackWithinMs) throw unknown("interaction");
    const { type: given, data } = asObject(asked.body);
    const type = given as InteractionResponseType;
    const strange = Object.keys(asked.body).filter((key) => key !== "type" && key !== "data");
    if (strange.length > 0) world.recorder.violation(asked.route, "accepted", [`unknown keys: ${strange.join(", ")}`]);
    mustSuit(type, interaction);
    interaction.ack = perform(world, asked, interaction, type, asObject(data));
    interaction.ackedAfterMs = afterMs;
    interaction.settle();
    if (asked.query.get("with_response") !== "true") return null;
    const { original, id, type: act } = interaction;
    const shows = original && type !== DeferredMessageUpdate;
    return {
      interaction: {
        id,
        type: act,
        response_message_id: original?.id ?? null,
        response_message_loading: type === DeferredChannelMessageWithSource,
        response_message_ephemeral: original ? original.onlyFor !== null : false,
      },
      ...(shows && { resource: { type, message: messageOutput(state, url(), original) } }),
    };
  },
};
