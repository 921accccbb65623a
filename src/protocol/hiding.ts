import type { Attribution, Reveal, RoundSpec, Step } from "../model/vocabulary.ts";
import { insideSides, type Placed } from "./walk.ts";

/** What ends the key, and with it every link between an author and what they wrote (from then on nobody can link). */
export type KeyEnd = { readonly with: "phase" } | { readonly with: "repeat"; readonly id: string } | { readonly with: "session" };

/**
 * A round's own phase, unless people are shown their own earlier value in the next pass (the repeat around it) or an
 * opening and a closing pulse are paired (the session).
 */
export function keyEnd({ step, around }: Placed): KeyEnd {
  if (step.kind === "pulse" && step.link === "pairedInMemory") return { with: "session" };
  const repeat = around.findLast((each) => each.kind === "repeat");
  if (step.kind === "judge" && step.feedback?.own && repeat) return { with: "repeat", id: repeat.id };
  return { with: "phase" };
}

export function attributionOf(round: RoundSpec): Attribution {
  if (round.kind === "pulse") return "anonymous";
  return round.attribution ?? "named";
}

export function revealOf(round: RoundSpec): Reveal {
  return round.reveal ?? (round.attribution === "named" ? "live" : "onClose");
}

/** Rounds in which people hand in something of their own. */
export const isSealed = (step: Step): step is Extract<Step, { kind: "collect" | "judge" | "relate" | "pulse" }> =>
  step.kind === "collect" || step.kind === "judge" || step.kind === "relate" || step.kind === "pulse";

/** Whether people are promised that the room will not see who wrote what. */
export const isUnattributed = (step: Step): boolean => isSealed(step) && attributionOf(step) !== "named";

/**
 * A side speaks as one: words that leave the room of a side as the side's, or a side's decision announced as one word.
 * No author is hidden inside the side, so one voice is enough (`minSet: 1`) and the thresholds of anonymity do not apply.
 */
export function speaksForSide(placed: Placed): boolean {
  const { step } = placed;
  if (!isSealed(step) || attributionOf(step) !== "side" || step.minSet !== 1) return false;
  return insideSides(placed) || (step.kind === "judge" && step.scale.s === "consent" && step.who.side === "each");
}

/** Whether the promise of a threshold has to be kept here: somebody is hidden, and something is shown. */
export const needsThreshold = (placed: Placed): boolean =>
  !("steps" in placed.step) && isUnattributed(placed.step) && revealOf(placed.step) !== "never" && !speaksForSide(placed);
