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
      /** `rank`: the place by the tally, from 1; null: nobody named it. The first cell says it. */
      readonly rows: readonly { readonly id: string; readonly rank: number | null; readonly cells: readonly string[] }[];
    };

export interface RecapEntry {
  readonly id: string;
  readonly words: string;
  /** Ids of what else its words repeat: it is left out with any of them. */
  readonly madeOf?: readonly string[];
}
