import { standing } from "./standing.ts";

export interface PickRow<Item extends string = string> {
  readonly item: Item;
  /** Ballots that picked it. */
  readonly voters: number;
  /** From 1; equal for items that are tied. */
  readonly rank: number;
}

/** Counts picks, the most picked first; a tie stays a tie. Items that nobody picked come last. */
export function countPicks<Item extends string>(items: readonly Item[], ballots: readonly (readonly Item[])[]): readonly PickRow<Item>[] {
  const rows = items.map((item) => ({ item, voters: ballots.filter((ballot) => ballot.includes(item)).length }));
  return standing(
    rows.toSorted((a, b) => b.voters - a.voters),
    (a, b) => a.voters === b.voters,
  );
}
