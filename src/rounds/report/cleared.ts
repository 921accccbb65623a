import type { Pressed, Round } from "../../model/kind.ts";
import type { Entry } from "../../model/session.ts";
import type { Report } from "../../model/vocabulary.ts";

/** Of each side, so many must have read it and pressed one of the two buttons; of a smaller side, all. */
const CLEARERS = 2;

/**
 * Whether what was shown may leave the room, as far as the number of people who pressed a button decides it: with silence
 * nobody has to; by consent everybody who was asked, whoever left without pressing included; per party at least two of each
 * side who are still here. What they objected to is left out afterwards.
 */
export function isCleared({ run, plan, members }: Round<Report, unknown>, entries: readonly Entry[], pressed: Pressed): boolean {
  switch (run.spec.review.mode) {
    case "none":
    case "silence":
      return true;
    case "consent":
      return pressed.all;
    case "perPartyClearance":
      return plan.sides.every(({ id }) => {
        const asked = run.eligible.filter((person) => members[person]?.side === id).length;
        // A side of which nobody could be asked can not clear anything.
        return asked > 0 && entries.filter((entry) => entry.side === id && pressed.here.has(entry.who)).length >= Math.min(CLEARERS, asked);
      });
  }
}
