import type { Once } from "../../once.ts";
import type { Client } from "../client.ts";
import { outcomeOf } from "../client.ts";
import { within } from "../../chat/outcome.ts";
import type { Modal } from "../render/kit.ts";
import type { Speech } from "../../chat/speech.ts";
import { told } from "./open.ts";

/** Another view in place of the one that was sent. */
export interface Shown {
  readonly response_action: "update";
  readonly view: Modal;
}

/** What Slack is answered: the same view with what was wrong, another view in its place, or nothing, which closes it. */
export type Reply = { readonly response_action: "errors"; readonly errors: Readonly<Record<string, string>> } | Shown | undefined;

/** What became of the modals that were sent, or will: a modal acts once, however often it is sent. */
export type Sent = Once<Promise<Reply>>;

/**
 * Somebody to whom Slack said that it took too long sends the same modal again, and two sockets may bring it twice. The
 * second is shown what became of the first, once it is known: the form itself may have been replaced by then.
 */
export function once(sent: Sent, mark: string, act: () => Promise<Reply>, shown: (reply: Exclude<Reply, Shown>) => Modal): Promise<Reply> {
  const { isFirst, begun } = sent.begin(mark, act);
  // Of one that was sent long ago it is known that it was done, and no more.
  if (!isFirst) return Promise.resolve(begun ?? undefined).then((reply) => ({ response_action: "update", view: viewOf(reply, shown) }));
  const undo = (): void => sent.undo(mark);
  begun.then((reply) => (isFormStill(reply) ? undo() : undefined), undo);
  return begun;
}

const viewOf = (reply: Reply, shown: (reply: Exclude<Reply, Shown>) => Modal): Modal =>
  reply?.response_action === "update" ? reply.view : shown(reply);

/** It was refused, and may be sent once more. */
const isFormStill = (reply: Reply): boolean =>
  reply !== undefined && (reply.response_action === "errors" || reply.view.submit !== undefined);

/** Slack gives three seconds; after this it is told that it is being saved, and the view is filled afterwards. */
const ANSWER_MS = 2_000;

interface Afterwards {
  /** What the view shows once it is done, where the reply itself is no view. */
  readonly late?: (reply: Exclude<Reply, Shown>) => Modal;
  /** Shown to be copied, should it fail: the form they stood in is gone by then. */
  readonly words?: readonly string[];
}

/** The reply if it is there in time; else that it is being saved, and then how it went. */
export async function inTime(
  client: Client,
  viewId: string,
  t: Speech,
  work: Promise<Reply>,
  { late = () => told(t("chat.page"), t("chat.done"), t), words = [] }: Afterwards = {},
): Promise<Reply> {
  const reply = await within(
    work.then((done) => ({ done })),
    ANSWER_MS,
  );
  if (reply) return reply.done;
  void work
    .then((done) => viewOf(done, late))
    .catch(() => told(t("chat.page"), [t("chat.failed"), ...words].join("\n\n"), t))
    .then((view) => outcomeOf(client.views.update({ view_id: viewId, view })));
  return { response_action: "update", view: told(t("chat.page"), t("chat.saving"), t) };
}
