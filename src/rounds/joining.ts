import type { Context, PlainText } from "../model/command.ts";
import type { ById, ItemId, Path, TextId } from "../model/ids.ts";
import type { Item, Label } from "../model/session.ts";

/** An item of its own that stands for its members: a merge, a cluster, a name, questions that are one. */
export interface Joint {
  readonly item: ItemId;
  readonly members: readonly ItemId[];
}

export type Joining =
  | {
      readonly ok: true;
      /** In the order in which they stand among all. */
      readonly members: readonly ItemId[];
      /** What was together before, and goes into it whole. */
      readonly absorbed: readonly Joint[];
      /** Whose words stay, where there are no new ones: the first that was named, so that whoever joins chooses. */
      readonly like: Item;
      /** They are together already. */
      readonly isSame: boolean;
    }
  | { readonly ok: false; readonly reason: string };

/**
 * What it comes to when these are put together. Naming a joint, or one of its members, takes along all it holds, so that a
 * second join never hides the first.
 *
 * @param all what may be joined, in its order
 */
export function joining(all: readonly ItemId[], joints: readonly Joint[], items: ById<ItemId, Item>, named: readonly string[]): Joining {
  const absorbed = joints.filter((joint) => named.includes(joint.item) || joint.members.some((member) => named.includes(member)));
  const chosen = new Set([
    ...named.filter((id) => !joints.some((joint) => joint.item === id)),
    ...absorbed.flatMap((joint) => joint.members),
  ]);
  const members = all.filter((id) => chosen.has(id));
  if (members.length !== chosen.size) return { ok: false, reason: "organise.refuse.unknown" };
  if (members.length < 2) return { ok: false, reason: "organise.refuse.two" };
  const like = items[(named.find((id) => items[id as ItemId]) ?? members[0]) as ItemId] as Item;
  return { ok: true, members, absorbed, like, isSame: absorbed.length === 1 && absorbed[0]?.members.length === members.length };
}

interface Standing {
  readonly from: Path;
  readonly mergedFrom: readonly ItemId[];
  /** Whose words and tag it has, where there are no new ones. */
  readonly like: Item;
  readonly label: Label;
  /** New words; null: those of `like`. */
  readonly words: string | null;
}

/** The item that stands for others, and its words where they are new. */
export function standingFor(
  { from, mergedFrom, like, label, words }: Standing,
  ctx: Context,
): { readonly item: Item; readonly texts: readonly PlainText[] } {
  const text: PlainText | null = words === null ? null : { id: ctx.newId() as TextId, plain: words };
  const item: Item = {
    id: ctx.newId() as ItemId,
    text: text?.id ?? like.text,
    from,
    mergedFrom,
    label,
    ...(like.tag === undefined ? {} : { tag: like.tag }),
    ...(like.about === undefined ? {} : { about: like.about }),
  };
  return { item, texts: text ? [text] : [] };
}
