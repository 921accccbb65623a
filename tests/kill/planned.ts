import type { Prepared } from "../../src/protocol/prepared.ts";
import type { Library } from "../../src/protocol/library.ts";

/**
 * A nominal group a hundred times as fast: "next" takes 0.3 s. Windows are so long that none runs out while processes
 * come and go, for otherwise the result would depend on how fast this computer is; words are kept for some hours.
 */
export function planned(library: Library, voices: number): Prepared {
  const made = library.plan(
    "ngt",
    {
      title: "The river",
      question: "What would help?",
      mode: "live",
      people: [{ role: "participant", side: null, count: voices }],
      pace: 100,
      minutes: { silent: 300, merge: 300, clarify: 300, vote1: 300, review: 300, vote2: 300 },
      retention: { wordsHours: 336, artefactsDays: 365 },
    },
    "en",
  );
  if (!made.ok) throw new Error(made.faults.join("\n"));
  return made.prepared;
}
