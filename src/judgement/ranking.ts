import { standing } from "./standing.ts";

export interface RankRow<Item extends string = string> {
  readonly item: Item;
  readonly points: number;
  /** Ballots that named the item at all. Many voters with few points say something else than few voters with many. */
  readonly voters: number;
  /** From 1; equal for items that are tied. */
  readonly rank: number;
}

/**
 * Counts rankings by Borda points: with a `top` of five, 5-4-3-2-1 from the first place down. A ballot may be shorter.
 * The order is by points, then by voters, and then a tie stays a tie. Items that nobody named are
 * listed last, with 0. Tied items keep the order in which they were given.
 */
export function borda<Item extends string>(
  items: readonly Item[],
  ballots: readonly (readonly Item[])[],
  top: number,
): readonly RankRow<Item>[] {
  const rows = items.map((item) => {
    const places = ballots.map((ballot) => ballot.indexOf(item)).filter((place) => place !== -1);
    return { item, points: places.reduce((sum, place) => sum + top - place, 0), voters: places.length };
  });
  const sorted = rows.sort((a, b) => b.points - a.points || b.voters - a.voters);
  return standing(sorted, (a, b) => a.points === b.points && a.voters === b.voters);
}
