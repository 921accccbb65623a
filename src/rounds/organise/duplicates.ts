import type { ItemId } from "../../model/ids.ts";
import type { Item } from "../../model/session.ts";
import type { Reader } from "../../model/kind.ts";

/**
 * Groups of items that say the same, but for case, spaces and punctuation at the end. Likeness that merely sounds alike
 * is not proposed: "open the border" and "do not open the border" are alike to every measure tried.
 */
export function exactDuplicates(items: readonly Item[], read: Reader): readonly (readonly ItemId[])[] {
  const groups = new Map<string, ItemId[]>();
  for (const item of items) {
    const words = read(item.text);
    if (words === null) continue;
    const key = normal(words);
    groups.set(key, [...(groups.get(key) ?? []), item.id]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function normal(words: string): string {
  return words
    .normalize("NFKC")
    .toLocaleLowerCase("und")
    .replace(/\s+/gu, " ")
    .replace(/[\p{P}\s]+$/u, "")
    .trim();
}
