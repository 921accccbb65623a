import { buttonsIn } from "./finding.ts";
import { fieldsOf, type Field } from "./form.ts";
import { asObject, asText, type Json } from "./json.ts";
import { stackOf, topModal } from "./modals.ts";
import { blocksOfView, shownBlocks, shownMessage } from "./showing.ts";
import type { Message, State, View } from "./state.ts";

export interface SeenMessage {
  readonly ts: string;
  readonly channel: string;
  readonly from: string;
  /** As it is read, buttons in square brackets. */
  readonly text: string;
  readonly buttons: readonly string[];
  readonly isOnlyForYou: boolean;
  readonly isEdited: boolean;
  readonly thread: string | null;
  readonly files: readonly string[];
  /** Its blocks at this moment, for a press on what has changed since. */
  readonly blocks: readonly Json[];
}

export interface SeenModal {
  readonly id: string;
  readonly title: string;
  readonly submit: string | null;
  readonly close: string | null;
  readonly text: string;
  readonly fields: readonly Field[];
  readonly buttons: readonly string[];
  /** What the app objected to, by the label of the field. */
  readonly errors: Readonly<Record<string, string>>;
  /** How many modals are open, this one on top. */
  readonly depth: number;
}

export interface SeenHome {
  readonly id: string;
  readonly text: string;
  readonly buttons: readonly string[];
  readonly fields: readonly Field[];
}

const labels = (blocks: readonly Json[]): readonly string[] => buttonsIn(blocks).map(({ label }) => label);
const wordsOf = (value: unknown): string | null => asText(asObject(value).text) || null;

export function seenMessage(state: State, message: Message, user: string): SeenMessage {
  return {
    ts: message.ts,
    channel: message.channel,
    from: state.users.get(message.user)?.name ?? message.user,
    text: shownMessage(state, message, user),
    buttons: labels(message.blocks),
    isOnlyForYou: message.onlyFor !== null,
    isEdited: message.isEdited,
    thread: message.threadTs,
    files: message.files.map(({ title }) => title),
    blocks: structuredClone(message.blocks),
  };
}

function seenView(state: State, view: View): SeenHome {
  const blocks = blocksOfView(view);
  return { id: view.id, text: shownBlocks(state, blocks, view.values), buttons: labels(blocks), fields: fieldsOf(state, view) };
}

export function seenModal(state: State, user: string): SeenModal | null {
  const view = topModal(state, user);
  if (!view) return null;
  const seen = seenView(state, view);
  return {
    ...seen,
    title: wordsOf(view.sent.title) ?? "",
    submit: wordsOf(view.sent.submit),
    close: wordsOf(view.sent.close),
    errors: Object.fromEntries(seen.fields.flatMap(({ label, error }) => (error === null ? [] : [[label, error]]))),
    depth: stackOf(state, user).length,
  };
}

export function seenHome(state: State, user: string): SeenHome | null {
  const view = state.homes.get(user);
  return view ? seenView(state, view) : null;
}
