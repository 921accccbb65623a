import { buttonsCalled, choicesCalled, overflowOf, pressOf, type Target } from "./finding.ts";
import { encode, findField, objections, wordsOf } from "./form.ts";
import { asText, type Json } from "./json.ts";
import { archived, joined, left } from "./membership.ts";
import { closeModal, clearModals, stackOf, topModal, viewOutput } from "./modals.ts";
import { afterAction, afterCommand, afterSubmission, notSent, outcomeOf, type Outcome } from "./outcome.ts";
import { closedPayload, commandPayload, messageActionPayload, shortcutPayload, submissionPayload, viewActionPayload } from "./payloads.ts";
import { newResponseUrl } from "./response-url.ts";
import type { Person, Place } from "./person.ts";
import { seenHome, seenMessage, seenModal } from "./seen.ts";
import { within, type Spot } from "./spots.ts";
import { blocksOfView, visibleTo } from "./showing.ts";
import { addMessage, directMessages, type Channel, type Message, type User } from "./state.ts";
import { until } from "./until.ts";
import type { World } from "./world.ts";

const says = (text: string, words: string | RegExp): boolean => (typeof words === "string" ? text.includes(words) : words.test(text));

/** Puts a person in front of the fake. */
export function somebody(world: World, user: User): Person {
  const { state, settings } = world;
  const cannot = (words: string): Error => new Error(`${user.name} cannot: ${words}`);
  const mustUseApps = (): void => {
    if (!user.canUseApps || user.isDeactivated) throw cannot("apps are not offered to them");
  };
  const mustBeIn = (channel: Channel): void => {
    if (!channel.members.has(user.id)) throw cannot(`they are not in #${channel.name}`);
  };
  const mustSee = (channel: Channel): void => {
    if (channel.kind !== "public" || user.kind !== "member") mustBeIn(channel);
  };
  const interact = (payload: Json) => world.send({ kind: "interactive", payload });

  function find(place: Place, called: string, stale: boolean, among: (blocks: readonly Json[]) => readonly Target[]) {
    const channel =
      typeof place === "string" ? null : "messages" in place ? place : "ts" in place ? state.channels.get(place.channel) : null;
    if (channel) mustSee(channel);
    for (const spot of within(place, user, world, stale)) {
      const [target, second] = among(spot.blocks);
      if (second) throw cannot(`several things are called "${called}"; say which by the words beside it`);
      if (target) return { spot, target };
    }
    const there = typeof place === "string" ? place : "what they see";
    throw cannot(`there is no "${called}" in ${there}`);
  }

  async function act(spot: Spot, action: Json, opened: string | null): Promise<Outcome> {
    if (spot.kind === "view") return afterAction(world, await interact(viewActionPayload(state, user, spot.view, action)), opened);
    const { channel, message } = spot;
    if (channel.isArchived) throw cannot("the channel is archived");
    const responseUrl = newResponseUrl(world, user.id, channel, message);
    return afterAction(world, await interact(messageActionPayload(state, user, channel, message, action, { responseUrl })), opened);
  }

  function keep(spot: Spot, { block, element }: Target, value: Json): void {
    const values = spot.kind === "view" ? spot.view.values : (spot.message.values.get(user.id) ?? {});
    const id = asText(block.block_id);
    values[id] = { ...values[id], [asText(element.action_id)]: value };
    if (spot.kind === "message") spot.message.values.set(user.id, values);
  }

  const dispatches = ({ block, element }: { readonly block: Json; readonly element: Json }): boolean => {
    if (block.dispatch_action !== true) return false;
    const isTyped = asText(element.type).endsWith("_input");
    const on = (element.dispatch_action_config as Json | undefined)?.trigger_actions_on as readonly string[] | undefined;
    return !isTyped || (on?.includes("on_character_entered") ?? false);
  };

  const actionOf = ({ block, element }: Target, value: Json): Json => ({
    ...value,
    block_id: block.block_id,
    action_id: element.action_id,
    ...(element.placeholder !== undefined && { placeholder: element.placeholder }),
  });

  const person: Person = {
    id: user.id,
    name: user.name,
    kind: user.kind,
    get dm() {
      return directMessages(state, user.id);
    },

    async types(command, text, channel, { thread } = {}) {
      mustUseApps();
      mustBeIn(channel);
      if (user.kind === "external") throw cannot("commands are not offered to people from other organisations");
      if (thread !== undefined) throw cannot("commands do not work in threads");
      if (channel.isArchived) throw cannot("the channel is archived");
      if (settings.commands && !settings.commands.includes(command)) throw cannot(`there is no command ${command}`);
      const responseUrl = newResponseUrl(world, user.id, channel, null);
      const payload = commandPayload(state, user, channel, command, text, { responseUrl });
      return afterCommand(world, await world.send({ kind: "slash_commands", payload }), user, channel);
    },

    says(channel, text, { thread } = {}) {
      mustBeIn(channel);
      if (channel.isArchived) throw cannot("the channel is archived");
      if (channel.posters && !channel.posters.includes(user.id)) throw cannot("only some people can post here");
      return seenMessage(state, addMessage(state, { channel, user: user.id, text, threadTs: thread ?? null }), user.id);
    },

    async presses(place, called, { beside, confirms = true, stale = false } = {}) {
      mustUseApps();
      const { spot, target } = find(place, called, stale, (blocks) => buttonsCalled(state, blocks, called, beside));
      if (target.element.confirm && !confirms) return notSent();
      return act(spot, pressOf(target), typeof target.element.url === "string" ? target.element.url : null);
    },

    async picks(place, called, choice) {
      mustUseApps();
      const { spot, target } = find(place, called, false, (blocks) => choicesCalled(state, blocks, called));
      if (target.element.type === "overflow") return act(spot, overflowOf(target, wordsOf(choice)), null);
      const value = encode(state, target.element, choice);
      keep(spot, target, value);
      if (target.block.type === "input" && !dispatches(target)) return notSent();
      return act(spot, actionOf(target, value), null);
    },

    async usesShortcut(callbackId) {
      mustUseApps();
      if (user.kind === "external") throw cannot("shortcuts are not offered to people from other organisations");
      if (settings.shortcuts && !settings.shortcuts.includes(callbackId)) throw cannot(`there is no shortcut ${callbackId}`);
      return outcomeOf(await interact(shortcutPayload(state, user, callbackId)));
    },

    opensHome() {
      mustUseApps();
      if (user.kind === "external") throw cannot("the app's home is not offered to people from other organisations");
      const view = state.homes.get(user.id);
      return world.events.emit({
        type: "app_home_opened",
        user: user.id,
        channel: directMessages(state, user.id).id,
        tab: "home",
        ...(view && { view: viewOutput(state, view) }),
      });
    },

    async fills(entries) {
      const outcomes: Outcome[] = [];
      for (const [label, entry] of Object.entries(entries)) {
        const view = topModal(state, user.id);
        if (!view) throw cannot("no modal is open");
        const found = findField(view, label);
        const spot: Spot = { kind: "view", view, blocks: blocksOfView(view) };
        const target: Target = { ...found, side: null };
        const value = encode(state, found.element, entry);
        keep(spot, target, value);
        if (dispatches(found)) outcomes.push(await act(spot, actionOf(target, value), null));
      }
      return outcomes;
    },

    async submits() {
      const view = topModal(state, user.id);
      if (!view) throw cannot("no modal is open");
      if (view.sent.submit === undefined) throw cannot("the modal has nothing to submit");
      const wrong = objections(view);
      if (Object.keys(wrong).length > 0) return notSent(wrong);
      return afterSubmission(world, await interact(submissionPayload(state, user, view)), view);
    },

    async closes(what = "top") {
      const stack = stackOf(state, user.id);
      const top = stack.at(-1);
      if (!top) throw cannot("no modal is open");
      const isAll = what === "all" || top.sent.clear_on_close === true;
      const closed = isAll ? [...stack].reverse() : [top];
      if (isAll) clearModals(state, user.id);
      else closeModal(state, top);
      const told = closed.filter((view) => view.sent.notify_on_close === true);
      return Promise.all(told.map(async (view) => outcomeOf(await interact(closedPayload(state, user, view, isAll)))));
    },

    joins(channel) {
      if (channel.kind !== "public" || user.kind !== "member") throw cannot("they must be invited");
      if (!channel.members.has(user.id)) joined(world, channel, user.id, null);
    },
    leaves(channel) {
      mustBeIn(channel);
      left(world, channel, user.id);
    },
    invites(channel, who) {
      mustBeIn(channel);
      if (who !== "app" && who.kind === "external" && !channel.isShared) throw cannot("the channel is not shared");
      const id = who === "app" ? state.bot.id : who.id;
      if (!channel.members.has(id)) joined(world, channel, id, user.id);
    },
    removes(channel, who) {
      mustBeIn(channel);
      left(world, channel, who === "app" ? state.bot.id : who.id);
    },
    archives(channel) {
      mustBeIn(channel);
      archived(world, channel, user.id);
    },
    reloads() {
      for (const channel of state.channels.values()) {
        channel.messages = channel.messages.filter(({ onlyFor }) => onlyFor !== user.id);
      }
    },
    downloads({ channel, ts }, title) {
      const message = state.channels.get(channel)?.messages.find((each) => each.ts === ts);
      const file = message?.files.find((each) => each.title === title || each.name === title);
      if (!file?.content) throw cannot(`there is no file "${title}"`);
      return file.content.toString();
    },

    messages(channel, { thread } = {}) {
      mustSee(channel);
      const isHere = ({ ts, threadTs }: Message): boolean =>
        thread === undefined ? threadTs === null || threadTs === ts : threadTs === thread || ts === thread;
      return visibleTo(channel, user.id)
        .filter(isHere)
        .map((message) => seenMessage(state, message, user.id));
    },
    sees: (channel, at) => person.messages(channel, at).map(({ text }) => text),
    modal: () => seenModal(state, user.id),
    home: () => seenHome(state, user.id),

    waitsForModal: (title = /^/) =>
      until(`${user.name} sees the modal ${String(title)}, not ${person.modal()?.title ?? "none"}`, () => {
        const modal = person.modal();
        return modal && says(modal.title, title) && modal;
      }),
    waitsForMessage(channel, words) {
      mustSee(channel);
      return until(`${user.name} reads ${String(words)} in #${channel.name}`, () =>
        visibleTo(channel, user.id)
          .map((message) => seenMessage(state, message, user.id))
          .findLast(({ text }) => says(text, words)),
      );
    },
    waitsForHome: (words) =>
      until(`${user.name} reads ${String(words)} on the home`, () => {
        const home = person.home();
        return home && says(home.text, words) && home;
      }),
  };
  return person;
}
