import { regimeSchema } from "../../../src/protocol/setup.ts";
import type { Planning } from "../../planning.ts";
import { ELSEWHERE } from "../fields.ts";
import type { Speech } from "../speech.ts";

/** One of these is chosen: values with what is read, and the one that stands there first. */
export interface PlanChoice {
  readonly name: string;
  readonly label: string;
  readonly options: readonly (readonly [value: string, shown: string])[];
  readonly value: string;
}

/** Everybody speaks in turn: nothing has to be known beforehand. */
const SIMPLEST = "circle";

/** What is chosen in the form of a new conversation, on any platform, by the names that `planIn` reads. */
export function planChoices(
  plan: Planning,
  locale: string,
  t: Speech,
): Readonly<Record<"protocol" | "elsewhere" | "mode" | "speech" | "regime" | "shows", PlanChoice>> {
  const runnable = plan.protocols(locale).filter((each) => each.refusal === null);
  return {
    protocol: {
      name: "protocol",
      label: t("room.plan.method"),
      options: runnable.map(({ id, title, purpose }) => [id, `${title}: ${purpose}`]),
      value: (runnable.find(({ id }) => id === SIMPLEST) ?? runnable[0])?.id ?? "",
    },
    elsewhere: { name: "elsewhere", label: t("chat.plan.elsewhere"), options: ELSEWHERE.map((each) => [each, each]), value: "0" },
    mode: {
      name: "mode",
      label: t("room.plan.mode"),
      options: [
        ["live", t("room.plan.mode.live")],
        ["async", t("room.plan.mode.async")],
      ],
      value: "live",
    },
    speech: {
      name: "speech",
      label: t("room.plan.speech"),
      options: [
        ["typed", t("room.plan.speech.typed")],
        ["spoken", t("room.plan.speech.spoken")],
      ],
      value: "typed",
    },
    regime: {
      name: "regime",
      label: t("room.plan.regime"),
      options: regimeSchema.options.map((each) => [each, t(`room.plan.regime.${each}`)]),
      value: "chatham-house",
    },
    shows: {
      name: "shows",
      label: t("chat.plan.shows"),
      options: [
        ["room", t("chat.plan.shows.room")],
        ["doorbell", t("chat.plan.shows.doorbell")],
      ],
      value: "room",
    },
  };
}
