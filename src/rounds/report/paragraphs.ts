import type { Recap, RecapBlock } from "../../model/recap.ts";

/** Everything in an artefact that can be objected to, once, with its words. */
export function paragraphs(recap: Recap): readonly { readonly id: string; readonly words: string }[] {
  const all = recap.sections.flatMap((section) => section.blocks.flatMap(ofBlock));
  return all.filter((each, index) => all.findIndex((other) => other.id === each.id) === index);
}

function ofBlock(block: RecapBlock): readonly { readonly id: string; readonly words: string }[] {
  switch (block.is) {
    case "paragraph":
      return [block];
    case "list":
      return block.entries;
    case "drawing":
      return [];
    case "table":
      // Place, idea, tally: what can point to somebody is the idea.
      return block.rows.map((row) => ({ id: row.id, words: row.cells[1] ?? row.cells[0] ?? "" }));
  }
}
