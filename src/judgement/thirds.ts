import type { WholeScale } from "./histogram.ts";

/** People in the lower, middle and upper third of a scale: 1–3, 4–6 and 7–9 of nine. */
export interface Thirds {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/**
 * Counts answers by thirds of their scale. Where it can not be divided, the two outer thirds are rounded and equally wide:
 * 1–2, 3 and 4–5 of five; 1–2, 3–5 and 6–7 of seven.
 */
export function thirdsOf(answers: readonly number[], { min, max }: WholeScale): Thirds {
  const wide = Math.round((max - min + 1) / 3);
  const low = answers.filter((answer) => answer < min + wide).length;
  const high = answers.filter((answer) => answer > max - wide).length;
  return { low, middle: answers.length - low - high, high };
}
