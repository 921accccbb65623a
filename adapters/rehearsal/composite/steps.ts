import type { RoundSpec, Step } from "../../../src/model/vocabulary.ts";

export const roundsOf = (steps: readonly Step[]): readonly RoundSpec[] =>
  steps.flatMap((step) => ("steps" in step ? roundsOf(step.steps) : [step]));

/** The step with those of its rounds that a script names; a split or repeat that is itself named is played whole. */
export function pruned(step: Step, named: readonly string[]): Step | null {
  if (named.includes(step.id)) return step;
  if (!("steps" in step)) return null;
  const steps = step.steps.flatMap((each) => pruned(each, named) ?? []);
  return steps.length > 0 ? { ...step, steps } : null;
}
