import { isolated } from "../src/cards/isolate.ts";
import type { Block, Spoken } from "../src/model/card.ts";
import type { Page } from "../src/platform/page.ts";

/** The side in whose room a round goes on, or the letter of the group; null: it is for everybody. */
function groupOf({ sides }: Pick<Page, "sides">, path: string): string | null {
  const mark = /\[([^\]]*)\][^[]*$/.exec(path)?.[1];
  if (mark === undefined) return null;
  const side = sides.find((each) => each.side === mark);
  return side ? isolated(side.name) : mark.toUpperCase();
}

/** What a round is called; where several go on beside each other, with the group whose it is. */
export function titleIn(page: Pick<Page, "now" | "sides">, { path, title }: Pick<Page["now"][number], "path" | "title">): string {
  const group = page.now.length > 1 ? groupOf(page, path) : null;
  return group === null ? title.words : `${title.words} · ${group}`;
}

/** The path of the round that a button of the team is about; null: it is about the whole conversation. */
export const pathOf = (block: Block<Spoken>): string | null => (block.is === "button" ? (block.args["path"] ?? null) : null);
