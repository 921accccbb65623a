/** Left to right, whatever is around it: counts stand in the order of the scale. */
const LEFT_TO_RIGHT = "\u2066";
const END = "\u2069";

/** "1 × 5 · 2 × 3": how many gave each answer of a scale of numbers; what nobody gave is left out. */
export function countsWords(counts: readonly number[], min: number): string {
  const given = counts.flatMap((count, index) => (count > 0 ? [`${min + index} × ${count}`] : []));
  return `${LEFT_TO_RIGHT}${given.join(" · ") || "–"}${END}`;
}

/** "5 / 3 / 1": how many agreed, disagreed and passed. */
export const inOrder = (counts: readonly number[]): string => `${LEFT_TO_RIGHT}${counts.join(" / ")}${END}`;
