import type { Recap, RecapBlock } from "../../model/recap.ts";

/** Everything in an artefact that can be objected to, with its words. */
export function paragraphs(recap: Recap): readonly { readonly id: string; readonly words: string }[] {
  return recap.sections.flatMap((section) => section.blocks.flatMap(ofBlock));
}

function ofBlock(block: RecapBlock): readonly { readonly id: string; readonly words: string }[] {
  switch (block.is) {
    case "paragraph":
      return [block];
    case "list":
      return block.entries;
    case "table":
      return block.rows.map((row) => ({ id: row.id, words: row.cells.join(" · ") }));
  }
}
