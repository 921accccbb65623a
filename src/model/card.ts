import type { Instant, ItemId, Ms, PersonId, SideId, TextId } from "./ids.ts";

/**
 * What a person sees, platform-neutral. A card holds message keys and ids; the engine turns it into words of the
 * reader's language just before an adapter renders it (`Spoken`).
 */
export type Words =
  | { readonly say: string; readonly with?: Readonly<Record<string, Value>> }
  | { readonly text: TextId }
  | { readonly item: ItemId };

export type Value =
  | string
  | number
  | { readonly text: TextId }
  | { readonly person: PersonId }
  | { readonly side: SideId }
  | { readonly message: string }
  | { readonly at: Instant }
  | { readonly lasting: Ms };

export type Tone = "title" | "plain" | "notice" | "small" | "quote";

export type Block<W = Words> =
  | {
      readonly is: "text";
      readonly tone: Tone;
      readonly words: W;
      /** What is left of a time that runs and that the words name: where a page can, it counts down. */
      readonly left?: Ms;
    }
  | { readonly is: "list"; readonly ordered: boolean; readonly entries: readonly W[] }
  | { readonly is: "table"; readonly caption: W; readonly columns: readonly W[]; readonly rows: readonly (readonly W[])[] }
  | Form<W>
  | {
      readonly is: "button";
      readonly command: string;
      readonly args: Readonly<Record<string, string>>;
      readonly words: W;
      readonly weight: "main" | "plain" | "danger";
      /** What is lost by it, said before it is done. Missing: that it can not be taken back. */
      readonly sure?: W;
    };

export interface Card<W = Words> {
  readonly blocks: readonly Block<W>[];
}

export interface Form<W = Words> {
  readonly is: "form";
  /** A command of `commands/`. */
  readonly command: string;
  readonly title: W | null;
  /** Shown beside the fields: from whom the author is hidden. */
  readonly assurance: readonly W[];
  readonly args: Readonly<Record<string, string>>;
  readonly fields: readonly Field<W>[];
  readonly submit: W;
}

export type Field<W = Words> =
  | {
      readonly is: "words";
      readonly name: string;
      readonly label: W;
      readonly maxChars: number;
      readonly lines: number;
      readonly value: string;
      readonly required: boolean;
    }
  | {
      readonly is: "choice";
      readonly name: string;
      readonly label: W;
      readonly options: readonly { readonly value: string; readonly words: W }[];
      readonly value: string;
      readonly required: boolean;
    }
  | {
      readonly is: "many";
      readonly name: string;
      readonly label: W;
      readonly options: readonly { readonly value: string; readonly words: W }[];
      readonly chosen: readonly string[];
      readonly max: number;
    }
  /** Ranks: one select per place, each offering the options. */
  | {
      readonly is: "ranking";
      readonly name: string;
      readonly label: W;
      readonly places: number;
      readonly options: readonly { readonly value: string; readonly words: W }[];
      readonly chosen: readonly string[];
    }
  /** Dots: one number per option, summing to at most `total`. */
  | {
      readonly is: "dots";
      readonly name: string;
      readonly label: W;
      readonly total: number;
      readonly perItem: number;
      readonly options: readonly { readonly value: string; readonly words: W }[];
      readonly given: Readonly<Record<string, number>>;
    }
  /** One choice for each item, all from the same options, with words to say why where they are asked for. */
  | {
      readonly is: "rating";
      readonly name: string;
      readonly label: W;
      readonly options: readonly { readonly value: string; readonly words: W }[];
      readonly items: readonly {
        readonly value: string;
        /** The same for everybody, whatever order a person reads them in; a refusal names items by their numbers. */
        readonly number: number;
        readonly words: W;
        /** What is told of the item beside its choice. */
        readonly about: readonly W[];
        readonly chosen: string;
        /** Words given so far; null: none are asked for. Sent as `reasons.<item>`, the choice as `choices.<item>`. */
        readonly reason: string | null;
      }[];
      readonly reason: { readonly label: W; readonly maxChars: number } | null;
      /** Whether every item needs a choice. */
      readonly required: boolean;
    };

/** Words in the reader's language. `fromPerson` marks text written by people, which needs its own direction. */
export interface Spoken {
  readonly words: string;
  readonly fromPerson: boolean;
}
export type SpokenCard = Card<Spoken>;
export type SpokenForm = Form<Spoken>;
