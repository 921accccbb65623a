import type { RoundSpec, Step } from "../../../src/model/vocabulary.ts";
import type { ScriptEntry } from "../scenario.ts";
import { roundsOf } from "./steps.ts";

/** The plan where a script comes back to something: a text amended after the vote on it, words put together again after a veto. */
export const revised = (steps: readonly Step[], script: readonly ScriptEntry[]): Step[] => [
  ...wordedAgain(votedAgain(steps, script), script),
];

/** A vote on a text that is amended afterwards stands in the repeat of the text, so that each version is voted on. */
function votedAgain(steps: readonly Step[], script: readonly ScriptEntry[]): readonly Step[] {
  const isAmended = (text: string, vote: string): boolean => {
    const voted = script.findIndex(({ round }) => round === vote);
    return voted >= 0 && script.slice(voted).some(({ round }) => round === text);
  };
  const moved = new Map<string, RoundSpec[]>();
  for (const repeat of steps.filter((step) => step.kind === "repeat")) {
    const texts = roundsOf([repeat]).filter(({ kind }) => kind === "draft");
    const votes = steps.filter(
      (step): step is RoundSpec => step.kind === "judge" && texts.some(({ id }) => step.items.from.includes(id) && isAmended(id, step.id)),
    );
    moved.set(repeat.id, votes);
  }
  const away = [...moved.values()].flat();
  return steps
    .filter((step) => !away.some(({ id }) => id === step.id))
    .map((step) => (step.kind === "repeat" ? { ...step, steps: [...step.steps, ...(moved.get(step.id) ?? [])] } : step));
}

/** What a veto took apart is put together once more, in other words, in a round of its own. */
function wordedAgain(steps: readonly Step[], script: readonly ScriptEntry[]): readonly Step[] {
  const vetoed = script.filter(({ action }) => action === "wordAgain").map(({ round }) => round);
  return steps.flatMap((step): readonly Step[] => {
    if (step.kind === "organise" && vetoed.includes(step.id)) return [step, { ...step, id: again(step.id), items: { from: [step.id] } }];
    return [renamed(step, vetoed)];
  });
}

/** The id of the round in which it is put together again. */
export const again = (id: string): string => `${id}-again`;

function renamed(step: Step, vetoed: readonly string[]): Step {
  if ("steps" in step) return { ...step, steps: step.steps.map((each) => renamed(each, vetoed)) };
  if (step.kind !== "judge") return step;
  return { ...step, items: { ...step.items, from: step.items.from.map((name) => (vetoed.includes(name) ? again(name) : name)) } };
}
