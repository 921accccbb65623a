import type { ItemId } from "../model/ids.ts";
import type { InfluenceMapped } from "../recap/source.ts";
import { relateFigures } from "../rounds/relate/figures.ts";

/** An influence map in words, for an artefact; null: these figures are of something else. */
export function mappedOf(figures: unknown, wordsOf: (id: ItemId) => string): InfluenceMapped | null {
  const read = relateFigures.safeParse(figures);
  if (!read.success) return null;
  const { levels, cycles, arrows, contested, unknown, asked, implied } = read.data;
  const pair = ({ from, to }: { readonly from: ItemId; readonly to: ItemId }) => ({ from: wordsOf(from), to: wordsOf(to) });
  return {
    levels: levels.map((level) => level.flat().map(wordsOf)),
    cycles: cycles.map((cycle) => cycle.map(wordsOf)),
    arrows: arrows.map(pair),
    contested: contested.map(pair),
    unknown: unknown.map(pair),
    asked: asked.length,
    implied,
  };
}
