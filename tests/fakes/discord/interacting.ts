import { InteractionType } from "discord-api-types/v10";
import { asObject, asText, type Json } from "../slack/json.ts";
import { interactionChannel, memberOutput, messageOutput, userOutput } from "./output.ts";
import { permissionsIn } from "./permissions.ts";
import type { SentInteraction } from "./recorder.ts";
import { isIn, type AckKind, type Channel, type Interaction, type Message, type User } from "./state.ts";
import type { World } from "./world.ts";

/** What a person's act led to, as far as they can tell. */
export interface Outcome {
  /** `timed out`: "The application did not respond". `not sent`: Discord's own client objected. */
  readonly answered: "acked" | "timed out" | "unreachable" | "not sent";
  readonly with: AckKind | null;
  readonly ackedAfterMs: number | null;
  /** What the client objected to, by the label of the field. */
  readonly errors: Readonly<Record<string, string>>;
  /** The page a button opened in the browser. */
  readonly opened: string | null;
  readonly choices: readonly Json[];
}

export const nothing = (answered: Outcome["answered"], more: Partial<Outcome> = {}): Outcome => ({
  answered,
  with: null,
  ackedAfterMs: null,
  errors: {},
  opened: null,
  choices: [],
  ...more,
});

interface Wanted {
  readonly user: User;
  readonly channel: Channel;
  readonly type: InteractionType;
  readonly data: Json;
  readonly message?: Message | null;
}

function payloadOf(world: World, { id, token, message }: Interaction, { user, channel, type, data }: Wanted): Json {
  const { state } = world;
  const isDirect = channel.recipientId !== null;
  const member = state.members.get(user.id);
  const guild = state.guild;
  return {
    id,
    application_id: state.applicationId,
    type,
    data,
    token,
    version: 1,
    channel_id: channel.id,
    channel: interactionChannel(state, channel, user.id),
    ...(isDirect
      ? { user: userOutput(user), context: 1, authorizing_integration_owners: { "0": "0" } }
      : {
          guild_id: guild.id,
          guild: { id: guild.id, locale: guild.locale, features: [] },
          guild_locale: guild.locale,
          member: { ...(member && memberOutput(member)), permissions: String(permissionsIn(state, user.id, channel)) },
          context: 0,
          authorizing_integration_owners: { "0": guild.id },
        }),
    locale: user.locale,
    app_permissions: String(permissionsIn(state, state.bot.id, channel)),
    entitlements: [],
    attachment_size_limit: 10_485_760,
    ...(message && { message: messageOutput(state, world.url(), message) }),
  };
}

const commandOf = ({ type, data }: Wanted): string | null => (type === InteractionType.ApplicationCommand ? asText(data.name) : null);

/** Sends somebody's act to the app and waits for its first answer, or until the time for it is over. */
export function interact(world: World, wanted: Wanted): Promise<Outcome> {
  const { state, gateway, settings, sent, faults } = world;
  const isShutOut = wanted.channel.recipientId === null && !isIn(state);
  if (!gateway.isListening || isShutOut) return Promise.resolve(nothing("unreachable"));
  return new Promise((resolve) => {
    const interaction: Interaction = {
      id: state.ids.id(),
      token: state.ids.secret(64),
      type: wanted.type,
      userId: wanted.user.id,
      channelId: wanted.channel.id,
      command: commandOf(wanted),
      message: wanted.message ?? null,
      atMs: state.clock.now(),
      isDead: false,
      ack: null,
      ackedAfterMs: null,
      choices: [],
      original: null,
      isDefaultEphemeral: false,
      settle() {
        clearTimeout(patience);
        const { ack, ackedAfterMs, choices } = interaction;
        resolve(ack === null ? nothing("timed out") : nothing("acked", { with: ack, ackedAfterMs, choices }));
      },
    };
    const patience = world.later(settings.ackWithinMs, () => {
      interaction.isDead = true;
      interaction.settle();
    });
    state.interactions.set(interaction.id, interaction);
    const payload = payloadOf(world, interaction, wanted);
    sent.push(recorded(interaction, payload));
    gateway.emit("INTERACTION_CREATE", payload);
    if (faults.takeDuplicate()) gateway.emit("INTERACTION_CREATE", payload);
  });
}

/** The record of an interaction follows what becomes of it. */
const recorded = (interaction: Interaction, payload: Json): SentInteraction => ({
  id: interaction.id,
  payload: asObject(structuredClone(payload)),
  at: new Date(interaction.atMs),
  get ack() {
    return interaction.ack;
  },
  get ackedAfterMs() {
    return interaction.ackedAfterMs;
  },
});
