import type { ById, ItemId } from "../../model/ids.ts";

/** A merge or a cluster: an item of its own that stands for its members. */
export interface Group {
  readonly item: ItemId;
  readonly members: readonly ItemId[];
}
export interface OrganiseOwn {
  readonly groups: readonly Group[];
  /** Groups that a voice had undone in the contest. */
  readonly undone: readonly ItemId[];
}

/** Groups stand where their first member stood, so that arranging gives no new order away. */
export function arranged(input: readonly ItemId[], groups: readonly Group[]): readonly ItemId[] {
  const groupOf: ById<ItemId, ItemId> = Object.fromEntries(groups.flatMap((group) => group.members.map((member) => [member, group.item])));
  return [...new Set(input.map((id) => groupOf[id] ?? id))];
}
