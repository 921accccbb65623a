import { histogram, isOn, type WholeScale } from "./histogram.ts";
import { hasAnswered, isForward, isReached, type Level } from "./level.ts";
import { median } from "./quantile.ts";

/** One person's answer on a scale, and the side the person belongs to; null for experts and others without one. */
export interface SidedAnswer<Side extends string = string> {
  readonly side: Side | null;
  readonly answer: number;
}

export interface PollRule<Side extends string = string> {
  readonly scale: WholeScale;
  readonly level: Level;
  /**
   * The declared sides, each of which must reach the level by itself, with how many people of it may answer; those without
   * a side then decide nothing. Empty: the level is that of the whole group.
   */
  readonly sides: readonly { readonly side: Side; readonly members: number }[];
  /** Answers in all below which nothing is published (5). */
  readonly atLeast: number;
}

/**
 * What a poll publishes. Under a per-side rule it is a bare word: no side, no number, no distribution, whether the level
 * is reached or not. Of a whole group it is the distribution.
 */
export type Poll =
  | { readonly is: "withheld" }
  | { readonly is: "word"; readonly word: "forward" | "notYet" }
  | { readonly is: "counts"; readonly word: "forward" | "notYet"; readonly counts: PollCounts };

export interface PollCounts {
  readonly n: number;
  readonly median: number;
  /** People at the level, and short of it. */
  readonly forward: number;
  readonly notYet: number;
  /** People at each answer, from the lowest. */
  readonly histogram: readonly number[];
}

/**
 * Counts gradients of agreement or fist-to-five, and says whether the level is reached: by two thirds of the whole group,
 * or by more than half of each side of which enough answered.
 *
 * Under a rule per side a side that stays away is "not yet", like one that is against: neither can be told from the other.
 * What a word can not hide: where most of a side of four are needed, one of them who is opposed and reads "forward" knows
 * the other three. That is why the rule is told before the poll.
 *
 * @throws RangeError where an answer is not on the scale: a fault of ours
 */
export function poll<Side extends string>(answers: readonly SidedAnswer<Side>[], rule: PollRule<Side>): Poll {
  const all = answers.map((each) => each.answer);
  if (!all.every((answer) => isOn(rule.scale, answer))) throw new RangeError("an answer is not on the scale of the poll");
  if (all.length < rule.atLeast) return { is: "withheld" };
  if (rule.sides.length === 0) return whole(all, rule);
  const goesForward = rule.sides.every(({ side, members }) => {
    const theirs = answers.filter((each) => each.side === side).map((each) => each.answer);
    return hasAnswered(theirs.length, members) && isReached(theirs, rule.level, "most");
  });
  return { is: "word", word: word(goesForward) };
}

function whole(answers: readonly number[], { scale, level }: Pick<PollRule, "scale" | "level">): Poll {
  const counts = countPoll(answers, scale, level);
  return counts ? { is: "counts", word: word(isReached(answers, level, "twoThirds")), counts } : { is: "withheld" };
}

/**
 * The bare count, with no threshold: what a rehearsal prints about invented people. A room sees what `poll` lets through.
 *
 * @returns null where nobody answered
 */
export function countPoll(answers: readonly number[], scale: WholeScale, level: Level): PollCounts | null {
  const middle = median(answers);
  if (middle === null) return null;
  const forward = answers.filter((answer) => isForward(answer, level)).length;
  return { n: answers.length, median: middle, forward, notYet: answers.length - forward, histogram: histogram(answers, scale) };
}

const word = (reached: boolean): "forward" | "notYet" => (reached ? "forward" : "notYet");
