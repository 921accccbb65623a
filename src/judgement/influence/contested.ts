import { factsOf, pairsAt, type Influence, type Pair } from "./influence.ts";
import { linksThatAre, type Fact, type Link } from "./known.ts";

/**
 * A pair to which the group said no while a chain of its yes answers says yes. Answers asked together can come to this,
 * since none of them was implied when it was asked. Both are kept and shown; only the group can change its answer
 * (it is never flipped silently).
 */
export interface ContestedPair<Idea extends string = string> extends Pair<Idea> {
  /** From `from` to `to`, each step a yes of the group; the shortest such chain. */
  readonly chain: readonly Idea[];
  /** Put to the group a second time, and not answered yes: it stays as it is. */
  readonly askedAgain: boolean;
}

/** In the order of the ideas. O(n²) per contested pair. */
export function contestedPairs<Idea extends string>(influence: Influence<Idea>): readonly ContestedPair<Idea>[] {
  const { ideas, asked, known } = influence;
  const yes = factsOf(ideas, asked).filter((fact) => fact.decision === "yes");
  return linksThatAre("contested", known).flatMap((link) =>
    pairsAt(ideas, [link]).map((pair) => {
      const times = asked.filter(({ from, to }) => from === pair.from && to === pair.to);
      const answered = times.slice(times.findIndex(({ decision }) => decision !== null));
      const chain = shortestChain(yes, link).flatMap((place) => ideas[place] ?? []);
      return { ...pair, chain, askedAgain: answered.length > 1 };
    }),
  );
}

/** Breadth first over the yes answers, in the order in which they were given. */
function shortestChain(yes: readonly Fact[], { from, to }: Link): readonly number[] {
  let chains: readonly (readonly number[])[] = [[from]];
  const seen = new Set([from]);
  while (chains.length > 0) {
    const longer: (readonly number[])[] = [];
    for (const chain of chains) {
      for (const step of yes) {
        if (step.from !== chain.at(-1) || seen.has(step.to)) continue;
        if (step.to === to) return [...chain, to];
        seen.add(step.to);
        longer.push([...chain, step.to]);
      }
    }
    chains = longer;
  }
  return [];
}
