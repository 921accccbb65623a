import type { Run } from "../../../src/model/session.ts";
import type { Step } from "../../../src/model/vocabulary.ts";
import type { ScriptEntry } from "../scenario.ts";
import type { Act } from "./playing.ts";

interface Stop {
  readonly index: number;
  /** The repeat it lies in; null: none. */
  readonly repeat: string | null;
}

/** The rounds of a plan in their order, and the repeats and splits around them under the place of their first round. */
export interface Course {
  readonly stops: ReadonlyMap<string, Stop>;
}

export function courseOf(steps: readonly Step[]): Course {
  const stops = new Map<string, Stop>();
  let index = 0;
  const walk = (each: readonly Step[], repeat: string | null): void => {
    for (const step of each) {
      stops.set(step.id, { index, repeat });
      if (!("steps" in step)) {
        index++;
        continue;
      }
      const inner = step.kind === "repeat" ? (repeat ?? step.id) : repeat;
      walk(step.steps, inner);
      // Where the facilitator says whether there is another pass, that comes behind the last round of it.
      if (step.kind === "repeat") stops.set(`${step.id.slice(0, 24)}-more`, { index: index - 0.5, repeat: inner });
    }
  };
  walk(steps, null);
  return { stops };
}

/** Null: the end. */
export interface Target {
  readonly round: string;
  readonly pass: number;
}

export function isBefore({ stops }: Course, run: Run, target: Target | null): boolean {
  const goal = target && stops.get(target.round);
  const here = stops.get(run.spec.id);
  if (!goal || !here) return true;
  if (here.repeat === null || here.repeat !== goal.repeat) return here.index < goal.index;
  const pass = passOf(here.repeat, run);
  return pass < target.pass || (pass === target.pass && here.index < goal.index);
}

/** Whether another pass is needed on the way there. */
export function needsAgain({ stops }: Course, run: Run, target: Target | null): boolean {
  const repeat = stops.get(run.spec.id)?.repeat;
  return Boolean(target && repeat && stops.get(target.round)?.repeat === repeat && passOf(repeat, run) < target.pass);
}

/** The pass of a run: 1 outside of repeats. */
export function passIn({ stops }: Course, run: Run): number {
  const repeat = stops.get(run.spec.id)?.repeat;
  return repeat ? passOf(repeat, run) : 1;
}

function passOf(repeat: string, { path }: Run): number {
  const mark = path.split(`${repeat}[`)[1];
  return mark === undefined ? 1 : Number.parseInt(mark, 10);
}

/** Where a script goes back to an earlier round of a repeat, or opens one again, another pass begins. */
export function withPasses({ stops }: Course, script: readonly ScriptEntry[]): readonly Act[] {
  const at = new Map<string, { pass: number; index: number; opened: readonly string[] }>();
  return script.map((entry) => {
    const stop = stops.get(entry.round);
    if (!stop?.repeat) return { ...entry, pass: 1 };
    const now = at.get(stop.repeat) ?? { pass: 1, index: stop.index, opened: [] };
    const isOpening = entry.action === "open";
    const again = stop.index < now.index || (isOpening && now.opened.includes(entry.round));
    const opened = [...(again ? [] : now.opened), ...(isOpening ? [entry.round] : [])];
    const next = { pass: now.pass + (again ? 1 : 0), index: stop.index, opened };
    at.set(stop.repeat, next);
    return { ...entry, pass: next.pass };
  });
}
