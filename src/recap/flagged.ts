import { concernsIn, type Concern, type Here } from "../confidentiality/word-lint.ts";
import type { Recap, RecapBlock } from "../model/recap.ts";

/** A part of an artefact that is worth a second look before it goes on. */
export interface Flagged {
  readonly id: string;
  readonly why: readonly Concern[];
}

/** The parts whose words people or the rapporteur wrote, and that may point to somebody or take a side. Each id once, in order. */
export function flagged(recap: Recap, here: Here): readonly Flagged[] {
  const parts = recap.sections.flatMap(({ blocks }) => blocks.flatMap(written));
  const found = new Map<string, Flagged>();
  for (const { id, words } of parts) {
    const why = concernsIn(words, here);
    if (why.length > 0 && !found.has(id)) found.set(id, { id, why });
  }
  return [...found.values()];
}

function written(block: RecapBlock): readonly { readonly id: string; readonly words: string }[] {
  switch (block.is) {
    case "paragraph":
      return block.byPeople ? [block] : [];
    case "list":
      return block.entries;
    case "drawing":
      // It says nothing of its own.
      return [];
    case "table":
      // The first cell is a place, a number, or whose row it is.
      return block.rows.map(({ id, cells }) => ({ id, words: cells.slice(1).join(" · ") }));
  }
}
