import type { Block, Spoken } from "../model/card.ts";
import type { RecapBlock } from "../model/recap.ts";
import type { RoundResult } from "./source.ts";

type Ids = (row: { readonly words: string }) => string;

/** The result of a judgement, as an artefact shows it: its sentences, its tables, and reasons as lists. */
export function judged(
  { title, judged: result }: RoundResult,
  rowIds: Ids,
  paragraph: (words: string) => RecapBlock,
): readonly RecapBlock[] {
  return result?.card.blocks.flatMap((block) => blockOf(block, title, rowIds, paragraph)) ?? [];
}

function blockOf(block: Block<Spoken>, title: string, rowIds: Ids, paragraph: (words: string) => RecapBlock): readonly RecapBlock[] {
  switch (block.is) {
    case "text":
      // Words that stand in several places have one id: whoever objects to them objects to them everywhere.
      if (block.words.fromPerson) return [{ is: "paragraph", id: rowIds(block.words), words: block.words.words, byPeople: true }];
      return [paragraph(block.words.words)];
    case "list":
      return [{ is: "list", entries: block.entries.map((entry) => ({ id: rowIds(entry), words: entry.words })) }];
    case "table":
      return [
        {
          is: "table",
          caption: title,
          columns: block.columns.map(({ words }) => words),
          // The second cell is the item: whoever objects to its words objects to the row.
          rows: block.rows.map((row) => ({ id: rowIds({ words: row[1]?.words ?? "" }), rank: null, cells: row.map(({ words }) => words) })),
        },
      ];
    case "form":
    case "button":
      return [];
  }
}
