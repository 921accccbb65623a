import type { RecapBlock } from "../model/recap.ts";
import type { Say } from "./place.ts";
import type { InfluenceMapped } from "./source.ts";

/** Makes the ids of an artefact: one for the same words wherever they stand, and fresh ones. */
export interface Ids {
  of(words: string): string;
  fresh(): string;
}

/** The map as lists, the roots last. An arrow is made of two ideas, so it goes with either of them when one is left out. */
export function mapBlocks(map: InfluenceMapped, say: Say, ids: Ids): readonly RecapBlock[] {
  const paragraph = (words: string): RecapBlock => ({ is: "paragraph", id: ids.fresh(), words, byPeople: false });
  const ideas = (words: readonly string[]): RecapBlock => ({
    is: "list",
    entries: words.map((each) => ({ id: ids.of(each), words: each })),
  });
  const arrows = (pairs: InfluenceMapped["arrows"]): RecapBlock => ({
    is: "list",
    entries: pairs.map(({ from, to }) => ({
      id: ids.fresh(),
      words: say("recap.map.arrow", { from, to }),
      madeOf: [ids.of(from), ids.of(to)],
    })),
  });
  const told = (key: string, pairs: InfluenceMapped["arrows"]): readonly RecapBlock[] =>
    pairs.length === 0 ? [] : [paragraph(say(key)), arrows(pairs)];
  const { levels } = map;
  return [
    paragraph(say("recap.map.asked", { asked: map.asked, implied: map.implied })),
    ...levels.flatMap((level, at) => {
      const isRoots = levels.length > 1 && at === levels.length - 1;
      return [paragraph(say(isRoots ? "recap.map.roots" : "recap.map.level", { level: at + 1 })), ideas(level)];
    }),
    ...map.cycles.flatMap((cycle) => [paragraph(say("recap.map.cycle")), ideas(cycle)]),
    ...told("recap.map.arrows", map.arrows),
    ...told("recap.map.contested", map.contested),
    ...told("recap.map.unknown", map.unknown),
  ];
}
