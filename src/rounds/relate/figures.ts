import { z } from "zod";
import { influenceMap } from "../../judgement/influence/map.ts";
import type { Influence } from "../../judgement/influence/influence.ts";
import type { ItemId } from "../../model/ids.ts";

const item = z.string() as unknown as z.ZodType<ItemId>;
const pair = { from: item, to: item };
const groups = z.array(z.array(item));

/** An influence map as it stands among the session's outputs: ids and numbers only. */
export const relateFigures = z.strictObject({
  map: z.literal("influence"),
  /** Level 1 first, which helps nothing outside itself; each level holds ideas, or circles of ideas. */
  levels: z.array(groups),
  /** The fewest arrows from which all the influences follow, between the first ideas of two groups. */
  arrows: z.array(z.strictObject(pair)),
  /** Nothing helps these: where to begin. */
  sources: groups,
  cycles: groups,
  /** In the order asked; one that was contested stands here twice. Null: too few answered. */
  asked: z.array(z.strictObject({ ...pair, yes: z.int(), voting: z.int(), decision: z.enum(["yes", "no"]).nullable() })),
  contested: z.array(z.strictObject({ ...pair, chain: z.array(item) })),
  /** Never asked, or never answered by enough: the map is drawn as if they were no influence. */
  unknown: z.array(z.strictObject(pair)),
  influences: z.int(),
  /** Pairs that nobody had to answer, since they followed from others. */
  implied: z.int(),
});
export type RelateFigures = z.infer<typeof relateFigures>;

export function figuresOf(influence: Influence<ItemId>): RelateFigures {
  const map = influenceMap(influence);
  const { ideas, asked, known } = influence;
  const answered = new Set(asked.filter((each) => each.decision !== null).map(({ from, to }) => `${from}>${to}`)).size;
  const settled = ideas.length * (ideas.length - 1) - map.unknown.length;
  return {
    map: "influence",
    levels: map.levels.map((level) => level.map((group) => [...group])),
    arrows: map.arrows.map(({ from, to }) => ({ from, to })),
    sources: map.sources.map((group) => [...group]),
    cycles: map.cycles.map((group) => [...group]),
    asked: asked.map(({ from, to, yes, voting, decision }) => ({ from, to, yes, voting, decision })),
    contested: map.contested.map(({ from, to, chain }) => ({ from, to, chain: [...chain] })),
    unknown: map.unknown.map(({ from, to }) => ({ from, to })),
    influences: known.cells.filter((status) => status === "yes").length - ideas.length,
    implied: settled - answered,
  };
}

/** The ideas in the order of their levels, what helps most of the others first. */
export const rootsFirst = ({ levels }: RelateFigures): readonly ItemId[] => levels.toReversed().flatMap((level) => level.flat());
