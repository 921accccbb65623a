import type { Words } from "../../model/card.ts";
import type { Around } from "../../model/kind.ts";
import type { Judge, Scale } from "../../model/vocabulary.ts";
import type { WholeScale } from "../../judgement/histogram.ts";
import { FIST_LEVEL, type Level } from "../../judgement/level.ts";

/** Scales on which a person chooses one answer for each item. Rankings, dots and picks are about the items together. */
export type ChoiceScale = Extract<Scale, { s: "rate" | "agree3" | "gradient" | "fist" | "consent" }>;

export const isChoice = (scale: Scale): scale is ChoiceScale =>
  scale.s === "rate" || scale.s === "agree3" || scale.s === "gradient" || scale.s === "fist" || scale.s === "consent";

/** Delegates who speak for their sides: each side is announced with one word, and a single voice of it counts. */
export const speaksForSides = (spec: Judge): boolean =>
  spec.scale.s === "consent" && spec.attribution === "side" && spec.who.side === "each" && spec.minSet === 1;

/** The ends of a scale of numbers. */
export type NumberScale = Extract<Scale, { s: "rate" | "gradient" | "fist" }>;
export function endsOf(scale: NumberScale): WholeScale {
  if (scale.s === "rate") return { min: scale.min, max: scale.max };
  return scale.s === "fist" ? { min: 0, max: 5 } : { min: 1, max: scale.levels };
}

export const isFromOneToNine = (scale: Scale): boolean => scale.s === "rate" && scale.min === 1 && scale.max === 9;

/** What may be chosen for an item, in the order in which it is offered. */
export function answersOf(spec: Judge, scale: ChoiceScale): readonly string[] {
  if (scale.s === "consent") return speaksForSides(spec) ? ["yes", "yesIf", "notYet"] : ["consent", "objection"];
  if (scale.s === "agree3") return ["agree", "disagree", "pass"];
  const { min, max } = endsOf(scale);
  return Array.from({ length: max - min + 1 }, (_, index) => String(min + index));
}

/** Answers for which a required reason has to be given: what would harm the aim, or what a yes depends on. */
export const NEEDS_REASON: readonly string[] = ["objection", "yesIf", "notYet"];

/** From full support to a no, strictly in order, so that "at or below" means that it may go forward. */
const GRADIENTS: Readonly<Record<5 | 7 | 8, readonly string[]>> = {
  8: ["full", "minor", "noted", "aside", "unhindered", "talkFirst", "serious", "no"],
  7: ["full", "minor", "noted", "aside", "unhindered", "serious", "no"],
  5: ["full", "noted", "aside", "talkFirst", "no"],
};

/** An answer in words, as it is offered and as a result names it. */
export function answerWords(scale: ChoiceScale, answer: string): Words {
  if (scale.s === "consent" || scale.s === "agree3") return { say: `judge.${scale.s}.${answer}` };
  const n = Number(answer);
  if (scale.s === "rate") return { say: "judge.result.number", with: { n } };
  const message = scale.s === "fist" ? `judge.fist.${n}` : `judge.gradient.${GRADIENTS[scale.levels][n - 1] ?? "no"}`;
  return { say: "judge.level", with: { n, words: { message } } };
}

/** "Stand aside", or the last that still hinders nothing on a shorter gradient. */
const forwardWithoutRule = (levels: number): number => Math.min(4, levels - 2);

/** From where an answer says that it may go forward: the level of the repeat around the round, or the scale's own. */
export function levelOf(scale: Extract<Scale, { s: "gradient" | "fist" }>, around: Around | null): Level {
  if (scale.s === "fist") return FIST_LEVEL;
  const until = around?.until;
  return { atOrBelow: until?.rule === "gradient" ? until.atOrBelow : forwardWithoutRule(scale.levels) };
}

/** Whether each side has to reach the level by itself. */
export const isPerSide = (around: Around | null): boolean => around?.until.rule === "gradient" && around.until.perSide;
