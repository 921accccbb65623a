import type { ItemId, PersonId } from "../../model/ids.ts";
import type { Judge } from "../../model/vocabulary.ts";

/**
 * The items in the order in which this person reads them. Where it is their own, it follows from who they are and from the items
 * alone: the same on every page, after a refusal and in every pass. What stands first is answered most, so that an order of
 * all would favour it; an order of each cancels out.
 */
export function orderFor({ order }: Pick<Judge, "order">, items: readonly ItemId[], person: PersonId): readonly ItemId[] {
  if (order !== "random") return items;
  return items
    .map((item) => ({ item, at: hash(`${person} ${item}`) }))
    .sort((one, other) => one.at - other.at || (one.item < other.item ? -1 : 1))
    .map(({ item }) => item);
}

/** 32 bits: FNV-1a (Fowler, Noll and Vo), finished with the mixer of MurmurHash3 (Appleby), since ids differ little. */
function hash(text: string): number {
  let at = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) at = Math.imul(at ^ text.charCodeAt(index), 0x01000193);
  at = Math.imul(at ^ (at >>> 16), 0x85ebca6b);
  at = Math.imul(at ^ (at >>> 13), 0xc2b2ae35);
  return (at ^ (at >>> 16)) >>> 0;
}
