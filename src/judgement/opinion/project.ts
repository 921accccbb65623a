import type { Axes } from "./axes.ts";
import type { Centred } from "./centred.ts";
import { votesOf } from "./matrix.ts";

/** Places on the map. They live while it is computed, and are kept nowhere. */
export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * Everybody's place: along each axis the sum over their own votes of the centred vote times the loading, times
 * √(statements / own votes), since whoever voted on few would otherwise lie near the middle (Small et al. 2021, on Polis).
 */
export function project(centred: Centred, { first, second }: Axes): Points {
  const { matrix, value } = centred;
  const x = new Float64Array(matrix.people);
  const y = new Float64Array(matrix.people);
  for (let person = 0; person < matrix.people; person++) {
    let along = 0;
    let across = 0;
    for (let at = matrix.start[person] as number; at < (matrix.start[person + 1] as number); at++) {
      const column = matrix.statement[at] as number;
      along += (value[at] as number) * (first[column] as number);
      across += (value[at] as number) * (second[column] as number);
    }
    const stretch = Math.sqrt(matrix.statements / Math.max(1, votesOf(matrix, person)));
    x[person] = stretch * along;
    y[person] = stretch * across;
  }
  return { x, y };
}

/** The places of these people alone. */
export const pointsOf = ({ x, y }: Points, people: Int32Array): Points => ({
  x: Float64Array.from(people, (person) => x[person] as number),
  y: Float64Array.from(people, (person) => y[person] as number),
});
