import { isolated } from "../cards/isolate.ts";
import type { Words } from "../model/card.ts";
import type { Item } from "../model/session.ts";

/**
 * The beginning of somebody's words, to stand in a label of ours where they are too long for it. Letters are counted with
 * the marks that belong to them.
 */
export function beginningOf(words: string, letters: number): string {
  const [short = words] = new RegExp(`^(?:\\P{M}\\p{M}*){${letters}}`, "su").exec(words) ?? [];
  return isolated(short === words ? words : `${short.trimEnd()}…`);
}

/** The words of an item with what it is known by: a side, a role, a person who agreed to be named, a tag. */
export function labelledItem({ id, text, label, tag = "" }: Item): Words {
  switch (label.as) {
    case "side":
      return { say: tag ? "page.item.sideTag" : "page.item.side", with: { words: { text }, side: { side: label.side }, tag } };
    case "role":
      return {
        say: tag ? "page.item.roleTag" : "page.item.role",
        with: { words: { text }, role: { message: `label.role.${label.role}` }, tag },
      };
    case "person":
      return { say: "page.item.person", with: { words: { text }, person: { person: label.person } } };
    default:
      return tag ? { say: "page.item.tag", with: { words: { text }, tag } } : { item: id };
  }
}

/** What an item is known by, as a line above its words, which then stand alone and exact; null: nothing. */
export function labelAbove({ label, tag = "" }: Item): Words | null {
  switch (label.as) {
    case "side":
      return { say: tag ? "page.above.sideTag" : "page.above.side", with: { side: { side: label.side }, tag } };
    case "person":
      return { say: "page.above.person", with: { person: { person: label.person } } };
    default:
      return tag ? { say: "page.above.tag", with: { tag } } : null;
  }
}
