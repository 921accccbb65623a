import type { PersonId } from "../../model/ids.ts";
import type { Pressed, Round } from "../../model/kind.ts";
import type { Entry } from "../../model/session.ts";
import type { Report, Who } from "../../model/vocabulary.ts";

/** Of each side, so many must have read it and pressed one of the two buttons; of a smaller side, all. */
const CLEARERS = 2;

/**
 * Whether what was shown may leave the room, as far as the number of people who pressed a button decides it: with silence
 * nobody has to; by consent everybody who was asked, whoever left without pressing included; per party at least two of each
 * side who are still here, and every official, since a sentence may touch an institution that each of them answers for alone.
 * What they objected to is left out afterwards.
 */
export function isCleared({ run, plan, members }: Round<Report, unknown>, entries: readonly Entry[], pressed: Pressed): boolean {
  switch (run.spec.review.mode) {
    case "none":
    case "silence":
      return true;
    case "consent":
      return pressed.all;
    case "perPartyClearance": {
      const isOfficial = (person: PersonId): boolean => members[person]?.role === "official";
      const officials = run.eligible.filter(isOfficial).length;
      return (
        pressed.officials.size === officials &&
        plan.sides.every(({ id }) => {
          const asked = run.eligible.filter((person) => members[person]?.side === id && !isOfficial(person)).length;
          const cleared = entries.filter(({ side, who }) => side === id && pressed.here.has(who) && !pressed.officials.has(who)).length;
          // A side of which nobody could be asked can not clear anything.
          return asked > 0 && cleared >= Math.min(CLEARERS, asked);
        })
      );
    }
  }
}

/** Who is asked. Per party that includes officials, whoever else the protocol names: they are a party of their own. */
export function clearers({ by, mode }: Report["review"]): Who {
  const hasOfficials = by === "voices" || by.includes("official") || mode !== "perPartyClearance";
  return { roles: hasOfficials ? by : [...by, "official"] };
}
