import type { Client } from "../client.ts";
import { outcomeOf, within } from "../client.ts";
import type { Modal } from "../render/kit.ts";
import type { Speech } from "../speech.ts";
import { told } from "./open.ts";

/** Another view in place of the one that was sent. */
export interface Shown {
  readonly response_action: "update";
  readonly view: Modal;
}

/** What Slack is answered: the same view with what was wrong, another view in its place, or nothing, which closes it. */
export type Reply = { readonly response_action: "errors"; readonly errors: Readonly<Record<string, string>> } | Shown | undefined;

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
  { late = () => told(t("slack.page"), t("slack.done"), t), words = [] }: Afterwards = {},
): Promise<Reply> {
  const reply = await within(
    work.then((done) => ({ done })),
    ANSWER_MS,
  );
  if (reply) return reply.done;
  void work
    .then((done) => (done?.response_action === "update" ? done.view : late(done)))
    .catch(() => told(t("slack.page"), [t("slack.failed"), ...words].join("\n\n"), t))
    .then((view) => outcomeOf(client.views.update({ view_id: viewId, view })));
  return { response_action: "update", view: told(t("slack.page"), t("slack.saving"), t) };
}
