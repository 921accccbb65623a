import { carriedFigures } from "../../../../src/rounds/collect/release.ts";
import { readTexts } from "../../../../src/engine/words.ts";
import { wordIn } from "../../scripts/raw.ts";
import type { Finding } from "./index.ts";

/** What left the room of each side, as the others see it: its own items, under the label of the side. */
export const carried: Finding = async ({ state, scenario, world }) => {
  const out = Object.values(state.outputs).flatMap((output) => carriedFigures.safeParse(output?.figures).data?.carried ?? []);
  if (out.length === 0) return {};
  const items = [...new Set(out)].flatMap((id) => state.items[id] ?? []);
  const words = await readTexts(
    world.parts,
    state.id,
    items.map(({ text }) => text),
  );
  const idOf = (plain: string | undefined): string =>
    wordIn(scenario.script.find(({ payload }) => payload?.["text"] === plain)?.payload?.["message"]);
  const visible = scenario.sides.map(({ id }, side) => {
    const others = items.filter(({ label }) => label.as === "side" && label.side !== state.plan.sides[side]?.id);
    return [`carryVisibleTo${id.charAt(0).toUpperCase()}${id.slice(1)}`, others.map(({ text }) => idOf(words.get(text))).toSorted()];
  });
  return Object.fromEntries(visible);
};
