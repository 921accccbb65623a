/** How many of those who voted on a statement agree with it; who passed is among the votes. */
export interface Agreement {
  readonly agree: number;
  readonly votes: number;
}

/**
 * Whether a statement is shared by all sides. `unsaid`: the counts of the sides are not shown, and the word would tell of them
 * what the counts of all do not. `tooFew`: of a side, or of those without one, too few voted.
 */
export type Across = "shared" | "notShared" | "unsaid" | "tooFew";

/** One-sided 95 %. */
const Z = 1.645;
/** More than half of a side, as far as its size lets one say so. */
const SHARED = 0.5;
/** Votes of a side below which nothing is said of it (5, as for every cell). */
const LEAST = 5;

/**
 * The lower bound of the share of a side that agrees (Wilson 1927, the score interval): with few votes it is far below the share
 * that was counted, so that small sides do not come first by chance.
 */
export function lowerBound({ agree, votes }: Agreement): number {
  const share = agree / votes;
  const z2 = Z * Z;
  const spread = Z * Math.sqrt((share * (1 - share)) / votes + z2 / (4 * votes * votes));
  return Math.max(0, (share + z2 / (2 * votes) - spread) / (1 + z2 / votes));
}

const leastOf = (sides: readonly Agreement[]): number => Math.min(...sides.map(lowerBound));

/**
 * The word for a statement, and what it is put in order by: the least lower bound of any side. Where the counts of the sides are
 * not shown, both follow from the counts of all and from how many of each side voted, so that neither tells how a side voted.
 *
 * @param whole all votes, those of people without a side included
 * @param isShown whether the counts of each side stand beside it
 * @returns `worth`, from 0 to 1; of statements on which too few voted from -2 to -1, so that they come last
 */
export function acrossSides(
  sides: readonly Agreement[],
  whole: Agreement,
  isShown: boolean,
): { readonly word: Across; readonly worth: number } {
  const others = sides.reduce((left, { votes }) => left - votes, whole.votes);
  if (sides.length === 0 || sides.some(({ votes }) => votes < LEAST) || (others > 0 && others < LEAST))
    return { word: "tooFew", worth: whole.votes === 0 ? -2 : whole.agree / whole.votes - 2 };
  const missing = whole.votes - whole.agree;
  // What is known without the sides: all who do not agree may sit on one of them.
  const worth = leastOf(isShown ? sides : sides.map(({ votes }) => ({ agree: Math.max(0, votes - missing), votes })));
  if (worth >= SHARED) return { word: "shared", worth };
  const mayMiss = sides.reduce((sum, { votes }) => sum + spared(votes), others);
  return { word: isShown || missing > mayMiss ? "notShared" : "unsaid", worth };
}

/** How many of a side may not agree, and it still shares the statement. */
function spared(votes: number): number {
  let missing = 0;
  while (missing < votes && lowerBound({ agree: votes - missing - 1, votes }) >= SHARED) missing += 1;
  return missing;
}
