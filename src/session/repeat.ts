import { z } from "zod";
import type { Path } from "../model/ids.ts";
import type { Output, Session } from "../model/session.ts";
import type { Repeat } from "../model/vocabulary.ts";
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
  if (step.until.rule === "count") return false;
  const outputs = step.steps.map((each) => session.outputs[join(inside(path, pass), each.id)]).filter((each) => each !== undefined);
  return outputs.some(isWanted);
}

function isWanted(output: Output): boolean {
  const said = figures.safeParse(output.figures).data;
  return said?.verdict?.reached === true || said?.stop?.stop === true;
}

/** What was collected in every pass adds up; what was judged, worded or drafted counts as the last pass left it. */
export const addsUp = (step: Repeat): boolean => step.steps.at(-1)?.kind === "collect";
