import { asObjects, asText, type Json } from "../slack/json.ts";
import { buttonsIn, menusIn } from "./finding.ts";
import { fieldsOf, type Field } from "./form.ts";
import { labelOf, shownComponents, shownMessage } from "./showing.ts";
import type { PublicReply } from "./recorder.ts";
import type { Message, State } from "./state.ts";

export interface SeenMenu {
  readonly placeholder: string;
  readonly options: readonly string[];
  readonly isDisabled: boolean;
}

export interface SeenMessage {
  readonly refused: false;
  readonly id: string;
  readonly channel: string;
  readonly from: string;
  /** As it is read, buttons in square brackets. */
  readonly text: string;
  /** The labels of the buttons that can be pressed. */
  readonly buttons: readonly string[];
  readonly disabledButtons: readonly string[];
  readonly menus: readonly SeenMenu[];
  readonly attachments: readonly string[];
  readonly isOnlyForYou: boolean;
  readonly isEdited: boolean;
  /** Whether it calls this person: by name, by a role, or with everybody. */
  readonly isPing: boolean;
  /** "Ada used /parley", above a public answer to Ada's act. */
  readonly usedBy: string | null;
  readonly flags: number;
  /** What the message carries for every client to read, though none shows it. */
  readonly nonce: string | number | null;
  /** Its components at this moment, for a press on what has changed since. */
  readonly components: readonly Json[];
}

export interface SeenModal {
  readonly customId: string;
  readonly title: string;
  readonly text: string;
  readonly fields: readonly Field[];
  /** What was objected to, by the label of the field. */
  readonly errors: Readonly<Record<string, string>>;
}

export function seenMessage(state: State, replies: readonly PublicReply[], message: Message, userId: string): SeenMessage {
  const buttons = buttonsIn(message.components).map(({ component }) => component);
  const labels = (isOff: boolean): readonly string[] => buttons.filter(({ disabled }) => (disabled === true) === isOff).map(labelOf);
  const { users, roles, isEveryone } = message.mentions;
  const own = state.members.get(userId)?.roles;
  return {
    refused: false,
    id: message.id,
    channel: message.channelId,
    from: state.users.get(message.authorId)?.name ?? message.authorId,
    text: shownMessage(state, message),
    buttons: labels(false),
    disabledButtons: labels(true),
    menus: menusIn(message.components).map(({ component }) => ({
      placeholder: asText(component.placeholder),
      options: asObjects(component.options).map(({ label }) => asText(label)),
      isDisabled: component.disabled === true,
    })),
    attachments: message.attachments.map(({ name }) => name),
    isOnlyForYou: message.onlyFor !== null,
    isEdited: message.editedAt !== null,
    isPing: isEveryone || users.includes(userId) || roles.some((role) => own?.has(role)),
    usedBy: replies.find(({ messageId }) => messageId === message.id)?.line ?? null,
    flags: message.flags,
    nonce: message.nonce,
    components: structuredClone(message.components),
  };
}

export function seenModal(state: State, userId: string): SeenModal | null {
  const modal = state.modals.get(userId);
  if (!modal) return null;
  return {
    customId: modal.customId,
    title: modal.title,
    text: shownComponents(state, modal.components),
    fields: fieldsOf(state, modal),
    errors: modal.errors,
  };
}
