/** No abstention, and no "concern": a concern is an objection (sociocracy). */
export type ConsentAnswer = "consent" | "objection";

export interface ConsentCounts {
  readonly consent: number;
  readonly objection: number;
}

/** People who consent and who object. For named rounds; where it is not named, the room gets `consentWord`. */
export function countConsent(answers: readonly ConsentAnswer[]): ConsentCounts {
  const objection = answers.filter((answer) => answer === "objection").length;
  return { consent: answers.length - objection, objection };
}

/**
 * The rule `noObjection`: somebody answered and nobody objects. Silence is not consent; that all have answered is the
 * round's quorum, not counted here.
 */
export const hasConsent = (answers: readonly ConsentAnswer[]): boolean => answers.length > 0 && !answers.includes("objection");

/**
 * What the room sees where objections are named to the facilitator only, as in two-party work: one
 * word, which does not say of which side the objection is, or how many there are.
 *
 * @param bySide the answers of each declared side; those of people without a side are no part of it
 * @param atLeast answers of each side below which nothing is said (as for labels by side: 4)
 * @returns null where a side has fewer, or there is no side
 */
export function consentWord(bySide: readonly (readonly ConsentAnswer[])[], atLeast: number): "forward" | "notYet" | null {
  if (bySide.length === 0 || bySide.some((answers) => answers.length < atLeast)) return null;
  return bySide.every(hasConsent) ? "forward" : "notYet";
}
