import { cellOf, consequences, linksThatAre, type Known, type Link } from "./known.ts";

/** What it is worth to ask an open pair: how many open pairs its answer settles, itself included. */
export interface Worth extends Link {
  readonly cell: number;
  /** Settled by whichever answer settles less. */
  readonly guaranteed: number;
  /** Settled by either answer, added up: twice the mean, if yes and no were equally likely. */
  readonly both: number;
  /** The cells that one answer or the other settles. */
  readonly touches: ReadonlySet<number>;
}

/**
 * Every open pair, the most informative first: by what it settles however the group answers (the maximin of
 * that inference should choose the question is Warfield's, 1976, *Societal Systems*). It needs no guess
 * at how likely a yes is. Ties go by what the two answers settle on average, then by the order of the ideas, so the same
 * answers always lead to the same question.
 * For m open pairs O(m n) and the size of what they settle, O(n⁴) at the very worst.
 */
export function byInformation(known: Known): readonly Worth[] {
  const worths = linksThatAre("open", known).map((link) => {
    const yes = consequences(known, { ...link, decision: "yes" });
    const no = consequences(known, { ...link, decision: "no" });
    const [byYes, byNo] = [yes.yes.length + yes.no.length, no.no.length];
    const touches = new Set([...yes.yes, ...yes.no, ...no.no]);
    return { ...link, cell: cellOf(known, link), guaranteed: Math.min(byYes, byNo), both: byYes + byNo, touches };
  });
  return worths.sort((a, b) => b.guaranteed - a.guaranteed || b.both - a.both);
}
