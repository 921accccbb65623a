import type { Member } from "../../model/session.ts";
import type { Pulse } from "../../model/vocabulary.ts";

/** Statements that are answered from 1 to 7: on working trust, on safety, on fairness, on how people listened. Not validated. */
export const STATEMENTS = ["wt1", "wt2", "wt3", "wt4", "sf1", "pf1", "pf2", "dq1"] as const;
export type Statement = (typeof STATEMENTS)[number];

/** 1: not at all; 7: entirely. */
export const MOST = 7;

/** What is asked when: trust before and after, safety each time, fairness once people know. */
const WAVES: Readonly<Record<Pulse["wave"], readonly Statement[]>> = {
  pre: ["wt1", "wt2", "wt3", "wt4", "sf1"],
  mid: ["sf1"],
  post: STATEMENTS,
  followup: ["wt1", "wt2", "wt3", "wt4", "sf1"],
};

export const statementsOf = ({ wave }: Pick<Pulse, "wave">): readonly Statement[] => WAVES[wave];

/** "I can say what I think here without putting myself at risk": an answer of at most this is low. */
export const SAFETY = { statement: "sf1", low: 2 } as const;

const BETWEEN: readonly Statement[] = ["wt1", "wt2", "wt3", "wt4"];

/** The words of a statement. Whoever belongs to no side, or is not there to speak for one, reads "the parties". */
export function wordsOf(statement: Statement, { role, side }: Pick<Member, "role" | "side">): { readonly say: string } {
  const isApart = side === null || role === "expert" || role === "official";
  return { say: `pulse.${statement}${isApart && BETWEEN.includes(statement) ? ".parties" : ""}` };
}
