import { standing } from "./standing.ts";

export interface DotsRow<Item extends string = string> {
  readonly item: Item;
  readonly dots: number;
  /** Ballots that put at least one dot here. */
  readonly voters: number;
  /** From 1; equal for items that are tied. */
  readonly rank: number;
}

/** Counts dots. The order is by dots, then by voters, and then a tie stays a tie; items without a dot come last, with 0. */
export function countDots<Item extends string>(
  items: readonly Item[],
  ballots: readonly Readonly<Partial<Record<Item, number>>>[],
): readonly DotsRow<Item>[] {
  const rows = items.map((item) => {
    const given = ballots.map((ballot) => ballot[item] ?? 0).filter((dots) => dots > 0);
    return { item, dots: given.reduce((sum, dots) => sum + dots, 0), voters: given.length };
  });
  const sorted = rows.sort((a, b) => b.dots - a.dots || b.voters - a.voters);
  return standing(sorted, (a, b) => a.dots === b.dots && a.voters === b.voters);
}
