import type { ItemId } from "../../model/ids.ts";

/**
 * Items of one form. A window of a chat platform holds a hundred blocks, and an item takes up to three (what is told of
 * it, the choice, the reason); a longer ballot is sent in parts.
 */
const ITEMS_IN_PART = 25;

export interface Part {
  /** From 1. */
  readonly number: number;
  /** Number of its first item among all, from 1. */
  readonly first: number;
  readonly items: readonly ItemId[];
}

/** A ballot over these items, in the parts in which it is sent. */
export function partsOf(items: readonly ItemId[]): readonly Part[] {
  const count = Math.ceil(items.length / ITEMS_IN_PART);
  return Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    first: index * ITEMS_IN_PART + 1,
    items: items.slice(index * ITEMS_IN_PART, (index + 1) * ITEMS_IN_PART),
  }));
}
