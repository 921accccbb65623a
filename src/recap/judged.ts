import type { Block, Spoken } from "../model/card.ts";
import type { RecapBlock } from "../model/recap.ts";
import { placeOf } from "./place.ts";
import type { RoundResult } from "./source.ts";
import type { Writer } from "./writer.ts";

/** The result of a judgement, as an artefact shows it: its sentences, its tables, and reasons as lists. */
export function judged({ title, judged: result }: RoundResult, write: Writer): readonly RecapBlock[] {
  // Reasons stand under the words they are about, and go with them.
  let about: readonly string[] = [];
  return (result?.card.blocks ?? []).flatMap((block): readonly RecapBlock[] => {
    switch (block.is) {
      case "text": {
        // Words that stand in several places have one id: whoever objects to them objects to them everywhere.
        const { words, fromPerson } = block.words;
        if (!fromPerson) return [write.paragraph(words)];
        about = [write.id(words)];
        return [{ is: "paragraph", id: write.id(words), words, byPeople: true }];
      }
      case "list":
        return [{ is: "list", entries: block.entries.map(({ words }) => ({ id: write.id(words), words, madeOf: about })) }];
      case "table":
        return [tableOf(block, title, write)];
      case "form":
      case "button":
        return [];
    }
  });
}

/**
 * The first cell is a place or a number, told anew so that no gap points at what was left out. The second is the item: whoever
 * objects to its words objects to the row. A row whose words were withdrawn has no place.
 */
function tableOf({ columns, rows }: Extract<Block<Spoken>, { is: "table" }>, title: string, write: Writer): RecapBlock {
  const places = rows.map((row) => row[0]?.words);
  return {
    is: "table",
    caption: title,
    columns: columns.map(({ words }) => words),
    rows: rows.map((row) => {
      const [, item] = row;
      if (item?.fromPerson === false) return { id: write.id(item.words), rank: null, cells: row.map(({ words }) => words) };
      const first = places.indexOf(row[0]?.words);
      const isTied = first !== places.lastIndexOf(row[0]?.words);
      const [, ...more] = row.map(({ words }) => words);
      return { id: write.id(row[1]?.words ?? ""), rank: first + 1, cells: [placeOf(first + 1, isTied, write.say), ...more] };
    }),
  };
}
