import type { VoteMatrix } from "./matrix.ts";

/**
 * A matrix whose gaps are filled with the mean of their statement, less that mean: a gap is exactly 0, so only votes are kept
 * and every step below costs O(votes).
 */
export interface Centred {
  readonly matrix: VoteMatrix;
  /** Mean of the votes on each statement; 0 where there are none. */
  readonly means: Float64Array;
  /** Beside `matrix.vote`: the vote less the mean of its statement, times the statement's scale. */
  readonly value: Float64Array;
  /** How often each person counts; null: once. */
  readonly weight: Float64Array | null;
}

/**
 * @param weight how often each person counts, as when people are drawn with replacement
 * @param evenOut divides each statement by its votes to this power, so that one that many more people saw does not lead; 0: not
 */
export function centre(matrix: VoteMatrix, weight: Float64Array | null = null, evenOut = 0): Centred {
  const sums = new Float64Array(matrix.statements);
  const counts = new Float64Array(matrix.statements);
  for (let person = 0; person < matrix.people; person++) {
    const times = weight ? (weight[person] as number) : 1;
    if (times === 0) continue;
    for (let at = matrix.start[person] as number; at < (matrix.start[person + 1] as number); at++) {
      const column = matrix.statement[at] as number;
      sums[column] = (sums[column] as number) + times * (matrix.vote[at] as number);
      counts[column] = (counts[column] as number) + times;
    }
  }
  const means = sums.map((sum, column) => (counts[column] === 0 ? 0 : sum / (counts[column] as number)));
  const scale = counts.map((count) => (evenOut === 0 || count === 0 ? 1 : count ** -evenOut));
  const value = new Float64Array(matrix.vote.length);
  for (let at = 0; at < value.length; at++) {
    const column = matrix.statement[at] as number;
    value[at] = ((matrix.vote[at] as number) - (means[column] as number)) * (scale[column] as number);
  }
  return { matrix, means, value, weight };
}

/** The centred matrix, transposed, times itself, times `x`: one step of finding its axes. One pass over the votes. */
export function scatterTimes({ matrix, value, weight }: Centred, x: Float64Array): Float64Array {
  const { start, statement, people } = matrix;
  const result = new Float64Array(matrix.statements);
  for (let person = 0; person < people; person++) {
    const times = weight ? (weight[person] as number) : 1;
    if (times === 0) continue;
    const from = start[person] as number;
    const to = start[person + 1] as number;
    let along = 0;
    for (let at = from; at < to; at++) along += (value[at] as number) * (x[statement[at] as number] as number);
    along *= times;
    for (let at = from; at < to; at++) {
      const column = statement[at] as number;
      result[column] = (result[column] as number) + along * (value[at] as number);
    }
  }
  return result;
}
