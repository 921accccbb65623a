import type { ItemId } from "../model/ids.ts";
import type { Item, Session } from "../model/session.ts";

/** Items without those that others of them were made from: after an amendment its new words are meant, and not the old ones too. */
export function latest(session: Session, items: readonly Item[]): readonly Item[] {
  const older = new Set<ItemId>();
  const look = (ids: readonly ItemId[]): void => {
    for (const id of ids) {
      if (older.has(id)) continue;
      older.add(id);
      look(session.items[id]?.mergedFrom ?? []);
    }
  };
  for (const item of items) look(item.mergedFrom);
  return items.filter((item) => !older.has(item.id));
}
