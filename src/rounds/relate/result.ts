import type { Block, Card, Words } from "../../model/card.ts";
import type { ById, ItemId, TextId } from "../../model/ids.ts";
import type { Item } from "../../model/session.ts";
import type { RelateFigures } from "./figures.ts";

/** Pairs that were not reached may be more than anybody reads: so many are named, the rest is a number. */
const UNKNOWN_NAMED = 12;

/** The map as it is read: the level that everything leads to on top, the roots at the bottom; then arrows and what is left open. */
export function mapCard(figures: RelateFigures, items: ById<ItemId, Item>): Card {
  const { levels, asked, implied, cycles, arrows, contested, unknown } = figures;
  const textOf = (id: ItemId): { readonly text: TextId } => ({ text: items[id]?.text as TextId });
  const arrow = ({ from, to }: { readonly from: ItemId; readonly to: ItemId }): Words => ({
    say: "relate.arrow",
    with: { from: textOf(from), to: textOf(to) },
  });
  return {
    blocks: [
      say("plain", "relate.result.asked", { asked: asked.length, implied, influences: figures.influences }),
      ...levels.flatMap((level, at): readonly Block[] => [
        say("notice", levels.length > 1 && at === levels.length - 1 ? "relate.result.roots" : "relate.result.level", { level: at + 1 }),
        list(level.flat().map((item) => ({ item }))),
      ]),
      ...cycles.flatMap((cycle): readonly Block[] => [say("notice", "relate.result.cycle"), list(cycle.map((item) => ({ item })))]),
      ...(arrows.length === 0 ? [] : [say("notice", "relate.result.arrows"), list(arrows.map(arrow))]),
      ...contested.flatMap((pair): readonly Block[] => [
        say("notice", "relate.result.contested"),
        list([arrow(pair)]),
        say("small", "relate.result.chain"),
        { is: "list", ordered: true, entries: pair.chain.map((item) => ({ item })) },
      ]),
      ...(unknown.length === 0
        ? []
        : [say("notice", "relate.result.unknown", { count: unknown.length }), list(unknown.slice(0, UNKNOWN_NAMED).map(arrow))]),
    ],
  };
}

const say = (tone: "plain" | "notice" | "small", key: string, args: Readonly<Record<string, number>> = {}): Block => ({
  is: "text",
  tone,
  words: { say: key, with: args },
});
const list = (entries: readonly Words[]): Block => ({ is: "list", ordered: false, entries });
