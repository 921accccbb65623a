import type { Around } from "../model/kind.ts";
import type { Path } from "../model/ids.ts";
import type { Output, Session } from "../model/session.ts";
import { combinatorOf, inside, join, sequenceOf, sequencesAround, stepAt, stepId } from "./paths.ts";
import { insertedAt } from "./aside.ts";

/** The innermost repeat around the step at a path, as far as it has come. */
export function aroundOf(session: Session, path: Path): Around | null {
  if (insertedAt(session.aside, path)) return null;
  for (const sequence of sequencesAround(path)) {
    const combinator = combinatorOf(sequence);
    const step = combinator && stepAt(session.plan, combinator.path);
    if (step?.kind !== "repeat") continue;
    const pass = Number(combinator?.mark);
    return {
      path: combinator?.path as Path,
      until: step.until,
      pass,
      max: step.max,
      before: inEarlierPass(session, sequenceOf(path), stepId(path)),
    };
  }
  return null;
}

/**
 * A judgement, a list or a text that was skipped or dropped: it takes nothing from what the pass before it came to. What is
 * collected in one pass is of that pass alone.
 */
export const isLeftOut = ({ kind, items, figures }: Output): boolean =>
  items.length === 0 && figures === null && (kind === "judge" || kind === "organise" || kind === "draft" || kind === "relate");

/** What a step of this sequence left in the last pass before this one in which it ran. */
export function inEarlierPass(session: Session, sequence: Path, name: string): Output | null {
  const marked = /^(.*)\[(\d+)\](.*)$/.exec(sequence);
  if (!marked) return null;
  for (let pass = Number(marked[2]) - 1; pass >= 1; pass--) {
    const output = session.outputs[join(`${inside(marked[1] as Path, pass)}${marked[3]}` as Path, name)];
    if (output && !isLeftOut(output)) return output;
  }
  return null;
}
