import type { RecapBlock } from "../../model/recap.ts";
import type { Say } from "../place.ts";
import type { SharedText } from "../source.ts";
import type { Writer } from "../writer.ts";

/** The clauses of the last version, by their numbers. Whether anybody is bound by them is said in the standing of the text. */
export const agreed = (text: SharedText | null, write: Writer): readonly RecapBlock[] =>
  text && text.clauses.length > 0
    ? [
        {
          is: "list",
          entries: text.clauses.map(({ clause, words }) => ({ id: write.id(words), words: write.say("recap.clause", { clause, words }) })),
        },
      ]
    : [];

/** What was set apart: each side's concern in words it accepts, the sides in the order of the plan, and what was tried. */
export function apart(text: SharedText | null, write: Writer): readonly RecapBlock[] {
  if (!text || text.apart.length === 0) return [write.paragraph(write.say("recap.apart.none"))];
  return text.apart.flatMap(({ clause, words, concerns, tried }): readonly RecapBlock[] => {
    const id = write.fresh();
    const lines = [...concerns.map((each) => concern(each, write.say)), ...triedOf(tried, write.say)];
    return [
      { is: "paragraph", id, words: write.say("recap.clause", { clause, words }), byPeople: true },
      // What is said of a clause goes with it.
      { is: "list", entries: lines.map((line) => ({ id: write.id(line), words: line, madeOf: [id] })) },
    ];
  });
}

const concern = ({ side, words }: { readonly side: string; readonly words: string }, say: Say): string =>
  say("recap.concern", { side, words });
const triedOf = (tried: string | null, say: Say): readonly string[] => (tried === null ? [] : [say("recap.tried", { words: tried })]);
