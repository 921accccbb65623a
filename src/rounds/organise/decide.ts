import { z } from "zod";
import type { Context, PlainText, Refusal } from "../../model/command.ts";
import type { ItemId, TextId } from "../../model/ids.ts";
import type { KindDecision, Person, Round } from "../../model/kind.ts";
import type { Item } from "../../model/session.ts";
import type { Organise } from "../../model/vocabulary.ts";
import { isTeam } from "../people.ts";
import type { OrganiseOwn } from "./groups.ts";

const MAX_CHARS = 280;

export const organiseAct = z.discriminatedUnion("do", [
  z.strictObject({
    do: z.literal("merge"),
    items: z.array(z.string()).min(2).max(200),
    /** A name for a cluster, or the words the merged item shall have; else those of the first item. */
    words: z.string().max(MAX_CHARS).optional(),
  }),
  z.strictObject({ do: z.literal("split"), group: z.string() }),
]);
export type OrganiseAct = z.infer<typeof organiseAct>;

export type OrganiseEvent =
  | { readonly type: "grouped"; readonly item: ItemId; readonly members: readonly ItemId[] }
  | { readonly type: "ungrouped"; readonly item: ItemId };

type Decided = { ok: true; decision: KindDecision<OrganiseEvent> } | { ok: false; refusal: Refusal };
const refuse = (reason: string): Decided => ({ ok: false, refusal: { reason } });

export function decideOrganise(round: Round<Organise, OrganiseOwn>, act: OrganiseAct, by: Person, ctx: Context): Decided {
  const { spec, own, phase } = round.run;
  if (phase.name !== "work") return refuse("organise.refuse.contest");
  const mayArrange = isTeam(by) || (spec.by === "participants" && round.run.eligible.includes(by.id));
  if (!mayArrange) return refuse("refuse.onlyFacilitator");
  if (act.do === "split") {
    const group = own.groups.find((each) => each.item === act.group);
    return group ? { ok: true, decision: { events: [{ type: "ungrouped", item: group.item }] } } : refuse("organise.refuse.unknown");
  }
  return merge(round, act.items, act.words?.trim() || null, ctx);
}

/** Merging with a group takes its members along, so that a second merge never hides the first. */
function merge(round: Round<Organise, OrganiseOwn>, named: readonly string[], words: string | null, ctx: Context): Decided {
  const { own, input } = round.run;
  const absorbed = own.groups.filter((group) => named.includes(group.item) || group.members.some((member) => named.includes(member)));
  const chosen = new Set([
    ...named.filter((id) => !own.groups.some((group) => group.item === id)),
    ...absorbed.flatMap((group) => group.members),
  ]);
  const members = input.filter((id) => chosen.has(id));
  if (members.length !== chosen.size) return refuse("organise.refuse.unknown");
  if (members.length < 2) return refuse("organise.refuse.two");
  const same = absorbed.length === 1 && absorbed[0]?.members.length === members.length && words === null;
  if (same) return { ok: true, decision: { events: [] } };
  // The first one named gives its words, so the facilitator chooses which wording stays.
  const first = round.items[(named.find((id) => round.items[id as ItemId]) ?? members[0]) as ItemId] as Item;
  const text: PlainText | null = words === null ? null : { id: ctx.newId() as TextId, plain: words };
  const item: Item = {
    id: ctx.newId() as ItemId,
    text: text?.id ?? first.text,
    from: round.run.path,
    mergedFrom: members,
    label: sameLabel(members.map((id) => round.items[id] as Item)),
    ...(first.tag === undefined ? {} : { tag: first.tag }),
  };
  const events: OrganiseEvent[] = [
    ...absorbed.map((group): OrganiseEvent => ({ type: "ungrouped", item: group.item })),
    { type: "grouped", item: item.id, members },
  ];
  return { ok: true, decision: { events, items: [item], texts: text ? [text] : [] } };
}

/** A merged item keeps a side's label only where all its members carry it. */
function sameLabel(items: readonly Item[]): Item["label"] {
  const first = items[0]?.label;
  const side = first?.as === "side" ? first.side : null;
  const all = side !== null && items.every((item) => item.label.as === "side" && item.label.side === side);
  return all && side ? { as: "side", side } : { as: "nobody" };
}
