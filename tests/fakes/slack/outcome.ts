import type { Receipt } from "./delivery.ts";
import { asObject, asText, type Json } from "./json.ts";
import { clearModals, closeModal, pushModal, stackOf, updateView } from "./modals.ts";
import { checkedView } from "./methods/views.ts";
import { labelsByBlock } from "./form.ts";
import { LIMITS } from "./limits.ts";
import { Refused } from "./refused.ts";
import { respond } from "./response-url.ts";
import type { Channel, User, View } from "./state.ts";
import type { World } from "./world.ts";

/** What a person's act led to, as far as they can tell. */
export interface Outcome {
  /** `not sent`: Slack's own client objected, or the person thought better of it. */
  readonly answered: "acked" | "timed out" | "refused" | "unreachable" | "not sent";
  /** What the answer did to the modal; `trouble`: Slack could make nothing of it. */
  readonly modal: "untouched" | "closed" | "errors" | "updated" | "pushed" | "cleared" | "trouble";
  /** What was objected to, by the label of the field. */
  readonly errors: Readonly<Record<string, string>>;
  /** The answer itself. */
  readonly body: unknown;
  /** The page a button opened in the browser. */
  readonly opened: string | null;
}

const NOTHING = { modal: "untouched", errors: {}, body: null, opened: null } as const;

export const notSent = (errors: Readonly<Record<string, string>> = {}): Outcome => ({ ...NOTHING, answered: "not sent", errors });

export function outcomeOf(receipt: Receipt, more: Partial<Outcome> = {}): Outcome {
  const body = receipt.status === "acked" ? receipt.body : null;
  return { ...NOTHING, body, ...more, answered: receipt.status === "lost" ? "timed out" : receipt.status };
}

function wrongAnswer(world: World, kind: string, refused: Refused): void {
  world.recorder.violation(`ack of ${kind}`, refused.error, refused.messages);
}

/** Shows the message that a command may be answered with. */
export function afterCommand(world: World, receipt: Receipt, user: User, channel: Channel): Outcome {
  if (receipt.status !== "acked") return outcomeOf(receipt);
  const said = asObject(receipt.body);
  try {
    if (Object.keys(said).length > 0) respond(world, { user: user.id, channel: channel.id, message: null }, said);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    wrongAnswer(world, "slash_commands", error);
  }
  return outcomeOf(receipt);
}

/** The answer to a press has no content: it is by response_url or the Web API that an app shows something. */
export function afterAction(world: World, receipt: Receipt, opened: string | null): Outcome {
  if (receipt.status === "acked" && Object.keys(asObject(receipt.body)).length > 0) {
    world.recorder.violation("ack of block_actions", "accepted", ["an answer with content is ignored"]);
  }
  return outcomeOf(receipt, { opened });
}

function fieldErrors(view: View, said: Json): Readonly<Record<string, string>> {
  const labels = labelsByBlock(view);
  const given = Object.entries(asObject(said.errors));
  if (given.length === 0) throw new Refused("no_errors", { isFault: true });
  const strange = given.find(([block]) => !labels.has(block));
  if (strange) throw new Refused("unknown_block", { isFault: true, messages: [`errors name no input's block_id: ${strange[0]}`] });
  return Object.fromEntries(given.map(([block, words]) => [block, asText(words)]));
}

function apply(world: World, view: View, said: Json): Pick<Outcome, "modal" | "errors"> {
  const { state } = world;
  switch (said.response_action) {
    case undefined:
    case null:
      closeModal(state, view);
      return { modal: "closed", errors: {} };
    case "errors": {
      view.errors = fieldErrors(view, said);
      const labels = labelsByBlock(view);
      return {
        modal: "errors",
        errors: Object.fromEntries(Object.entries(view.errors).map(([id, words]) => [labels.get(id) ?? id, words])),
      };
    }
    case "update":
      updateView(state, view, checkedView(world, "ack of view_submission", "modal", said.view, view));
      return { modal: "updated", errors: {} };
    case "push": {
      const sent = checkedView(world, "ack of view_submission", "modal", said.view, null);
      if (stackOf(state, view.user).length >= LIMITS.view.stack) throw new Refused("push_limit_reached", { isFault: true });
      pushModal(state, view.user, sent);
      return { modal: "pushed", errors: {} };
    }
    case "clear":
      clearModals(state, view.user);
      return { modal: "cleared", errors: {} };
    default:
      throw new Refused("unknown_response_action", { isFault: true });
  }
}

/** What the answer to a submission does to the person's modals. */
export function afterSubmission(world: World, receipt: Receipt, view: View): Outcome {
  if (receipt.status !== "acked") return outcomeOf(receipt, { modal: "trouble" });
  try {
    return outcomeOf(receipt, apply(world, view, asObject(receipt.body)));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    wrongAnswer(world, "view_submission", error);
    return outcomeOf(receipt, { modal: "trouble" });
  }
}
