import type { Context } from "../../model/command.ts";
import type { ItemId } from "../../model/ids.ts";
import type { Round } from "../../model/kind.ts";
import type { Item } from "../../model/session.ts";
import type { Organise } from "../../model/vocabulary.ts";
import { joining, standingFor, type Joint } from "../joining.ts";
import { refuse, type Decided, type OrganiseEvent } from "./act.ts";
import type { OrganiseOwn } from "./groups.ts";

type Here = Round<Organise, OrganiseOwn>;

export function merge(round: Here, named: readonly string[], words: string | null, ctx: Context): Decided {
  const { own, input } = round.run;
  const joined = joining(input, own.groups, round.items, named);
  if (!joined.ok) return refuse(joined.reason);
  if (joined.isSame && words === null) return { ok: true, decision: { events: [] } };
  const { members, like, absorbed } = joined;
  return standsFor(round, { members, mergedFrom: members, like, absorbed }, words, ctx);
}

/**
 * Other words for one item: a new item, with the old one beside it. What was put together before is named as what it
 * holds. Its own words again are no change.
 */
export function reword(round: Here, named: string, words: string, ctx: Context): Decided {
  const { own, input } = round.run;
  const group = own.groups.find((each) => each.item === named || each.members.some((member) => member === named));
  const members = group?.members ?? input.filter((id) => id === named);
  const like = round.items[(group?.item ?? named) as ItemId];
  if (members.length === 0 || !like) return refuse("organise.refuse.unknown");
  if (words === "") return refuse("arrange.refuse.words");
  const within = members.length === 1 && round.run.spec.op === "name" ? (round.items[members[0] as ItemId]?.mergedFrom ?? []) : [];
  const mergedFrom = within.length > 0 ? within : members;
  return standsFor(round, { members, mergedFrom, like, absorbed: group ? [group] : [] }, words, ctx);
}

/** An author takes their own out of a group; what is left of it stays together, unless its words were written for all of them. */
export function takeOut(round: Here, group: Joint, item: ItemId, ctx: Context): Decided {
  const rest = group.members.filter((member) => member !== item);
  const like = round.items[group.item];
  if (rest.length < 2 || round.run.spec.op === "edit" || !like)
    return { ok: true, decision: { events: [{ type: "ungrouped", item: group.item }] } };
  return standsFor(round, { members: rest, mergedFrom: rest, like, absorbed: [group] }, null, ctx);
}

interface Standing {
  readonly members: readonly ItemId[];
  readonly mergedFrom: readonly ItemId[];
  readonly like: Item;
  readonly absorbed: readonly Joint[];
}

function standsFor(round: Here, { members, mergedFrom, like, absorbed }: Standing, words: string | null, ctx: Context): Decided {
  const label = sameLabel(members.map((id) => round.items[id] as Item));
  const { item, texts } = standingFor({ from: round.run.path, mergedFrom, like, label, words }, ctx);
  const events: OrganiseEvent[] = [
    ...absorbed.map((group): OrganiseEvent => ({ type: "ungrouped", item: group.item })),
    { type: "grouped", item: item.id, members },
  ];
  return { ok: true, decision: { events, items: [item], texts } };
}

/** A merged item keeps the label of a side or a role only where all its members carry it. */
function sameLabel(items: readonly Item[]): Item["label"] {
  const first = items[0]?.label ?? { as: "nobody" };
  const all = (isSame: (label: Item["label"]) => boolean): boolean => items.every((item) => isSame(item.label));
  if (first.as === "side" && all((label) => label.as === "side" && label.side === first.side)) return first;
  if (first.as === "role" && all((label) => label.as === "role" && label.role === first.role)) return first;
  return { as: "nobody" };
}
