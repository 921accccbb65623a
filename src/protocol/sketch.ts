import type { Plan } from "../model/plan.ts";
import type { Protocol, Role, RoundKindName, RoundSpec } from "../model/vocabulary.ts";
import { attributionOf, isSealed, isUnattributed, speaksForSide } from "./hiding.ts";
import { TERMS_STEP } from "./references.ts";
import { rounds, walk, isCombinator, type Combinator, type Placed } from "./walk.ts";

/** A round as a planner draws it: who acts, how long, and from whom authors are hidden. */
export interface RoundSketch {
  readonly id: string;
  readonly title: string;
  readonly kind: RoundKindName;
  readonly who: "voices" | readonly Role[];
  /** Minutes; null where it has no clock of its own, or is not offered so. */
  readonly live: number | null;
  readonly async: number | null;
  /**
   * `none`: nothing of one's own is said. `spoken`: everybody hears who speaks. `side`: shown with the side's name. `asSide`: goes out as the side's own word.
   * `room`: nobody in the room sees who wrote it.
   */
  readonly authors: "none" | "spoken" | "named" | "role" | "side" | "asSide" | "room";
  /** What is around it, the outermost first. */
  readonly within: readonly Around[];
}
export type Around =
  | { readonly is: "repeat"; readonly most: number }
  | { readonly is: "sides" }
  | { readonly is: "groups"; readonly of: number }
  | { readonly is: "joined"; readonly groups: number };

export const sketch = (protocol: Protocol): readonly RoundSketch[] => rounds(protocol.steps).map(roundSketch);

function roundSketch(placed: Placed<RoundSpec>): RoundSketch {
  const { step, around } = placed;
  return {
    id: step.id,
    title: step.title,
    kind: step.kind,
    who: step.who.roles,
    ...windowsOf(step),
    authors: authorsOf(placed),
    within: around.map(aroundOf),
  };
}

const windowsOf = ({ timing }: RoundSpec): { readonly live: number | null; readonly async: number | null } => ({
  live: timing?.live ?? null,
  async: timing?.async ? timing.async * 60 : null,
});

function authorsOf(placed: Placed<RoundSpec>): RoundSketch["authors"] {
  const { step } = placed;
  if (!isSealed(step)) return step.kind === "talk" ? "spoken" : "none";
  if (!isUnattributed(step)) return "named";
  if (speaksForSide(placed)) return "asSide";
  const label = attributionOf(step);
  return label === "side" || label === "role" ? label : "room";
}

function aroundOf(step: Combinator): Around {
  if (step.kind === "repeat") return { is: "repeat", most: step.max };
  if (step.into.by === "side") return { is: "sides" };
  return step.into.by === "size" ? { is: "groups", of: step.into.n } : { is: "joined", groups: step.into.n };
}

/** The lengths, in minutes, in which the rounds of a planned session differ from their protocol's. */
export function changedLengths(protocol: Protocol, planned: Pick<Plan, "steps" | "mode">): Record<string, number> {
  const { mode } = planned;
  const usual = new Map(sketch(protocol).map((each) => [each.id, each[mode]]));
  return Object.fromEntries(
    walk(planned.steps).flatMap(({ step }) => {
      if (isCombinator(step) || step.id === TERMS_STEP) return [];
      const minutes = windowsOf(step)[mode];
      return minutes !== null && usual.has(step.id) && usual.get(step.id) !== minutes ? [[step.id, minutes]] : [];
    }),
  );
}
