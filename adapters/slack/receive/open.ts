import type { Client } from "../client.ts";
import { outcomeOf } from "../client.ts";
import { within, type Outcome } from "../../chat/outcome.ts";
import type { ChatDeps } from "../../chat/deps.ts";
import { LIMITS } from "../limits.ts";
import { cut } from "../../chat/text.ts";
import { plain, section, title, type Modal } from "../render/kit.ts";
import type { Speech } from "../../chat/speech.ts";
import { fitted } from "./fitted.ts";

/** What Slack gives with an interaction that may open a view: three seconds, once. */
export interface Trigger {
  readonly id: string;
  /** The modal it came from; another view is laid upon that one. Null: it came from elsewhere. */
  readonly modal: string | null;
}

/** A page that takes longer than this is opened empty, and filled when it is there. */
const READING_MS = 500;

/** `late`: the trigger was used up or too old, and a button opens it again. `away`: Slack did not answer. */
export type Opened = "opened" | "late" | "away";

/** Opens a view at once. In a modal, where it can not be laid upon, it takes the place of what is there. */
export async function openView(deps: ChatDeps, client: Client, { id, modal }: Trigger, making: Promise<Modal>, t: Speech): Promise<Opened> {
  const open = async (given: Modal): Promise<Outcome<string | undefined>> => {
    const view = fitted(deps, given, t);
    if (modal === null) return idOf(await outcomeOf(client.views.open({ trigger_id: id, view })));
    const pushed = await outcomeOf(client.views.push({ trigger_id: id, view }));
    return idOf(pushed.is === "refused" ? await outcomeOf(client.views.update({ view_id: modal, view })) : pushed);
  };
  const ready = await within(making, READING_MS);
  const opened = await open(ready ?? loading(t));
  if (opened.is !== "ok") return opened.is === "refused" && /trigger/.test(opened.code) ? "late" : "away";
  const shown = opened.value;
  if (ready || !shown) return "opened";
  try {
    await updateView(deps, client, shown, await making, t);
  } catch (error) {
    await updateView(deps, client, shown, told(t("chat.page"), t("chat.failed"), t), t);
    throw error;
  }
  return "opened";
}

/** Shows another view in the place of one that is open. */
export async function updateView(deps: ChatDeps, client: Client, id: string, view: Modal, t: Speech): Promise<void> {
  await outcomeOf(client.views.update({ view_id: id, view: fitted(deps, view, t) }));
}

/** What is said to somebody for whom nothing opened. */
export const whyNot = (opened: Exclude<Opened, "opened">, t: Speech): string => t(opened === "late" ? "chat.expired" : "chat.away");

function idOf(done: Outcome<{ readonly view?: { readonly id?: string } }>): Outcome<string | undefined> {
  return done.is === "ok" ? { is: "ok", value: done.value.view?.id } : done;
}

const loading = (t: Speech): Modal => told(t("chat.page"), t("chat.loading"), t);

/** A view with one thing to read. */
export const told = (heading: string, words: string, t: Speech): Modal => ({
  type: "modal",
  callback_id: "told",
  title: title(heading),
  close: plain(cut(t("chat.close"), LIMITS.modalTitle)),
  blocks: [...section(words)],
});
