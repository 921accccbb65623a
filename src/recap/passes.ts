import type { Say } from "./place.ts";
import type { RoundResult } from "./source.ts";

/** The same step, whichever pass of a repeat it stood in: `loop[2]/rate` and `loop[3]/rate`. */
const stepOf = ({ id }: RoundResult): string => id.replaceAll(/\[\d+\]/g, "[]");

/** A round that was done several times is told apart by the number of its pass. */
export function numberedPasses(rounds: readonly RoundResult[], say: Say): readonly RoundResult[] {
  return rounds.map((round, index) => {
    const same = rounds.filter((other) => stepOf(other) === stepOf(round));
    if (same.length === 1) return round;
    const pass = rounds.slice(0, index + 1).filter((other) => stepOf(other) === stepOf(round)).length;
    return { ...round, title: say("recap.pass", { title: round.title, pass }) };
  });
}

/** Of a round that was done several times the last: it is what everybody came to. */
export const lastPasses = (rounds: readonly RoundResult[]): readonly RoundResult[] =>
  rounds.filter((round, index) => {
    const others = rounds.filter((other, at) => at !== index && stepOf(other) === stepOf(round));
    // One that was left out takes nothing from what the pass before it came to.
    if (round.empty && others.some((other) => !other.empty)) return false;
    return !rounds.slice(index + 1).some((later) => !later.empty && stepOf(later) === stepOf(round));
  });
