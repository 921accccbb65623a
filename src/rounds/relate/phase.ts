import type { Plan } from "../../model/plan.ts";
import type { Phase } from "../../model/session.ts";
import type { Relate } from "../../model/vocabulary.ts";
import { phaseOf } from "../phase.ts";
import { shareOf } from "../timing.ts";
import { answerBytes } from "./entry.ts";

/** One batch: a sealed box of its own, and its share of the round's time. */
export const batchPhase = (spec: Relate, plan: Plan, ideas: number): Phase =>
  phaseOf({ ...spec, timing: shareOf(spec.timing, 1 / batchesOf(spec, ideas)) }, plan, "pairs", {
    box: {
      keyEndsWith: "@phase",
      minContributors: spec.minSet ?? plan.minContributors,
      minPerSide: null,
      named: false,
      padTo: answerBytes(spec.batch),
      closesWhenAllActed: false,
    },
  });

/** Nothing to ask: the round is over at once. */
export const emptyPhase = (spec: Relate, plan: Plan): Phase => phaseOf(spec, plan, "none", { lasts: null, close: { when: "rule" } });

/**
 * About how many batches there will be. Half of the pairs need asking as a rule: in the scenario of twelve ideas 63 to
 * 66 of 132.
 */
function batchesOf(spec: Relate, ideas: number): number {
  const expected = Math.min(spec.maxAsked, (ideas * (ideas - 1)) / 2);
  return Math.max(1, Math.ceil(expected / spec.batch));
}
