import type { ItemId, PersonId } from "../../model/ids.ts";
import type { Brief } from "../../model/vocabulary.ts";
import type { Joint } from "../joining.ts";

/** A question that is not asked, and why: an item of its own, so that its words are read like all others. */
export interface Declined {
  readonly question: ItemId;
  readonly reason: ItemId;
}

export interface BriefOwn {
  /** Who said "I have read it". A courtesy to the team, shown as a number only. */
  readonly acknowledged: readonly PersonId[];
  /** What was asked, once the box is open. */
  readonly questions: readonly ItemId[];
  /** Several questions that are one. */
  readonly joined: readonly Joint[];
  readonly declined: readonly Declined[];
}

export const NOTHING_ASKED: Omit<BriefOwn, "acknowledged"> = { questions: [], joined: [], declined: [] };

/** How many questions one person may ask, and how long each may be. */
export const QUESTIONS = { each: 3, chars: 280 } as const;

/** The questions that stand: joined ones where the first of them stood, without those that were declined. */
export function standing({ questions, joined, declined }: BriefOwn): readonly ItemId[] {
  const of = (id: ItemId): ItemId => joined.find((each) => each.members.includes(id))?.item ?? id;
  const gone = new Set(declined.map((each) => each.question));
  return [...new Set(questions.map(of))].filter((id) => !gone.has(id));
}

/** The questions that may be joined: all but those that were declined, alone or as one of several. */
export function joinable({ questions, joined, declined }: BriefOwn): {
  readonly all: readonly ItemId[];
  readonly joints: readonly Joint[];
} {
  const gone = new Set(declined.map((each) => each.question));
  const within = joined.filter(({ item }) => gone.has(item)).flatMap(({ members }) => members);
  return {
    all: questions.filter((id) => !gone.has(id) && !within.includes(id)),
    joints: joined.filter(({ item }) => !gone.has(item)),
  };
}

export const isNamed = (spec: Brief): boolean => spec.questions?.attribution === "named";
