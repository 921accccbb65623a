import { setTimeout as delay } from "node:timers/promises";
import type { REST } from "@discordjs/rest";
import { InteractionResponseType, Routes } from "discord-api-types/v10";
import type { Places } from "../../../src/engine/places.ts";
import type { Outcome } from "../../chat/outcome.ts";
import { outcomeOf } from "../client.ts";
import { keep } from "../ids.ts";
import { FLAGS } from "../limits.ts";
import type { Sheet } from "../render/layout.ts";
import type { Modal } from "../render/modal.ts";

/**
 * What somebody's act is answered, by themselves alone to see: a public answer would say who acted. Discord waits three
 * seconds for the first answer, and takes changes of it for a quarter of an hour.
 */
export interface Answer {
  /**
   * Nothing more is to be done where this says no: Discord has an answer already, or waits no more. `anew`: what was pressed
   * stays as it is, and what is shown stands below it.
   */
  defer(options?: { readonly anew?: boolean }): Promise<boolean>;
  /** Has to be the first answer. */
  modal(modal: Modal): Promise<boolean>;
  choices(choices: readonly { readonly name: string; readonly value: string }[]): Promise<void>;
  /** Takes what was chosen, and leaves the message as it is. */
  taken(): Promise<void>;
  /** Shows this, in the place of what was pressed where only this person sees that: as the first answer, or after `defer`. */
  show(sheet: Sheet): Promise<void>;
  /** There is nothing to show. */
  drop(): Promise<void>;
  /** It came to nothing by a fault of ours: says so, where something was promised and nothing shown. */
  fails(sheet: Sheet): Promise<void>;
  /** Whether Discord says that it has no answer yet, and may take one. */
  isAwaited(): Promise<boolean>;
}

/** Of what was not answered. */
const UNKNOWN_WEBHOOK = "10015";

export interface Asked {
  readonly id: string;
  readonly token: string;
  readonly application: string;
  /** The message whose button or menu it came from, also by way of a window; null: none, it was a command. */
  readonly from: "private" | "public" | null;
}

/** The same change twice is one: it is made again, where Discord was busy or did not answer. */
const AGAIN_MS = [500, 2_000, 8_000];

async function insists(call: () => Promise<unknown>): Promise<void> {
  for (const ms of AGAIN_MS) {
    const done = await outcomeOf(call());
    if (done.is === "ok" || done.is === "refused") return;
    await delay(done.is === "later" ? Math.min(done.afterMs, 8_000) : ms, undefined, { ref: false });
  }
  await outcomeOf(call());
}

export function answerTo(rest: REST, places: Places, { id, token, application, from }: Asked): Answer {
  const first = async (type: InteractionResponseType, data?: object): Promise<Outcome<unknown>> =>
    outcomeOf(rest.post(Routes.interactionCallback(id, token), { body: { type, ...(data ? { data } : {}) }, auth: false }));
  // What was sent and not answered was taken, as a rule. A press that Discord brings twice is refused the second time:
  // nothing has to be noted of it before it is answered, and what was not answered before a crash still is.
  const isDone = (done: Outcome<unknown>): boolean => done.is === "ok" || done.is === "unknown";
  const original = Routes.webhookMessage(application, token, "@original");
  let isAcknowledged = false;
  let isPromised = false;
  let isNew = from !== "private";
  async function show(sheet: Sheet): Promise<void> {
    await keep(places, sheet.coded);
    isPromised = false;
    const body = { components: sheet.components, flags: FLAGS.components, allowed_mentions: { parse: [] } };
    if (isAcknowledged) return insists(() => rest.patch(original, { body, auth: false }));
    isAcknowledged = true;
    // Where this does not arrive, the window stays open with its words, and is sent once more.
    await (isNew
      ? first(InteractionResponseType.ChannelMessageWithSource, { ...body, flags: FLAGS.components | FLAGS.private })
      : first(InteractionResponseType.UpdateMessage, body));
  }
  async function defer({ anew = false } = {}): Promise<boolean> {
    isNew = anew || from !== "private";
    isAcknowledged = true;
    isPromised = isDone(
      isNew
        ? await first(InteractionResponseType.DeferredChannelMessageWithSource, { flags: FLAGS.private })
        : await first(InteractionResponseType.DeferredMessageUpdate),
    );
    return isPromised;
  }
  const taken = async (): Promise<void> => void (await first(InteractionResponseType.DeferredMessageUpdate));
  return {
    defer,
    modal: async (modal) => isDone(await first(InteractionResponseType.Modal, modal)),
    async choices(choices) {
      await first(InteractionResponseType.ApplicationCommandAutocompleteResult, { choices });
    },
    taken,
    show,
    async drop() {
      if (!isAcknowledged && from !== null) return taken();
      if (!isAcknowledged && !(await defer())) return;
      isPromised = false;
      if (isNew) await insists(() => rest.delete(original, { auth: false }));
    },
    fails: async (sheet) => (isPromised ? show(sheet) : undefined),
    async isAwaited() {
      const known = await outcomeOf(rest.get(original, { auth: false }));
      return known.is === "refused" && known.code === UNKNOWN_WEBHOOK;
    },
  };
}
