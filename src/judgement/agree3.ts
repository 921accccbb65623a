/** A vote on one statement. Passing is an answer; a statement that was not reached has none. */
export type Agree3 = "agree" | "disagree" | "pass";

export interface Agree3Counts {
  readonly agree: number;
  readonly disagree: number;
  readonly pass: number;
  /** People who had the statement before them: the sum of the three. */
  readonly seen: number;
}

/**
 * Counts the votes on one statement.
 *
 * @param atLeast votes below which nothing is published (5): statements that came late are seen by few
 * @returns null where there are fewer
 */
export function countAgree3(votes: readonly Agree3[], atLeast: number): Agree3Counts | null {
  if (votes.length < atLeast) return null;
  const counts = { agree: 0, disagree: 0, pass: 0 };
  for (const vote of votes) counts[vote] += 1;
  return { ...counts, seen: votes.length };
}
