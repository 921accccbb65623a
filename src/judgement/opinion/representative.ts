import type { Tally } from "./tallies.ts";

/** A statement on which a group stands out from all others, and how it votes on it. */
export interface Representative {
  /** Place of the statement, from 0. */
  readonly statement: number;
  readonly vote: "agree" | "disagree";
}

/** Of a normal distribution: one-sided, 90 per cent. */
const Z_90 = 1.2816;
const PER_GROUP = 5;

interface Side {
  /** Share of the group that votes so, drawn towards a half. */
  readonly share: number;
  /** How sure it is that more than half of the group vote so, in standard deviations. */
  readonly shareTest: number;
  /** The share beside that of all others. */
  readonly ratio: number;
  /** How sure it is that they differ. */
  readonly ratioTest: number;
}

interface Measured {
  readonly statement: number;
  readonly tally: Tally;
  readonly agree: Side;
  readonly disagree: Side;
}

/**
 * Up to five statements of each group by which it is told from the others (Small et al. 2021, on Polis): those it votes one
 * way on by more than chance, and more than the others do, both at 90 per cent. What it agrees with best has a place among
 * them in every case; then the strongest. Those agreed with stand before the others.
 *
 * @param groups tallies by group, then by statement
 */
export function representatives(groups: readonly (readonly Tally[])[]): readonly (readonly Representative[])[] {
  return groups.map((own, which) => {
    const others = groups.filter((_, each) => each !== which);
    const all = own.map((tally, statement): Measured => {
      const rest = others.map((other) => other[statement] as Tally);
      return { statement, tally, agree: sideOf(tally, rest, "agree"), disagree: sideOf(tally, rest, "disagree") };
    });
    const best = bestAgreed(all);
    const sure = all.filter((each) => each !== best && (isSure(each.agree) || isSure(each.disagree)));
    const sorted = sure.toSorted((a, b) => strength(b[voteOf(b)]) - strength(a[voteOf(a)]));
    const chosen = [...(best ? [best] : []), ...sorted].slice(0, PER_GROUP);
    const found = chosen.map((each): Representative => ({ statement: each.statement, vote: voteOf(each) }));
    return [...found.filter(({ vote }) => vote === "agree"), ...found.filter(({ vote }) => vote === "disagree")];
  });
}

const isSure = ({ shareTest, ratioTest }: Side): boolean => shareTest > Z_90 && ratioTest > Z_90;

const voteOf = ({ agree, disagree }: Measured): "agree" | "disagree" => (agree.ratioTest > disagree.ratioTest ? "agree" : "disagree");

const strength = ({ ratio, ratioTest, share, shareTest }: Side): number => ratio * ratioTest * share * shareTest;

/**
 * What a group agrees with best, so that something it is for stands beside what it is against. One after the other: what the
 * others agree with less is measured by strength, and until there is such a statement by agreement alone.
 */
function bestAgreed(all: readonly Measured[]): Measured | null {
  let best: Measured | null = null;
  for (const each of all) {
    if (each.tally.agree + each.tally.disagree === 0) continue;
    if (isBetter(each.agree, best?.agree ?? null)) best = each;
  }
  return best;
}

function isBetter(side: Side, best: Side | null): boolean {
  if (best === null) return side.shareTest > Z_90 || (side.ratio > 1 && side.share > 0.5);
  if (best.ratio > 1) return strength(side) > strength(best);
  return side.share * side.shareTest > best.share * best.shareTest;
}

function sideOf(own: Tally, others: readonly Tally[], vote: "agree" | "disagree"): Side {
  const given = others.reduce((sum, other) => sum + other[vote], 0);
  const seen = others.reduce((sum, other) => sum + other.seen, 0);
  const share = (own[vote] + 1) / (own.seen + 2);
  return {
    share,
    shareTest: 2 * Math.sqrt(own.seen + 1) * ((own[vote] + 1) / (own.seen + 1) - 0.5),
    ratio: share / ((given + 1) / (seen + 2)),
    ratioTest: twoShares(own[vote] + 1, own.seen + 1, given + 1, seen + 1),
  };
}

/** Difference of two shares in standard deviations, the two taken together for the spread. */
function twoShares(a: number, ofA: number, b: number, ofB: number): number {
  const together = (a + b) / (ofA + ofB);
  return together === 1 ? 0 : (a / ofA - b / ofB) / Math.sqrt(together * (1 - together) * (1 / ofA + 1 / ofB));
}
