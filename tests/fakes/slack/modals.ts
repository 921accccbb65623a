import { asObjects, type Json } from "./json.ts";
import { withIds, type State, type View } from "./state.ts";
import { valuesOf } from "./values.ts";

/** The views of each person: a stack of modals, and a home. */

const prepared = (state: State, sent: Json): Json => ({ ...sent, blocks: withIds(state, asObjects(sent.blocks)) });

function newView(state: State, user: string, surface: View["surface"], sent: Json, previous: View | null): View {
  const id = state.ids.id("V");
  const whole = prepared(state, sent);
  return {
    id,
    user,
    surface,
    rootId: previous?.rootId ?? id,
    previousId: previous?.id ?? null,
    hash: state.ids.hash(),
    sent: whole,
    values: valuesOf(asObjects(whole.blocks)),
    errors: {},
  };
}

export const stackOf = (state: State, user: string): readonly View[] => state.modals.get(user) ?? [];

/** The modal that somebody sees; null when none is open. */
export const topModal = (state: State, user: string): View | null => stackOf(state, user).at(-1) ?? null;

export function openModal(state: State, user: string, sent: Json): View {
  const view = newView(state, user, "modal", sent, null);
  state.modals.set(user, [view]);
  return view;
}

export function pushModal(state: State, user: string, sent: Json): View {
  const view = newView(state, user, "modal", sent, topModal(state, user));
  state.modals.set(user, [...stackOf(state, user), view]);
  return view;
}

export function closeModal(state: State, view: View): void {
  state.modals.set(
    view.user,
    stackOf(state, view.user).filter((each) => each !== view),
  );
}

export const clearModals = (state: State, user: string): void => void state.modals.set(user, []);

export function updateView(state: State, view: View, sent: Json): void {
  view.sent = prepared(state, sent);
  view.values = valuesOf(asObjects(view.sent.blocks), view.values);
  view.hash = state.ids.hash();
  view.errors = {};
}

export function publishHome(state: State, user: string, sent: Json): View {
  const found = state.homes.get(user);
  if (found) {
    updateView(state, found, sent);
    return found;
  }
  const view = newView(state, user, "home", sent, null);
  state.homes.set(user, view);
  return view;
}

/** Every view that is open or published. */
export const allViews = (state: State): readonly View[] => [...[...state.modals.values()].flat(), ...state.homes.values()];

/** A view as Slack gives it, in answers and payloads. */
export function viewOutput(state: State, view: View): Json {
  const { sent } = view;
  return {
    id: view.id,
    team_id: state.users.get(view.user)?.teamId ?? state.team.id,
    type: view.surface,
    blocks: sent.blocks,
    private_metadata: sent.private_metadata ?? "",
    callback_id: sent.callback_id ?? "",
    state: { values: view.values },
    hash: view.hash,
    title: sent.title ?? { type: "plain_text", text: "View Title", emoji: true },
    clear_on_close: sent.clear_on_close ?? false,
    notify_on_close: sent.notify_on_close ?? false,
    close: sent.close ?? null,
    submit: sent.submit ?? null,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: state.app.id,
    external_id: sent.external_id ?? "",
    app_installed_team_id: state.team.id,
    bot_id: state.app.botId,
  };
}
