import type { RecapBlock } from "../model/recap.ts";
import type { Say } from "./place.ts";
import type { InfluenceMapped } from "./source.ts";

/** Makes the ids of an artefact: one for the same words wherever they stand, and fresh ones. */
export interface Ids {
  of(words: string): string;
  fresh(): string;
}

type List = Extract<RecapBlock, { is: "list" }>;

/** The map as lists, the roots last. An arrow is made of two ideas, so it goes with either of them when one is left out. A drawing of the same stands behind them. */
export function mapBlocks(map: InfluenceMapped, say: Say, ids: Ids): readonly RecapBlock[] {
  const paragraph = (words: string): RecapBlock => ({ is: "paragraph", id: ids.fresh(), words, byPeople: false });
  const ideas = (words: readonly string[]): RecapBlock => ({
    is: "list",
    entries: words.map((each) => ({ id: ids.of(each), words: each })),
  });
  const arrows = (pairs: InfluenceMapped["arrows"]): List => ({
    is: "list",
    entries: pairs.map(({ from, to }) => ({
      id: ids.fresh(),
      words: say("recap.map.arrow", { from, to }),
      madeOf: [ids.of(from), ids.of(to)],
    })),
  });
  const under = (key: string, list: List): readonly RecapBlock[] => (list.entries.length === 0 ? [] : [paragraph(say(key)), list]);
  const { levels } = map;
  const led = arrows(map.arrows);
  return [
    paragraph(say("recap.map.asked", { asked: map.asked, implied: map.implied })),
    ...levels.flatMap((level, at) => {
      const isRoots = levels.length > 1 && at === levels.length - 1;
      return [paragraph(say(isRoots ? "recap.map.roots" : "recap.map.level", { level: at + 1 })), ideas(level)];
    }),
    ...map.cycles.flatMap((cycle) => [paragraph(say("recap.map.cycle")), ideas(cycle)]),
    ...under("recap.map.arrows", led),
    ...under("recap.map.contested", arrows(map.contested)),
    ...under("recap.map.unknown", arrows(map.unknown)),
    ...drawn(map, led, ids),
  ];
}

/** Only what leads somewhere is drawn; where nothing does there is no drawing. */
function drawn({ levels, cycles, arrows }: InfluenceMapped, told: List, ids: Ids): readonly RecapBlock[] {
  const linked = new Set([...arrows.flatMap(({ from, to }) => [from, to]), ...cycles.flat()]);
  const words = [...new Set([...levels.flat(), ...linked])].filter((each) => linked.has(each));
  if (words.length === 0) return [];
  return [
    {
      is: "drawing",
      ideas: words.map((each) => ({ id: ids.of(each), words: each })),
      arrows: arrows.map(({ from, to }, index) => ({ id: told.entries[index]?.id ?? "", from: ids.of(from), to: ids.of(to) })),
      cycles: cycles.map((cycle) => cycle.map((each) => ids.of(each))),
    },
  ];
}
