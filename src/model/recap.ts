import type { Artefact } from "./vocabulary.ts";

/**
 * An artefact as it is stored, previewed, cleared and released. Every paragraph, table row and list entry has an id
 * (`p7`), so that an objection can point at it; words that stand in several places have the same one everywhere. Words are final: the language is the session's.
 */
export interface Recap {
  readonly artefact: Artefact;
  /** BCP 47. */
  readonly language: string;
  readonly title: string;
  readonly sections: readonly RecapSection[];
  /** Meanings of "some", "several", "most"; the regime; how it was made. */
  readonly footer: readonly string[];
}

export interface RecapSection {
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly RecapBlock[];
}

export type RecapBlock =
  | { readonly is: "paragraph"; readonly id: string; readonly words: string; readonly byPeople: boolean }
  | { readonly is: "list"; readonly entries: readonly RecapEntry[] }
  | {
      readonly is: "table";
      readonly caption: string;
      readonly columns: readonly string[];
      /** `rank`: the place, from 1, which the first cell says; null: it has none, and the first cell stays as it is. */
      readonly rows: readonly RecapRow[];
    }
  /**
   * A drawing of what stands beside it in words, for formats that can draw: it says nothing of its own. Ideas and arrows have
   * the ids they have there; `from`, `to` and `cycles` are ids of ideas.
   */
  | {
      readonly is: "drawing";
      readonly ideas: readonly RecapEntry[];
      readonly arrows: readonly { readonly id: string; readonly from: string; readonly to: string }[];
      /** Ideas that each lead to all others of theirs. */
      readonly cycles: readonly (readonly string[])[];
    };

interface RecapPart {
  readonly id: string;
  /** Ids of what else its words repeat or are about: it is left out with any of them. */
  readonly madeOf?: readonly string[];
}

export interface RecapEntry extends RecapPart {
  readonly words: string;
}

export interface RecapRow extends RecapPart {
  readonly rank: number | null;
  readonly cells: readonly string[];
}
