import type { Block } from "../../../model/card.ts";
import type { ItemId } from "../../../model/ids.ts";
import type { Round } from "../../../model/kind.ts";
import type { Organise } from "../../../model/vocabulary.ts";
import type { OrganiseOwn } from "../groups.ts";

export const say = (tone: "plain" | "notice" | "small", key: string, args: Readonly<Record<string, string | number>> = {}): Block => ({
  is: "text",
  tone,
  words: { say: key, with: args },
});

/** A group with what it stands for beside it; the old words of what was reworded. */
export function groupBlocks(round: Round<Organise, OrganiseOwn>, group: ItemId, splittable: boolean): readonly Block[] {
  const members = round.items[group]?.mergedFrom ?? [];
  const isAlone = round.run.own.groups.find((each) => each.item === group)?.members.length === 1;
  const shown: Block[] = [
    { is: "text", tone: "quote", words: { item: group } },
    ...(isAlone ? [say("small", round.run.spec.op === "name" ? "arrange.holds" : "arrange.before")] : []),
    { is: "list", ordered: false, entries: members.map((id) => ({ item: id })) },
  ];
  const words = { say: isAlone ? "arrange.takeBack" : "organise.split" };
  return splittable ? [...shown, { is: "button", command: "organise", args: { do: "split", group }, words, weight: "plain" }] : shown;
}
