import type { Repeat, RoundSpec, Split, Step } from "../model/vocabulary.ts";

export type Combinator = Repeat | Split;

/** A step with its place in the file. */
export interface Placed<S extends Step = Step> {
  readonly step: S;
  /** Where it stands in the file: `steps/2/steps/0`. */
  readonly at: string;
  /** The combinators around it, the outermost first. */
  readonly around: readonly Combinator[];
}

/** All steps in the order in which they stand in the file; a combinator comes before what it holds. */
export function walk(steps: readonly Step[], at = "steps", around: readonly Combinator[] = []): readonly Placed[] {
  return steps.flatMap((step, index) => {
    const here: Placed = { step, at: `${at}/${index}`, around };
    return isCombinator(step) ? [here, ...walk(step.steps, `${here.at}/steps`, [...around, step])] : [here];
  });
}

export function rounds(steps: readonly Step[]): readonly Placed<RoundSpec>[] {
  return walk(steps).filter((placed): placed is Placed<RoundSpec> => !isCombinator(placed.step));
}

export const isCombinator = (step: Step): step is Combinator => step.kind === "repeat" || step.kind === "split";

/** Of a group that meets again: at which stage a step's meetings are; undefined: at any. */
export const stageOf = ({ step, around }: Pick<Placed, "step" | "around">): number | undefined => (around[0] ?? step).stage;

/** Whether a step is in every meeting of another. */
export function isWherever(one: Pick<Placed, "step" | "around">, other: Pick<Placed, "step" | "around">): boolean {
  const stage = stageOf(one);
  return stage === undefined || stage === stageOf(other);
}

export const insideSides = (placed: Placed): boolean => placed.around.some((each) => each.kind === "split" && each.into.by === "side");
