import type { Planning } from "../../planning.ts";
import { LIMITS } from "../limits.ts";
import { planChoices, type PlanChoice } from "../../chat/render/plan.ts";
import { cut } from "../../chat/text.ts";
import type { Speech } from "../../chat/speech.ts";
import { VALUE } from "./form.ts";
import { plain, section, small, title, type Block, type Modal } from "./kit.ts";

/** `callback_id` of the planning form. */
export const PLAN = "plan";

export interface PlanMeta {
  readonly channel: string | null;
}

/** A conversation for this channel: the method, the question, who sits where. */
export function planView(plan: Planning, locale: string, channel: string | null, t: Speech, faults: readonly string[] = []): Modal {
  const { protocol, elsewhere, mode, speech, regime, shows } = planChoices(plan, locale, t);
  return {
    type: "modal",
    callback_id: PLAN,
    private_metadata: JSON.stringify({ channel } satisfies PlanMeta),
    title: title(t("chat.plan")),
    submit: plain(cut(t("chat.plan.make"), LIMITS.modalTitle)),
    close: plain(cut(t("chat.close"), LIMITS.modalTitle)),
    blocks: [
      ...faults.flatMap((fault) => section(`⚠ ${fault}`)),
      ...small(t.own("sees")),
      choice(protocol),
      text("title", t("room.plan.title"), 200, true),
      text("question", t("room.plan.question"), 400, false, true),
      text("begins", t("chat.plan.begins"), 3000, false, true),
      people("side.1.people", t("chat.plan.people")),
      text("side.1", t("chat.plan.side1"), 60, false),
      people("side.2.people", t("chat.plan.people2"), false),
      text("side.2", t("chat.plan.side2"), 60, false),
      people("team", t("chat.plan.team"), false),
      ...[elsewhere, mode, speech].map(choice),
      ...small(t.own("plan.floor")),
      ...[regime, shows].map(choice),
      ...(channel === null ? [where(t)] : []),
    ],
  };
}

export const where = (t: Speech): Block => ({
  type: "input",
  block_id: "channel",
  label: plain(t("chat.plan.channel")),
  element: { type: "conversations_select", action_id: VALUE, filter: { include: ["public", "private"], exclude_bot_users: true } },
});

export const text = (name: string, label: string, most: number, required: boolean, multiline = false): Block => ({
  type: "input",
  block_id: name,
  optional: !required,
  label: plain(cut(label, LIMITS.label)),
  element: { type: "plain_text_input", action_id: VALUE, max_length: most, multiline },
});

const people = (name: string, label: string, required = true): Block => ({
  type: "input",
  block_id: name,
  optional: !required,
  label: plain(cut(label, LIMITS.label)),
  element: { type: "multi_users_select", action_id: VALUE },
});

function choice({ name, label, options: given, value }: PlanChoice): Block {
  const options = given.map(([of, shown]) => ({ value: of, text: plain(cut(shown, LIMITS.option)) }));
  const initial = options.find((option) => option.value === value);
  return {
    type: "input",
    block_id: name,
    label: plain(cut(label, LIMITS.label)),
    element: { type: "static_select", action_id: VALUE, options, ...(initial ? { initial_option: initial } : {}) },
  };
}
