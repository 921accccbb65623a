import { z } from "zod";
import type { Path } from "../model/ids.ts";
import type { Output, Session } from "../model/session.ts";
import type { Repeat } from "../model/vocabulary.ts";
import { isBarren, speaksTo } from "../protocol/stops.ts";
import { inside, join } from "./paths.ts";

/** What a judgement, a gate or a series of ratings says to the repeat around it, whatever else it holds. */
const figures = z.object({
  verdict: z.object({ reached: z.boolean() }).nullish(),
  stop: z.object({ stop: z.boolean() }).nullish(),
});

/**
 * Whether a pass has brought what its repeat goes on for: no objection, the level, stable opinions, each side's word,
 * the facilitator's. It is asked after every step, so that nothing more is done once it is there. A round that was left
 * out says nothing.
 */
export function isReached(session: Session, path: Path, step: Repeat, pass: number): boolean {
  const asked = step.steps.filter((each) => speaksTo(step.until.rule, each));
  return asked.length > 0 && asked.every((each) => isWanted(session.outputs[join(inside(path, pass), each.id)]));
}

function isWanted(output: Output | undefined): boolean {
  const said = figures.safeParse(output?.figures).data;
  return said?.verdict?.reached === true || said?.stop?.stop === true;
}

/** What was collected in every pass adds up; what was judged, worded or drafted counts as the last pass left it. */
export const addsUp = (step: Repeat): boolean => step.steps.findLast((each) => !isBarren(each))?.kind === "collect";
