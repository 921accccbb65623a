import type { Json } from "./json.ts";
import { viewOutput } from "./modals.ts";
import { handleOf, newTrigger, type Channel, type Message, type State, type User, type View } from "./state.ts";
import { valuesInMessage } from "./values.ts";

/** What Slack sends to an app, in Slack's own shapes. */

export function messageOutput(state: State, message: Message): Json {
  const isOurs = message.user === state.bot.id;
  return {
    type: "message",
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: state.team.id,
    ...(isOurs && { bot_id: state.app.botId, app_id: state.app.id }),
    ...(message.blocks.length > 0 && { blocks: message.blocks }),
    ...(message.attachments.length > 0 && { attachments: message.attachments }),
    ...(message.threadTs !== null && { thread_ts: message.threadTs }),
    ...(message.metadata !== null && { metadata: message.metadata }),
    ...(message.isEdited && { edited: { user: message.user, ts: message.ts } }),
    ...(message.files.length > 0 && { files: message.files.map(({ id, name, title }) => ({ id, name, title })) }),
  };
}

const teamOf = (state: State, id: string): Json => ({ id, domain: id === state.team.id ? state.team.domain : `team-${id.toLowerCase()}` });

const userOf = (user: User): Json => ({
  id: user.id,
  username: handleOf(user),
  name: handleOf(user),
  team_id: user.teamId,
});

const envelope = (state: State): Json => ({
  api_app_id: state.app.id,
  token: state.tokens.verification,
  is_enterprise_install: false,
  enterprise: null,
});

export const channelName = ({ kind, name }: Channel): string =>
  kind === "im" ? "directmessage" : kind === "private" || kind === "mpim" ? "privategroup" : name;

export interface Addresses {
  readonly responseUrl: string;
}

/** The form of a slash command; an external person's command never comes. */
export function commandPayload(state: State, user: User, channel: Channel, command: string, text: string, to: Addresses): Json {
  return {
    token: state.tokens.verification,
    team_id: state.team.id,
    team_domain: state.team.domain,
    channel_id: channel.id,
    channel_name: channelName(channel),
    user_id: user.id,
    user_name: handleOf(user),
    command,
    text,
    api_app_id: state.app.id,
    is_enterprise_install: "false",
    response_url: to.responseUrl,
    trigger_id: newTrigger(state, user.id, false),
  };
}

export function shortcutPayload(state: State, user: User, callbackId: string): Json {
  return {
    type: "shortcut",
    ...envelope(state),
    action_ts: state.clock.ts(),
    team: teamOf(state, state.team.id),
    user: userOf(user),
    callback_id: callbackId,
    trigger_id: newTrigger(state, user.id, false),
  };
}

/** A press or a choice in a message. Of an ephemeral the app gets no content back. */
export function messageActionPayload(state: State, user: User, channel: Channel, message: Message, action: Json, to: Addresses): Json {
  const isEphemeral = message.onlyFor !== null;
  return {
    type: "block_actions",
    user: userOf(user),
    ...envelope(state),
    container: {
      type: "message",
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
      ...(message.threadTs !== null && { thread_ts: message.threadTs }),
    },
    trigger_id: newTrigger(state, user.id, false),
    team: teamOf(state, state.team.id),
    channel: { id: channel.id, name: channelName(channel) },
    ...(!isEphemeral && { message: messageOutput(state, message) }),
    state: { values: valuesInMessage(message, user.id) },
    response_url: to.responseUrl,
    actions: [{ ...action, action_ts: state.clock.ts() }],
  };
}

/** A press or a choice in a modal or on a home. */
export function viewActionPayload(state: State, user: User, view: View, action: Json): Json {
  return {
    type: "block_actions",
    user: userOf(user),
    ...envelope(state),
    container: { type: "view", view_id: view.id },
    trigger_id: newTrigger(state, user.id, view.surface === "modal"),
    team: teamOf(state, user.teamId),
    view: viewOutput(state, view),
    actions: [{ ...action, action_ts: state.clock.ts() }],
  };
}

export function submissionPayload(state: State, user: User, view: View): Json {
  return {
    type: "view_submission",
    team: teamOf(state, user.teamId),
    user: userOf(user),
    ...envelope(state),
    trigger_id: newTrigger(state, user.id, true),
    view: viewOutput(state, view),
    response_urls: [],
  };
}

export function closedPayload(state: State, user: User, view: View, isCleared: boolean): Json {
  return {
    type: "view_closed",
    team: teamOf(state, user.teamId),
    user: userOf(user),
    ...envelope(state),
    view: viewOutput(state, view),
    is_cleared: isCleared,
  };
}
