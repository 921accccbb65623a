import type { RegimeId } from "../model/plan.ts";

/** What a participant may do with each of six things afterwards. The label alone means too many things to too many people. */
export interface Regime {
  readonly content: "yes" | "ideasOnly" | "understandingOnly" | "no";
  readonly speaker: "yes" | "agreedDescription" | "no";
  readonly participants: "yes" | "no";
  readonly meeting: "yes" | "ifAgreed" | "no";
  readonly quotations: "yes" | "agreedDescription" | "paraphrase" | "no";
  readonly notes: "yes" | "ownIdeas" | "no";
}

/** In the order in which they are asked and shown. */
export const REGIME_COLUMNS = ["content", "speaker", "participants", "meeting", "quotations", "notes"] as const;

export const DEFAULT_REGIME: RegimeId = "chatham-house";

export const regimes: Readonly<Record<RegimeId, Regime>> = {
  "on-the-record": { content: "yes", speaker: "yes", participants: "yes", meeting: "yes", quotations: "yes", notes: "yes" },
  "not-for-attribution": {
    content: "yes",
    speaker: "agreedDescription",
    participants: "yes",
    meeting: "yes",
    quotations: "agreedDescription",
    notes: "yes",
  },
  "chatham-house": { content: "yes", speaker: "no", participants: "no", meeting: "yes", quotations: "paraphrase", notes: "yes" },
  background: { content: "ideasOnly", speaker: "no", participants: "no", meeting: "yes", quotations: "no", notes: "ownIdeas" },
  "off-the-record": {
    content: "understandingOnly",
    speaker: "no",
    participants: "no",
    meeting: "ifAgreed",
    quotations: "no",
    notes: "no",
  },
  closed: { content: "no", speaker: "no", participants: "no", meeting: "no", quotations: "no", notes: "no" },
};

export const isRegime = (id: string): id is RegimeId => Object.hasOwn(regimes, id);

/** Whether it may be told, with names, who was there and who spoke when. */
export function tellsWhoSpoke(regime: RegimeId): boolean {
  const { speaker, participants } = regimes[regime];
  return speaker === "yes" && participants === "yes";
}
