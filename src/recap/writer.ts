import type { RecapBlock } from "../model/recap.ts";
import type { Say } from "./place.ts";

/** What every part of an artefact is written with. */
export interface Writer {
  readonly say: Say;
  readonly paragraph: (words: string, byPeople?: boolean) => RecapBlock;
  /** Words that stand in several places have one id: whoever objects to them objects to them everywhere. */
  readonly id: (words: string) => string;
  /** An id that no words have. */
  readonly fresh: () => string;
}

export function writer(say: Say): Writer {
  let last = 0;
  const next = (): string => `p${++last}`;
  const known = new Map<string, string>();
  return {
    say,
    fresh: next,
    paragraph: (words, byPeople = false) => ({ is: "paragraph", id: next(), words, byPeople }),
    id(words) {
      const id = known.get(words) ?? next();
      known.set(words, id);
      return id;
    },
  };
}
