import { z } from "zod";
import type { ItemId, SideId, TextId } from "../../model/ids.ts";

const itemId = z.string() as unknown as z.ZodType<ItemId>;
const textId = z.string() as unknown as z.ZodType<TextId>;
const sideId = z.string() as unknown as z.ZodType<SideId>;

/** c1, c2 …: a clause keeps its id through every version, and no other ever gets it. */
const clauseSchema = z.strictObject({ clause: z.string(), item: itemId });

/** What became of a clause since the version before; `was` null: it is new, `now` null: it was taken out. */
const changeSchema = z.strictObject({
  clause: z.string(),
  was: itemId.nullable(),
  now: itemId.nullable(),
  /** In neutral words. */
  reason: textId.nullable(),
});
export type Change = z.infer<typeof changeSchema>;

/** A clause that could not be agreed, with each side's concern in words it accepts, and what was tried. */
const apartSchema = z.strictObject({
  clause: z.string(),
  item: itemId,
  concerns: z.array(z.strictObject({ side: sideId, words: textId })),
  tried: textId.nullable(),
});
export type Apart = z.infer<typeof apartSchema>;

/** One version of a text, as it was shown to all sides in the same moment. */
export const draftFigures = z.strictObject({
  version: z.int().min(1),
  /** The highest number a clause ever had. */
  last: z.int().min(0),
  clauses: z.array(clauseSchema),
  changes: z.array(changeSchema),
  apart: z.array(apartSchema),
});
export type DraftFigures = z.infer<typeof draftFigures>;
export type DraftOwn = DraftFigures;

export type DraftEvent =
  | { readonly type: "clausesAdded"; readonly items: readonly ItemId[] }
  | { readonly type: "clauseReworded"; readonly clause: string; readonly item: ItemId; readonly reason: TextId | null }
  | { readonly type: "clauseTakenOut"; readonly clause: string; readonly concerns: Apart["concerns"]; readonly tried: TextId | null }
  | { readonly type: "clausePutBack"; readonly clause: string };

/** The next version, before anything is changed in it. */
export function nextVersion(before: unknown): DraftOwn {
  const earlier = draftFigures.safeParse(before);
  return earlier.success
    ? { ...earlier.data, version: earlier.data.version + 1, changes: [] }
    : { version: 1, last: 0, clauses: [], changes: [], apart: [] };
}

export function evolveDraft(own: DraftOwn, event: DraftEvent): DraftOwn {
  switch (event.type) {
    case "clausesAdded": {
      const added = event.items.map((item, index) => ({ clause: `c${own.last + index + 1}`, item }));
      return {
        ...own,
        last: own.last + added.length,
        clauses: [...own.clauses, ...added],
        changes: added.reduce(
          (changes, { clause, item }) => withChange(changes, { clause, was: null, now: item, reason: null }),
          own.changes,
        ),
      };
    }
    case "clauseReworded": {
      const was = own.clauses.find((each) => each.clause === event.clause)?.item ?? null;
      return {
        ...own,
        clauses: own.clauses.map((each) => (each.clause === event.clause ? { ...each, item: event.item } : each)),
        changes: withChange(own.changes, { clause: event.clause, was, now: event.item, reason: event.reason }),
      };
    }
    case "clauseTakenOut": {
      const gone = own.clauses.find((each) => each.clause === event.clause);
      if (!gone) return own;
      return {
        ...own,
        clauses: own.clauses.filter((each) => each !== gone),
        apart: [...own.apart, { ...gone, concerns: event.concerns, tried: event.tried }],
        changes: withChange(own.changes, { clause: gone.clause, was: gone.item, now: null, reason: null }),
      };
    }
    case "clausePutBack": {
      const back = own.apart.find((each) => each.clause === event.clause);
      if (!back) return own;
      const clauses = [...own.clauses, { clause: back.clause, item: back.item }];
      return {
        ...own,
        clauses: clauses.toSorted((one, other) => numberOf(one.clause) - numberOf(other.clause)),
        apart: own.apart.filter((each) => each !== back),
        changes: withChange(own.changes, { clause: back.clause, was: null, now: back.item, reason: null }),
      };
    }
  }
}

export const numberOf = (clause: string): number => Number(clause.slice(1));

/** Against the version before: several changes of one clause are one, and what is as it was is none. */
function withChange(changes: readonly Change[], change: Change): Change[] {
  const before = changes.find((each) => each.clause === change.clause);
  const whole = before ? { ...change, was: before.was } : change;
  const others = changes.filter((each) => each.clause !== change.clause);
  return whole.was === whole.now ? others : [...others, whole];
}
