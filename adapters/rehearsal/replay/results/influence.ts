import { relateFigures, type RelateFigures } from "../../../../src/rounds/relate/figures.ts";
import { askedOf } from "./asked.ts";
import { judged } from "./figures.ts";
import type { Finding, Played } from "./index.ts";

/** The influence map under the ids of the file, beside how many found each idea important. */
export const influenceMap: Finding = (played) => {
  const { state, nameOf } = played;
  const figures = Object.values(state.outputs)
    .flatMap((output) => relateFigures.safeParse(output?.figures).data ?? [])
    .at(-1);
  if (!figures) return {};
  const named = (groups: readonly (readonly string[])[]): string[][] => groups.map((group) => group.map(nameOf).toSorted());
  const levels = figures.levels.map((level) => level.flat().map(nameOf).toSorted());
  return {
    ...importance(played),
    influences: influencesIn(figures)
      .map(([from, to]) => `${nameOf(from)}>${nameOf(to)}`)
      .toSorted(),
    cycles: named(figures.cycles),
    levelsTopFirst: levels,
    deepestLevel: levels.at(-1) ?? [],
    sources: figures.sources.flat().map(nameOf).toSorted(),
    drawnArrows: figures.arrows.map(({ from, to }) => `${nameOf(from)}>${nameOf(to)}`).toSorted(),
    asked: askedOf(played, figures.asked.length),
    contested: figures.contested.map(({ from, to, chain }) => ({ pair: `${nameOf(from)}>${nameOf(to)}`, chain: chain.map(nameOf) })),
  };
};

function importance({ state, nameOf }: Played): Record<string, unknown> {
  const dots = judged(state).findLast(({ figures }) => figures.scale === "dots")?.figures;
  if (!dots) return {};
  const rows = dots.rows.map(({ item, voters }) => [nameOf(item), voters] as const).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const V = rows.filter(([, voters]) => voters > 0).length;
  return { importanceVoters: Object.fromEntries(rows), spread: { V, N: rows.length, VoverN: V / Math.max(1, rows.length) } };
}

/** Everything that follows from the arrows and circles of the map. */
function influencesIn({ levels, arrows }: RelateFigures): readonly (readonly [string, string])[] {
  const groups = levels.flat();
  const groupOf = (id: string) => groups.find((group) => group.some((each) => each === id)) ?? [];
  const reached = new Map<readonly string[], Set<readonly string[]>>();
  const reach = (group: readonly string[]): Set<readonly string[]> => {
    const known = reached.get(group);
    if (known) return known;
    const next = arrows.filter(({ from }) => group.includes(from)).map(({ to }) => groupOf(to));
    const all = new Set<readonly string[]>(next.flatMap((each) => [each, ...reach(each)]));
    reached.set(group, all);
    return all;
  };
  return groups.flatMap((group) => {
    const targets = [...(group.length > 1 ? group : []), ...[...reach(group)].flat()];
    return group.flatMap((from) => targets.filter((to) => to !== from).map((to) => [from, to] as const));
  });
}
