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
 * How many of a group must be at the level, decided and told before anyone answers (Kaner): more than half of those who
 * answered, which each side needs; or two thirds of them, which a group without a rule per side needs.
 */
export type Needs = "most" | "twoThirds";

/** Whether a group reaches the level. Nobody is not a group: without an answer it does not. Compared in whole numbers. */
export function isReached(answers: readonly number[], level: Level, needs: Needs): boolean {
  const forward = answers.filter((answer) => isForward(answer, level)).length;
  if (needs === "twoThirds") return answers.length > 0 && 3 * forward >= 2 * answers.length;
  return 2 * forward > answers.length;
}

/** People of a side below whom it decides nothing: a word of one person would be that person's. */
const FEWEST_OF_A_SIDE = 2;

/**
 * Whether enough of a side answered for it to have answered: half of those who may, and never fewer than two.
 *
 * @param members people of the side who may answer and have not left
 */
export const hasAnswered = (answers: number, members: number): boolean => answers >= FEWEST_OF_A_SIDE && 2 * answers >= members;
