import type { VoteMatrix } from "./matrix.ts";

/** Votes on one statement in one group. */
export interface Tally {
  readonly agree: number;
  readonly disagree: number;
  /** All who voted on it, those who passed included. */
  readonly seen: number;
}

/** Nobody's group: of whoever voted on too little to be placed. */
export const NOWHERE = 255;

/** By group, then by statement. @param group the group of each person, from 0, or `NOWHERE` */
export function tallies(matrix: VoteMatrix, group: Uint8Array, groups: number): readonly (readonly Tally[])[] {
  const { people, statements, start, statement, vote } = matrix;
  const counts = new Int32Array(groups * statements * 3);
  for (let person = 0; person < people; person++) {
    const of = group[person] as number;
    if (of >= groups) continue;
    for (let at = start[person] as number; at < (start[person + 1] as number); at++) {
      const cell = (of * statements + (statement[at] as number)) * 3 + (vote[at] as number) + 1;
      counts[cell] = (counts[cell] as number) + 1;
    }
  }
  return Array.from({ length: groups }, (_, of) =>
    Array.from({ length: statements }, (_each, column): Tally => {
      const at = (of * statements + column) * 3;
      const [disagree, pass, agree] = [counts[at] as number, counts[at + 1] as number, counts[at + 2] as number];
      return { agree, disagree, seen: agree + disagree + pass };
    }),
  );
}
