/** A scale of whole numbers, both ends included. */
export interface WholeScale {
  readonly min: number;
  readonly max: number;
}

/** The scales of ratings and polls. */
export const NINE: WholeScale = { min: 1, max: 9 };
export const GRADIENT: WholeScale = { min: 1, max: 8 };
export const FIST: WholeScale = { min: 0, max: 5 };

export const isOn = (scale: WholeScale, value: number): boolean => Number.isInteger(value) && value >= scale.min && value <= scale.max;

/**
 * How many gave each answer, from the lowest to the highest, those that nobody gave included.
 *
 * @returns counts of people; the first is of `scale.min`, the last of `scale.max`
 * @throws RangeError where an answer is not on the scale: answers are checked when they are handed in, so this is a
 * fault of ours, and it names no answer
 */
export function histogram(answers: readonly number[], scale: WholeScale): readonly number[] {
  const counts = Array.from({ length: scale.max - scale.min + 1 }, () => 0);
  for (const answer of answers) {
    if (!isOn(scale, answer)) throw new RangeError(`an answer is not on the scale from ${scale.min} to ${scale.max}`);
    counts[answer - scale.min] = (counts[answer - scale.min] ?? 0) + 1;
  }
  return counts;
}
