import type { ById, Instant, ItemId } from "../../model/ids.ts";
import type { Joint } from "../joining.ts";

export interface OrganiseOwn {
  readonly groups: readonly Joint[];
  /** What stays of a list that is shortened; null: nobody has chosen yet, and everything stays. */
  readonly kept: readonly ItemId[] | null;
  /** Set where a rule shortens the list: it is done at once. */
  readonly endsAt: Instant | null;
}

/** Groups stand where their first member stood, so that arranging gives no new order away. */
export function arranged(input: readonly ItemId[], { groups, kept }: Pick<OrganiseOwn, "groups" | "kept">): readonly ItemId[] {
  const groupOf: ById<ItemId, ItemId> = Object.fromEntries(groups.flatMap((group) => group.members.map((member) => [member, group.item])));
  const stays = kept === null ? input : input.filter((id) => kept.includes(id));
  return [...new Set(stays.map((id) => groupOf[id] ?? id))];
}

/** What a shortened list has left out. */
export const leftOut = (input: readonly ItemId[], { kept }: Pick<OrganiseOwn, "kept">): readonly ItemId[] =>
  kept === null ? [] : input.filter((id) => !kept.includes(id));
