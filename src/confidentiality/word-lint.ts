import type { Role } from "../model/vocabulary.ts";
import { fold, words as wordsIn } from "./fold.ts";
import { findName } from "./names.ts";
import { JUDGING, NOT_PEOPLE, ROLE_WORDS, TITLES } from "./word-lists.ts";

/** Why words that are to leave a room are worth a second look. */
export const CONCERNS = ["quoted", "name", "title", "fewRole", "judging"] as const;
export type Concern = (typeof CONCERNS)[number];

export interface Here {
  /** Names of everybody in the session. */
  readonly names: readonly string[];
  /** Roles that so few hold that the word for it would name them. */
  readonly fewRoles: readonly Role[];
}

/**
 * What in somebody's words may point to a person or take a side: quotation marks, a name, a title, a role that few here hold, a
 * verb that judges what was said. English, French and Arabic, whatever the language of the session. It is a hint for a reader and
 * no gate: it finds the usual words alone, and finds them where they are harmless too.
 */
export function concernsIn(text: string, { names, fewRoles }: Here): readonly Concern[] {
  const said = wordsIn(fold(text));
  const has = (list: ReadonlySet<string>): boolean => said.some((word) => isIn(list, word));
  const found: Readonly<Record<Concern, boolean>> = {
    quoted: QUOTED.test(text),
    name: findName(text, names) !== null,
    title: has(TITLES),
    fewRole: fewRoles.some((role) => namesRole(said, ROLE_WORDS[role])),
    judging: has(JUDGING),
  };
  return CONCERNS.filter((concern) => found[concern]);
}

/** Marks that open or close a quotation, and none that stand for an apostrophe. */
const QUOTED = /["“”„‟«»‹›「」『』＂]|‘[^’]*’/u;

/** Arabic writes "and" and "so" in one word with what follows. */
const isIn = (list: ReadonlySet<string>, word: string): boolean => list.has(word) || (/^[وف]/u.test(word) && list.has(word.slice(1)));

/** "The official said", and not "the official process". */
const namesRole = (said: readonly string[], role: ReadonlySet<string> | undefined): boolean =>
  role !== undefined && said.some((word, at) => isIn(role, word) && !NOT_PEOPLE.has(said[at + 1] ?? ""));
