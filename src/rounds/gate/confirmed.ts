/** One answer, and the side of whoever gave it. */
export interface Answer {
  readonly side: string | null;
  readonly go: boolean;
}

/**
 * Whether a gate stands open: each side asked says so by more than half of those of it who answered, and at least half of
 * its people answered. A side that has nobody left can not say so. Without sides, more than half of all who answered.
 */
export function confirmed(answers: readonly Answer[], sides: readonly { readonly side: string; readonly people: number }[]): boolean {
  if (sides.length === 0) return most(answers);
  return sides.every(({ side, people }) => {
    const theirs = answers.filter((each) => each.side === side);
    return people > 0 && 2 * theirs.length >= people && most(theirs);
  });
}

const most = (answers: readonly Answer[]): boolean => 2 * answers.filter((each) => each.go).length > answers.length;
