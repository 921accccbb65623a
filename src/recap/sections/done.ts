import type { RoundResult } from "../source.ts";
import type { Say } from "../place.ts";

const KNOWN = ["gate", "brief", "collect", "talk", "organise", "judge", "relate", "draft", "pulse"];

/** A round in one sentence. */
export const done = (round: RoundResult, say: Say): string =>
  say(`recap.done.${howOf(round)}`, {
    title: round.title,
    count: round.items.length,
    ballots: (round.ranking ?? round.judged)?.ballots ?? 0,
  });

function howOf(round: RoundResult): string {
  if (round.isAsked) return "asked";
  if (round.hasQuestions) return "questions";
  if (round.isLive) return "live";
  // What nobody else was to see was not opened, and was not meant to be.
  if (round.kind === "collect" && round.items.length === 0 && !round.empty) return "kept";
  return KNOWN.includes(round.kind) ? round.kind : "other";
}
