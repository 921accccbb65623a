import type { From, Protocol } from "../model/vocabulary.ts";
import { walk } from "./walk.ts";

/** How many there can be at most, without regard to `top`, as far as the file tells. */
export function mostItems(protocol: Protocol, { from }: From): number {
  return from.reduce((sum, name) => {
    const step = walk(protocol.steps).find((each) => each.step.id === name && each.around.length === 0)?.step;
    if (step?.kind === "collect" && !step.about) return sum + step.each.max * protocol.size.max;
    if (step?.kind === "organise" || step?.kind === "judge")
      return sum + Math.min(step.items.top ?? Infinity, mostItems(protocol, step.items));
    return Infinity;
  }, 0);
}
