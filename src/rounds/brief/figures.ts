import { z } from "zod";
import { standing as ranked } from "../../judgement/standing.ts";
import type { ItemId } from "../../model/ids.ts";
import type { Support } from "./entry.ts";
import { standing, type BriefOwn } from "./own.ts";

const item = z.string() as unknown as z.ZodType<ItemId>;

/** What became of the questions: ids and numbers only. */
export const briefFigures = z.strictObject({
  /** People who ticked at least one; null: nobody was asked to. */
  supporters: z.int().nullable(),
  /** By support, ties as ties; without support none. */
  rows: z.array(z.strictObject({ item, votes: z.int(), voters: z.int(), rank: z.int() })),
  /** Why questions were not put, without the questions. */
  declined: z.array(item),
});
export type BriefFigures = z.infer<typeof briefFigures>;

/** Questions in the order of their support; those with the same support stay as they came. */
export function counted(questions: readonly ItemId[], ballots: readonly Support[]): Pick<BriefFigures, "rows" | "supporters"> {
  const rows = questions.map((question) => {
    const votes = ballots.filter((ballot) => ballot.votes.includes(question)).length;
    return { item: question, votes, voters: votes };
  });
  const sorted = rows.toSorted((a, b) => b.votes - a.votes);
  return { supporters: ballots.filter(({ votes }) => votes.length > 0).length, rows: [...ranked(sorted, (a, b) => a.votes === b.votes)] };
}

export function outputOf(
  own: BriefOwn,
  tally: Pick<BriefFigures, "rows" | "supporters"> | null,
): { readonly items: readonly ItemId[]; readonly figures: BriefFigures } {
  const items = tally ? tally.rows.map((row) => row.item) : standing(own);
  const figures = { supporters: tally?.supporters ?? null, rows: tally?.rows ?? [], declined: own.declined.map(({ reason }) => reason) };
  return { items, figures };
}
