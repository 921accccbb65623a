/** The word a side is announced with when its delegates speak for it, from the most to the least willing. */
const WORDS = ["yes", "yesIf", "notYet"] as const;
export type SideWord = (typeof WORDS)[number];

/**
 * The one announced word of a side: that of its most hesitant delegate, for one delegate who can not go along keeps the
 * side from it, and one condition conditions its yes. How many said what is not told.
 *
 * @returns null where no delegate of the side answered
 */
export function sideWord(answers: readonly SideWord[]): SideWord | null {
  return WORDS.findLast((word) => answers.includes(word)) ?? null;
}
