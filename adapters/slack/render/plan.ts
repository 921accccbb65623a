import { regimeSchema } from "../../../src/protocol/setup.ts";
import type { Planning } from "../../web/planning.ts";
import { LIMITS } from "../limits.ts";
import { ELSEWHERE } from "../../chat/receive/plan.ts";
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
  const runnable = plan.protocols(locale).filter((each) => each.refusal === null);
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
      choice(
        "protocol",
        t("room.plan.method"),
        runnable.map(({ id, title: name, purpose }) => [id, cut(`${name}: ${purpose}`, LIMITS.option)] as const),
        runnable[0]?.id ?? "",
      ),
      text("title", t("room.plan.title"), 200, true),
      text("question", t("room.plan.question"), 400, false, true),
      people("side.1.people", t("chat.plan.people")),
      text("side.1", t("chat.plan.side1"), 60, false),
      people("side.2.people", t("chat.plan.people2"), false),
      text("side.2", t("chat.plan.side2"), 60, false),
      people("team", t("chat.plan.team"), false),
      choice(
        "elsewhere",
        t("chat.plan.elsewhere"),
        ELSEWHERE.map((each) => [each, each] as const),
        "0",
      ),
      choice(
        "mode",
        t("room.plan.mode"),
        [
          ["live", t("room.plan.mode.live")],
          ["async", t("room.plan.mode.async")],
        ],
        "live",
      ),
      choice(
        "speech",
        t("room.plan.speech"),
        [
          ["typed", t("room.plan.speech.typed")],
          ["spoken", t("room.plan.speech.spoken")],
        ],
        "typed",
      ),
      ...small(t.own("plan.floor")),
      choice(
        "regime",
        t("room.plan.regime"),
        regimeSchema.options.map((each) => [each, cut(t(`room.plan.regime.${each}`), LIMITS.option)] as const),
        "chatham-house",
      ),
      choice(
        "shows",
        t("chat.plan.shows"),
        [
          ["room", t("chat.plan.shows.room")],
          ["doorbell", t("chat.plan.shows.doorbell")],
        ],
        "room",
      ),
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

function choice(name: string, label: string, given: readonly (readonly [string, string])[], value: string): Block {
  const options = given.map(([of, shown]) => ({ value: of, text: plain(cut(shown, LIMITS.option)) }));
  const initial = options.find((option) => option.value === value);
  return {
    type: "input",
    block_id: name,
    label: plain(cut(label, LIMITS.label)),
    element: { type: "static_select", action_id: VALUE, options, ...(initial ? { initial_option: initial } : {}) },
  };
}
