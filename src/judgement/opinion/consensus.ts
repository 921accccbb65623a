import type { Tally } from "./tallies.ts";

/**
 * Group-informed consensus of a statement (Small et al. 2021, on Polis): the chance that somebody of every group agrees, the
 * product over the groups of (agrees + 1) / (votes + 2). Comparable between statements of one conversation, not beyond it.
 *
 * @param groups votes on the statement in each group
 */
export const groupConsensus = (groups: readonly Tally[]): number =>
  groups.reduce((product, { agree, seen }) => product * ((agree + 1) / (seen + 2)), 1);

/** Of the uncertainty about a vote, the share from which on a statement is said to divide the groups. */
export const DIVIDES = 0.2;

/**
 * How far a statement divides the groups: the share of the uncertainty about a vote that goes once somebody's group is known
 * (uncertainty coefficient, Theil 1970), from 0, where all groups vote alike, to 1, where each group votes as one and they differ.
 */
export function division(groups: readonly Tally[]): number {
  const kinds = groups.map(({ agree, disagree, seen }) => [agree, disagree, seen - agree - disagree]);
  const whole = [0, 1, 2].map((kind) => kinds.reduce((sum, each) => sum + (each[kind] ?? 0), 0));
  const seen = whole.reduce((sum, count) => sum + count, 0);
  const uncertainty = entropy(whole);
  if (uncertainty === 0) return 0;
  const left = kinds.reduce((sum, each, group) => sum + ((groups[group]?.seen ?? 0) / seen) * entropy(each), 0);
  return (uncertainty - left) / uncertainty;
}

function entropy(counts: readonly number[]): number {
  const whole = counts.reduce((sum, count) => sum + count, 0);
  return counts.reduce((sum, count) => (count === 0 ? sum : sum - (count / whole) * Math.log(count / whole)), 0);
}
