import type { ItemId, TextId } from "../model/ids.ts";
import type { Output, Session } from "../model/session.ts";
import type { SharedText } from "../recap/source.ts";
import { draftFigures, type DraftFigures } from "../rounds/draft/own.ts";

/** The last version of a shared text among these outputs; null: there was none. */
export const lastText = (rounds: readonly { readonly output: Output }[]): DraftFigures | null =>
  rounds.flatMap(({ output }) => draftFigures.safeParse(output.figures).data ?? []).at(-1) ?? null;

/** Everything in it that has to be read before it can be written down. */
export const textsOf = (session: Session, { clauses, apart }: DraftFigures): readonly TextId[] =>
  [
    ...[...clauses, ...apart].map(({ item }) => session.items[item]?.text),
    ...apart.flatMap(({ concerns, tried }) => [...concerns.map((each) => each.words), tried]),
  ].filter((id): id is TextId => id !== undefined && id !== null);

export function sharedText(session: Session, { clauses, apart }: DraftFigures, read: (id: TextId | null) => string): SharedText {
  const wordsOf = (id: ItemId): string => read(session.items[id]?.text ?? null);
  const nameOf = (side: string): string => read(session.plan.sides.find((each) => each.id === side)?.name ?? null);
  return {
    clauses: clauses.map(({ clause, item }) => ({ clause, words: wordsOf(item) })),
    apart: apart.map(({ clause, item, concerns, tried }) => ({
      clause,
      words: wordsOf(item),
      concerns: concerns.map(({ side, words }) => ({ side: nameOf(side), words: read(words) })),
      tried: tried === null ? null : read(tried),
    })),
  };
}
