import { InteractionType, MessageFlags, MessageType } from "discord-api-types/v10";
import { addMessage, tell } from "./changes.ts";
import type { Content } from "./content.ts";
import type { Interaction, Message } from "./state.ts";
import type { World } from "./world.ts";

/** Messages that answer an act: to everybody, under the actor's name, or to the actor alone. */

const EMPTY: Content = {
  content: "",
  embeds: [],
  components: [],
  attachments: [],
  mentions: { users: [], roles: [], isEveryone: false },
  flags: 0,
};

const lineOf = ({ state }: World, { userId, command, type }: Interaction): string => {
  const name = state.users.get(userId)?.name ?? userId;
  if (command !== null) return `${name} used /${command}`;
  return type === InteractionType.MessageComponent ? `${name} used a component` : `${name} submitted a form`;
};

/** Shows an answer. Null for its content: "is thinking…". */
export function addReply(world: World, interaction: Interaction, content: Content | null, isEphemeral: boolean): Message {
  const { recorder, state } = world;
  const { userId, type, command, id, channelId, message: on } = interaction;
  const whole = content ?? { ...EMPTY, flags: MessageFlags.Loading };
  const message = addMessage(world, {
    ...whole,
    channelId,
    authorId: state.bot.id,
    type: command === null ? MessageType.Default : MessageType.ChatInputCommand,
    onlyFor: isEphemeral ? userId : null,
    usedBy: { interactionId: id, type, userId, command, messageId: on?.id ?? null },
  });
  if (!isEphemeral) recorder.publicReplies.push({ messageId: message.id, channelId, userId, line: lineOf(world, interaction) });
  return message;
}

export function editReply(world: World, message: Message, content: Content): void {
  const wasThinking = (message.flags & MessageFlags.Loading) !== 0;
  Object.assign(message, content, wasThinking ? {} : { editedAt: world.state.clock.now() });
  tell(world, "MESSAGE_UPDATE", message);
}
