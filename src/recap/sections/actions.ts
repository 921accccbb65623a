import type { RecapBlock } from "../../model/recap.ts";
import type { RoundResult } from "../source.ts";
import type { Writer } from "../writer.ts";

/** What was decided to be done, from the rounds the report is based on: grouped by what each card was marked as. */
export function actions(basis: readonly RoundResult[], write: Writer): readonly RecapBlock[] {
  const items = basis.flatMap((round) => round.items);
  if (items.length === 0) return [write.paragraph(write.say("recap.actions.none"))];
  const tags = [...new Set(items.map((item) => item.tag))];
  return tags.flatMap((tag): readonly RecapBlock[] => [
    ...(tag === null ? [] : [write.paragraph(write.say("recap.actions.tag", { tag }))]),
    { is: "list", entries: items.filter((item) => item.tag === tag).map(({ words }) => ({ id: write.id(words), words })) },
  ]);
}
