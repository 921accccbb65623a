import { contestedPairs, type ContestedPair } from "./contested.ts";
import { pairsAt, type Influence, type Pair } from "./influence.ts";
import { linksThatAre } from "./known.ts";
import { structureOf } from "./structure.ts";

/** Ideas that stand together in the drawing: one, or several that help one another in a circle. */
export type Group<Idea extends string = string> = readonly Idea[];

/** An influence map with nothing of its layout: to be drawn with the last level at the bottom, or read aloud from it. */
export interface InfluenceMap<Idea extends string = string> {
  /** Level 1 first: its groups help nothing outside themselves. Each next level helps the one before. */
  readonly levels: readonly (readonly Group<Idea>[])[];
  /** The arrows to draw, between the first ideas of two groups. All other influences follow from them. */
  readonly arrows: readonly Pair<Idea>[];
  /** Groups that nothing helps: where to begin. */
  readonly sources: readonly Group<Idea>[];
  readonly cycles: readonly Group<Idea>[];
  /** Every pair that is a yes, asked or implied. */
  readonly influences: readonly Pair<Idea>[];
  readonly contested: readonly ContestedPair<Idea>[];
  /** Pairs that were not reached before the cap. The map is drawn as if they were no influence: say so beside it. */
  readonly unknown: readonly Pair<Idea>[];
}

/** Lists follow the order of the ideas. O(n³). */
export function influenceMap<Idea extends string>(influence: Influence<Idea>): InfluenceMap<Idea> {
  const { ideas, known } = influence;
  const { groups, levels, arrows } = structureOf(known);
  const named = groups.map((group) => group.flatMap((place) => ideas[place] ?? []));
  const entered = new Set(arrows.map((arrow) => arrow.to));
  const heads = groups.map((group) => group[0] ?? -1);
  const drawn = arrows.map(({ from, to }) => ({ from: heads[from] ?? -1, to: heads[to] ?? -1 }));
  return {
    levels: Array.from({ length: Math.max(0, ...levels) }, (_, above) => named.filter((_, group) => levels[group] === above + 1)),
    arrows: pairsAt(ideas, drawn),
    sources: named.filter((_, group) => !entered.has(group)),
    cycles: named.filter((group) => group.length > 1),
    influences: pairsAt(ideas, linksThatAre("yes", known)),
    contested: contestedPairs(influence),
    unknown: pairsAt(ideas, linksThatAre("open", known)),
  };
}
