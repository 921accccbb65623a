import { reaches, type Known } from "./known.ts";

/** The reduced graph, in numbers: `groups` hold places of ideas, `arrows` places of groups. */
export interface Structure {
  /** Ideas that help one another in a circle are one group; every other idea is a group of its own. */
  readonly groups: readonly (readonly number[])[];
  /** Of each group: 1 reaches nothing outside itself, n + 1 reaches one of level n and none above. */
  readonly levels: readonly number[];
  /** The fewest arrows from which every influence between groups follows. */
  readonly arrows: readonly { readonly from: number; readonly to: number }[];
}

/**
 * Levels and arrows of what is known so far; an open pair counts as no influence. Since the closure is at hand, each
 * step is a look at the matrix: strongly connected sets are the ideas that reach each other; levels are Warfield's
 * partition (1974, "Toward Interpretation of Complex Structural Models"), here as longest paths downwards; the arrows
 * are the transitive reduction of the acyclic graph of groups, which is unique (Aho, Garey and Ullman 1972, "The
 * Transitive Reduction of a Directed Graph"). O(n³).
 */
export function structureOf(known: Known): Structure {
  const groups = groupsOf(known);
  const places = groups.map((_, place) => place);
  const heads = groups.map((group) => group[0] ?? -1);
  const influences = (from: number, to: number) => from !== to && reaches(known, heads[from] ?? -1, heads[to] ?? -1);
  const below = places.map((from) => places.filter((to) => influences(from, to)));
  const isDirect = (from: number, to: number) => !(below[from] ?? []).some((between) => influences(between, to));
  const arrows = places.flatMap((from) => (below[from] ?? []).filter((to) => isDirect(from, to)).map((to) => ({ from, to })));
  return { groups, levels: levelsOf(below), arrows };
}

function groupsOf(known: Known): readonly (readonly number[])[] {
  const ideas = Array.from({ length: known.size }, (_, idea) => idea);
  const circles = ideas.map((idea) => ideas.filter((other) => reaches(known, idea, other) && reaches(known, other, idea)));
  return circles.filter((circle, idea) => circle[0] === idea);
}

/** A group reaches more groups than any group it reaches, so in this order each finds its successors done. */
function levelsOf(below: readonly (readonly number[])[]): readonly number[] {
  const levels: number[] = below.map(() => 1);
  const order = [...below.keys()].sort((a, b) => (below[a]?.length ?? 0) - (below[b]?.length ?? 0));
  for (const group of order) levels[group] = 1 + Math.max(0, ...(below[group] ?? []).map((next) => levels[next] ?? 0));
  return levels;
}
