import { nextBatch, type Question } from "../../judgement/influence/ask.ts";
import { contestedPairs } from "../../judgement/influence/contested.ts";
import { recordVotes, startInfluence, type Influence } from "../../judgement/influence/influence.ts";
import type { Instant, ItemId } from "../../model/ids.ts";
import type { Relate } from "../../model/vocabulary.ts";

/** A pair by the places of its ideas in what the round works on, from 0. */
export type Places = readonly [from: number, to: number];
/** How a pair was answered; 0 of 0: too few answered it to be told. */
export type Answered = readonly [from: number, to: number, yes: number, voting: number];

/** Places and counts alone: everything else about the map follows from them, so that the round stays small in every event. */
export interface RelateOwn {
  /** Batch by batch, as they were counted. */
  readonly answered: readonly (readonly Answered[])[];
  /** What is asked now. */
  readonly asking: readonly Places[];
  /** Set where there is nothing to ask: fewer than two ideas. */
  readonly endsAt: Instant | null;
}

/** What the group has answered so far, with all that follows from it. */
export function influenceOf(spec: Relate, ideas: readonly ItemId[], answered: RelateOwn["answered"]): Influence<ItemId> {
  const start = startInfluence(ideas, { support: spec.support, maxAsked: spec.maxAsked });
  return answered.reduce((influence, batch) => recordVotes(influence, votesOf(ideas, batch)).influence, start);
}

const votesOf = (ideas: readonly ItemId[], batch: readonly Answered[]) =>
  batch.map(([from, to, yes, voting]) => ({ from: ideas[from] as ItemId, to: ideas[to] as ItemId, yes, voting }));

/** What to ask next; none: the map is done. */
export const nextPairs = (spec: Relate, influence: Influence<ItemId>): readonly Places[] =>
  nextBatch(influence, spec.batch).map(({ from, to }: Question<ItemId>) => [influence.ideas.indexOf(from), influence.ideas.indexOf(to)]);

/** The chain of the group's own answers that speaks against its no; null: the pair is asked for the first time. */
export function chainAgainst(influence: Influence<ItemId>, [from, to]: Places): readonly ItemId[] | null {
  const { ideas } = influence;
  return contestedPairs(influence).find((pair) => pair.from === ideas[from] && pair.to === ideas[to])?.chain ?? null;
}

/** What a pair is called in a form: `3-7`. */
export const nameOf = ([from, to]: Places | Answered): string => `${from}-${to}`;
