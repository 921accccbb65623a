import type { Path } from "../model/ids.ts";
import type { Plan } from "../model/plan.ts";
import type { Session } from "../model/session.ts";
import type { Step } from "../model/vocabulary.ts";
import { insertedAt } from "./aside.ts";

/** The sequence of the whole session. */
export const ROOT = "" as Path;

export function join(sequence: Path, id: string): Path {
  return (sequence === ROOT ? id : `${sequence}/${id}`) as Path;
}

/** `cycle` → `cycle[2]`, `rooms` → `rooms[lower]`. */
export function inside(combinator: Path, mark: string | number): Path {
  return `${combinator}[${mark}]` as Path;
}

/** The sequence a step stands in: `cycle[2]/offer` → `cycle[2]`. */
export function sequenceOf(step: Path): Path {
  const cut = step.lastIndexOf("/");
  return (cut < 0 ? "" : step.slice(0, cut)) as Path;
}

export function stepId(step: Path): string {
  return step.slice(step.lastIndexOf("/") + 1).replace(/\[[^\]]*\]$/, "");
}

/** The combinator of a sequence: `rooms[lower]` → `rooms`; null for the root. */
export function combinatorOf(sequence: Path): { path: Path; mark: string } | null {
  const found = /^(.*)\[([^\]]*)\]$/.exec(sequence);
  return found ? { path: found[1] as Path, mark: found[2] as string } : null;
}

/** Sequences around a step, from the innermost to the root. */
export function sequencesAround(step: Path): readonly Path[] {
  const around: Path[] = [];
  let at: Path = sequenceOf(step);
  for (;;) {
    around.push(at);
    const combinator = combinatorOf(at);
    if (!combinator) return around;
    at = sequenceOf(combinator.path);
  }
}

export function isInside(path: Path, ancestor: Path): boolean {
  return ancestor === ROOT || path === ancestor || path.startsWith(`${ancestor}/`) || path.startsWith(`${ancestor}[`);
}

/** The steps of a sequence. Throws on a path that is not of this plan: a fault of ours. */
export function stepsOf(plan: Plan, sequence: Path): readonly Step[] {
  const combinator = combinatorOf(sequence);
  if (!combinator) return plan.steps;
  const step = stepAt(plan, combinator.path);
  if (step.kind !== "repeat" && step.kind !== "split") throw new Error("a round has no steps");
  return step.steps;
}

/** The step of the plan at this path, or the round that was put in between there. */
export function specAt(session: Session, path: Path): Step {
  return insertedAt(session.aside, path) ?? stepAt(session.plan, path);
}

export function stepAt(plan: Plan, path: Path): Step {
  const id = stepId(path);
  const step = stepsOf(plan, sequenceOf(path)).find((each) => each.id === id);
  if (!step) throw new Error("no such step in the plan");
  return step;
}

/**
 * Whether two paths are of the same step in passes of one repeat: `loop[1]/rate` and `loop[3]/rate`, but not of two branches
 * or two steps. Around the whole session (the root) every step counts as the same, since an opening and a closing round are paired.
 */
export function isSameStep(one: Path, other: Path, around: Path): boolean {
  if (around === ROOT) return true;
  const within = (path: Path): string | null => (path.startsWith(`${around}[`) ? path.slice(around.length).replace(/^\[\d+\]/, "") : null);
  return within(one) !== null && within(one) === within(other);
}

/** Which pass of this repeat a path stands in; 0: none. */
export const passIn = (path: Path, around: Path): number =>
  path.startsWith(`${around}[`) ? Number(/^\[(\d+)\]/.exec(path.slice(around.length))?.[1] ?? 0) : 0;
