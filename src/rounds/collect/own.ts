import type { ById, ItemId, PersonId } from "../../model/ids.ts";

/** Why the team does not take a card. The room hears the reasons, and not the words. */
export const REASONS = ["namesSomebody", "aboutPeople", "twoIdeas", "saidAlready", "offTopic", "unclear"] as const;
export type Reason = (typeof REASONS)[number];

/** Nothing of who wrote what: that lies in the box until it opens. */
export interface CollectOwn {
  /** What came out of the box, while it is reviewed or let out word for word. */
  readonly written: readonly ItemId[];
  readonly refused: readonly { readonly item: ItemId; readonly reason: Reason }[];
  /** Rows of the pass before that each person reads while writing. Whose rows they are is known to nobody. */
  readonly sheets: ById<PersonId, readonly ItemId[]>;
  /** Cards that are seen as they are written, under names: which form wrote each, and who. */
  readonly live: readonly { readonly key: string; readonly item: ItemId; readonly person: PersonId }[];
  /** Forms of cards that were withdrawn there. */
  readonly withdrawn: readonly string[];
}

export const NOTHING: CollectOwn = { written: [], refused: [], sheets: {}, live: [], withdrawn: [] };

export type CollectEvent =
  | { readonly type: "cardRefused"; readonly item: ItemId; readonly reason: Reason }
  | { readonly type: "cardTaken"; readonly item: ItemId }
  | { readonly type: "sheetDealt"; readonly person: PersonId; readonly rows: readonly ItemId[] }
  | { readonly type: "cardWritten"; readonly key: string; readonly item: ItemId; readonly person: PersonId }
  /** Its words are others; the item is the same. */
  | { readonly type: "cardReworded"; readonly key: string }
  | { readonly type: "cardWithdrawn"; readonly key: string };

export function evolveCollect(own: CollectOwn, event: CollectEvent): CollectOwn {
  switch (event.type) {
    case "cardRefused":
      return {
        ...own,
        refused: [...own.refused.filter((each) => each.item !== event.item), { item: event.item, reason: event.reason }],
      };
    case "cardTaken":
      return { ...own, refused: own.refused.filter((each) => each.item !== event.item) };
    case "cardWritten":
      return { ...own, live: [...own.live, { key: event.key, item: event.item, person: event.person }] };
    case "cardReworded":
      return own;
    case "cardWithdrawn":
      return { ...own, live: own.live.filter(({ key }) => key !== event.key), withdrawn: [...own.withdrawn, event.key] };
    case "sheetDealt":
      return { ...own, sheets: { ...own.sheets, [event.person]: event.rows } };
  }
}
