import type { Round } from "../../model/kind.ts";
import type { Entry } from "../../model/session.ts";
import type { Report } from "../../model/vocabulary.ts";

/** Of each side, so many must have read it and pressed one of the two buttons; of a smaller side, all. */
const CLEARERS = 2;

/**
 * Whether what was shown may leave the room, as far as the number of people who pressed a button decides it: with silence
 * nobody has to; by consent everybody who may; per party at least two of each side. What they objected to is left out
 * afterwards.
 */
export function isCleared({ run, plan, members }: Round<Report, unknown>, entries: readonly Entry[]): boolean {
  const asked = run.eligible.filter((person) => members[person]?.state !== "left");
  switch (run.spec.review.mode) {
    case "none":
    case "silence":
      return true;
    case "consent":
      return entries.length >= asked.length;
    case "perPartyClearance":
      return plan.sides.every(({ id }) => {
        const theirs = asked.filter((person) => members[person]?.side === id).length;
        // A side of which nobody is left can not clear anything.
        return theirs > 0 && entries.filter((entry) => entry.side === id).length >= Math.min(CLEARERS, theirs);
      });
  }
}
