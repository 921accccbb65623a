import { ButtonStyle, InteractionType } from "discord-api-types/v10";
import { asText, type Json } from "../slack/json.ts";
import { until } from "../slack/until.ts";
import { directMessages } from "./changes.ts";
import { deedsOf } from "./deeds.ts";
import { encode } from "./entries.ts";
import { buttonsIn, called, menusIn, type Target } from "./finding.ts";
import { findField, idsIn, objections, submission } from "./form.ts";
import { interact, nothing, type Outcome } from "./interacting.ts";
import { messageOutput } from "./output.ts";
import { canIn } from "./permissions.ts";
import type { ActOptions, Person, Place } from "./person.ts";
import { resolve } from "./resolved.ts";
import { seenMessage, seenModal } from "./seen.ts";
import type { Channel, Message, User } from "./state.ts";
import { commandData, offeredCommand } from "./typed.ts";
import type { World } from "./world.ts";

const says = (text: string, words: string | RegExp): boolean => (typeof words === "string" ? text.includes(words) : words.test(text));

interface Spot {
  readonly channel: Channel;
  readonly message: Message;
  readonly target: Target;
}

/** Puts a person in front of the fake. */
export function somebody(world: World, user: User): Person {
  const { state } = world;
  const cannot = (words: string): Error => new Error(`${user.name} cannot: ${words}`);
  // Ephemerals of before a reload: gone from the client, and yet the app can go on editing them.
  const forgotten = new WeakSet<Message>();
  const sees = (channel: Channel): boolean => state.channels.has(channel.id) && canIn(state, user.id, channel, "ViewChannel");
  const mustSee = (channel: Channel): void => {
    if (!sees(channel)) throw cannot(`they do not see #${channel.name}`);
  };
  const visible = (channel: Channel): readonly Message[] => {
    mustSee(channel);
    return channel.messages.filter((message) => message.onlyFor === null || (message.onlyFor === user.id && !forgotten.has(message)));
  };
  const seen = (message: Message) => seenMessage(state, world.recorder.publicReplies, message, user.id);
  const attempt = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw cannot(error instanceof Error ? error.message : String(error));
    }
  };

  /** The newest message in which something is called so. */
  function find(place: Place, name: string, { beside, stale = false }: ActOptions, among: typeof buttonsIn): Spot {
    const channel = "messages" in place ? place : state.channels.get(place.channel);
    if (!channel) throw cannot("the channel is gone");
    const there = "messages" in place ? [...visible(channel)].reverse() : visible(channel).filter(({ id }) => id === place.id);
    for (const message of there) {
      const components = stale && "components" in place ? place.components : message.components;
      const [target, second] = called(among(components, message.content), name, beside);
      if (second) throw cannot(`several things are called "${name}"; say which by the words beside it`);
      if (target?.component.disabled === true) throw cannot(`"${name}" is switched off`);
      if (target) return { channel, message, target };
    }
    throw cannot(`there is no "${name}" in what they see`);
  }

  const use = ({ channel, message, target: { component } }: Spot, more: Json = {}): Promise<Outcome> => {
    const data = { custom_id: component.custom_id, component_type: component.type, id: component.id, ...more };
    return interact(world, { user, channel, type: InteractionType.MessageComponent, data, message });
  };

  const person: Person = {
    ...deedsOf(world, user, cannot),
    id: user.id,
    name: user.name,
    get dm() {
      return directMessages(state, user.id);
    },

    async types(command, options, channel) {
      mustSee(channel);
      const data = attempt(() => commandData(world, user, channel, command, options, null));
      return interact(world, { user, channel, type: InteractionType.ApplicationCommand, data });
    },
    async autocompletes(command, options, channel) {
      mustSee(channel);
      const focused = Object.keys(options).at(-1) ?? "";
      const data = attempt(() => commandData(world, user, channel, command, options, focused));
      const { choices } = await interact(world, { user, channel, type: InteractionType.ApplicationCommandAutocomplete, data });
      return choices.map(({ name, value }) => ({ name: asText(name), value }));
    },
    async usesOn(name, target, channel) {
      mustSee(channel);
      const isMessage = "components" in target;
      const command = attempt(() => offeredCommand(world, user, channel, name, isMessage ? 3 : 2));
      const message = isMessage ? visible(channel).find(({ id }) => id === target.id) : undefined;
      if (isMessage && !message) throw cannot("they do not see that message");
      const resolved = message
        ? { messages: { [target.id]: messageOutput(state, world.url(), message) } }
        : resolve(world, [target.id], channel, user.id);
      const data = { id: command.id, name, type: command.type, target_id: target.id, resolved };
      return interact(world, { user, channel, type: InteractionType.ApplicationCommand, data });
    },

    async presses(place, name, options = {}) {
      const spot = find(place, name, options, buttonsIn);
      const { style, url } = spot.target.component;
      if (style === ButtonStyle.Link) return nothing("not sent", { opened: asText(url) });
      return use(spot);
    },
    async picks(place, name, choice, options = {}) {
      if (place === "modal") {
        person.fills({ [name]: choice });
        return nothing("not sent");
      }
      const spot = find(place, name, options, menusIn);
      const { component } = spot.target;
      const values = attempt(() => encode(state, component, choice)) as readonly string[];
      if (values.length < Number(component.min_values ?? 1)) throw cannot("more must be chosen");
      const resolved = component.options === undefined ? resolve(world, values, spot.channel, user.id) : null;
      return use(spot, { values, ...(resolved && { resolved }) });
    },

    fills(entries) {
      const modal = state.modals.get(user.id);
      if (!modal) throw cannot("no modal is open");
      for (const [label, entry] of Object.entries(entries)) {
        attempt(() => {
          const component = findField(modal, label);
          modal.values.set(asText(component.custom_id), encode(state, component, entry));
        });
      }
    },
    async submits() {
      const modal = state.modals.get(user.id);
      if (!modal) throw cannot("no modal is open");
      modal.errors = objections(modal);
      if (Object.keys(modal.errors).length > 0) return nothing("not sent", { errors: modal.errors });
      const channel = state.channels.get(modal.channelId);
      if (!channel) throw cannot("the channel is gone");
      const resolved = resolve(world, idsIn(modal), channel, user.id);
      const data = { ...submission(modal), ...(resolved && { resolved }) };
      const outcome = await interact(world, { user, channel, type: InteractionType.ModalSubmit, data, message: modal.message });
      // Without an answer the client says that something went wrong, and keeps the modal open.
      if (outcome.answered === "acked" && state.modals.get(user.id) === modal) state.modals.delete(user.id);
      return outcome;
    },
    dismisses: () => void state.modals.delete(user.id),
    reloads() {
      state.modals.delete(user.id);
      for (const { messages } of state.channels.values()) for (const each of messages) if (each.onlyFor === user.id) forgotten.add(each);
    },
    downloads({ channel, id }, name) {
      const home = state.channels.get(channel);
      const message = home && visible(home).find((each) => each.id === id);
      const file = message?.attachments.find((each) => each.name === name);
      if (!file) throw cannot(`there is no file "${name}"`);
      return file.content.toString();
    },

    canSee: sees,
    can: (channel, permission) => canIn(state, user.id, channel, permission),
    messages: (channel) => visible(channel).map(seen),
    sees: (channel) => person.messages(channel).map(({ text }) => text),
    modal: () => seenModal(state, user.id),

    waitsForModal: (title = /^/) =>
      until(`${user.name} sees the modal ${String(title)}, not ${person.modal()?.title ?? "none"}`, () => {
        const modal = person.modal();
        return modal && says(modal.title, title) && modal;
      }),
    waitsForMessage: (channel, words) =>
      until(`${user.name} reads ${String(words)} in #${channel.name}`, () =>
        sees(channel) ? person.messages(channel).findLast(({ text }) => says(text, words)) : null,
      ),
    async waitsUntilGone(channel, words) {
      await until(`${user.name} reads ${String(words)} no more`, () => !person.messages(channel).some(({ text }) => says(text, words)));
    },
  };
  return person;
}
