import type { Gate, Step, Stop } from "../model/vocabulary.ts";

/**
 * Whether a step gives what a rule of a repeat goes by. Another step that also comes to a verdict does not end its repeat.
 * The gate of `facilitator` is put in by the planner, and `count` goes by nothing.
 */
export function speaksTo(rule: Stop["rule"], step: Step): boolean {
  switch (rule) {
    case "count":
      return false;
    case "facilitator":
      return step.kind === "gate" && step.of === "onceMore";
    case "bothSidesConfirm":
      return step.kind === "gate" && asksPeople(step) && step.who.side === "each";
    case "noObjection":
      return step.kind === "judge" && step.scale.s === "consent";
    case "gradient":
      return step.kind === "judge" && step.scale.s === "gradient";
    case "delphi":
      return step.kind === "judge" && step.scale.s === "rate";
  }
}

/** Steps that leave no items: what comes before them is what a pass, or a room, left. */
export const isBarren = (step: Step): boolean => step.kind === "gate" || step.kind === "pulse" || step.kind === "report";

/** A gate at which people answer in private. */
export const asksPeople = ({ of }: Gate): boolean => of === "goNoGo" || of === "quorum";

/** A gate whose no ends the conversation. */
export const endsOnNo = (step: Step): boolean => step.kind === "gate" && step.decline === "stop" && step.of !== "consent";
