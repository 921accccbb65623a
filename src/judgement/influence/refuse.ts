import type { Influence, Pair, PairVotes } from "./influence.ts";
import { statusOf } from "./known.ts";

/**
 * Why votes on a pair are not taken: an idea that is not on the list, an idea with itself, counts that can not be, the
 * same pair twice in a batch, or a pair that earlier answers had settled, which is never asked.
 */
export type NotTaken = "unknownIdea" | "sameIdea" | "impossibleCount" | "twice" | "settled";

/** Null: they are taken. `earlier` are the votes before these in the same batch. */
export function whyNotTaken<Idea extends string>(
  { ideas, known }: Influence<Idea>,
  votes: PairVotes<Idea>,
  earlier: readonly Pair<Idea>[],
): NotTaken | null {
  const from = ideas.indexOf(votes.from);
  const to = ideas.indexOf(votes.to);
  if (from === -1 || to === -1) return "unknownIdea";
  if (from === to) return "sameIdea";
  if (![votes.yes, votes.voting].every((count) => Number.isInteger(count) && count >= 0) || votes.yes > votes.voting)
    return "impossibleCount";
  if (earlier.some((pair) => pair.from === votes.from && pair.to === votes.to)) return "twice";
  const status = statusOf(known, from, to);
  return status === "open" || status === "contested" ? null : "settled";
}
