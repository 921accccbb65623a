import type { Block, Words } from "../../../model/card.ts";
import type { Round } from "../../../model/kind.ts";
import type { Talk } from "../../../model/vocabulary.ts";
import type { Line, TalkOwn } from "../own.ts";

/** The last things typed, under the names of those who typed them. */
export function transcript({ run }: Round<Talk, TalkOwn>): readonly Block[] {
  const { lines } = run.own;
  return lines.length === 0 ? [] : [{ is: "list", ordered: false, entries: lines.map(words) }];
}

function words({ as, person, text }: Line): Words {
  const both = { person: { person }, words: { text } };
  switch (as) {
    case "turn":
      return { say: "talk.line.turn", with: both };
    case "process":
      return { say: "talk.line.process", with: both };
    case "answer":
      return { say: "talk.line.answer", with: both };
  }
}
