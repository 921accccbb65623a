/**
 * From where an answer says "may go forward": on gradients of agreement at or below a level (1 supports fully, 8 can not
 * accept, the protocol's `until.atOrBelow`), on fist-to-five at or above one.
 */
export type Level = { readonly atOrBelow: number } | { readonly atOrAbove: number };

/** Fist-to-five: 3 is "I can live with it"; from 0 to 2 people are invited, not obliged, to speak. */
export const FIST_LEVEL: Level = { atOrAbove: 3 };

export const isForward = (answer: number, level: Level): boolean =>
  "atOrBelow" in level ? answer <= level.atOrBelow : answer >= level.atOrAbove;

/**
 * How many of a group must be at the level, decided and told before anyone answers (Kaner): more than
 * half of those who answered, or everyone, which gives each of them a veto.
 */
export type Needs = "most" | "everyone";

/** Whether a group reaches the level. Nobody is not a group: without an answer it does not. */
export function isReached(answers: readonly number[], level: Level, needs: Needs): boolean {
  const forward = answers.filter((answer) => isForward(answer, level)).length;
  return needs === "everyone" ? answers.length > 0 && forward === answers.length : 2 * forward > answers.length;
}
