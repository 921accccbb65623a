import { acceptText } from "../../confidentiality/clean.ts";
import type { Block, Words } from "../../model/card.ts";
import type { Context, Refusal } from "../../model/command.ts";
import type { ItemId, TextId } from "../../model/ids.ts";
import type { KindDecision, Person, Round } from "../../model/kind.ts";
import type { Item } from "../../model/session.ts";
import type { Collect } from "../../model/vocabulary.ts";
import type { CollectAct, Contribution } from "./entry.ts";
import type { CollectEvent, CollectOwn } from "./own.ts";

type Here = Round<Collect, CollectOwn>;
type Decided = { ok: true; decision: KindDecision<CollectEvent> } | { ok: false; refusal: Refusal };
const refuse = (refusal: Refusal): Decided => ({ ok: false, refusal });
const done = (decision: KindDecision<CollectEvent>): Decided => ({ ok: true, decision });

/** Whether words are seen as they are written, each under the name of whoever wrote it. */
export const isLive = (spec: Collect): boolean => spec.reveal === "live" && spec.attribution === "named";

/**
 * A card that everybody sees at once. As in a sealed round the form names it: sent twice it is one card, sent again by its
 * author it has other words, and once it was withdrawn an old form does not bring it back.
 */
export function decideLive({ run, items }: Here, act: CollectAct, by: Person, ctx: Context): Decided {
  const { spec, own } = run;
  if (!isLive(spec)) return refuse({ reason: "refuse.notHere" });
  if (!run.eligible.includes(by.id)) return refuse({ reason: "refuse.notYours" });
  const known = own.live.find(({ key }) => key === act.key);
  if (known && known.person !== by.id) return refuse({ reason: "refuse.notYours" });
  const item = known && items[known.item];
  if (act.do === "withdraw") {
    if (!item) return done({ events: [] });
    return done({ events: [{ type: "cardWithdrawn", key: act.key }], texts: [{ id: item.text, plain: "" }] });
  }
  if (own.withdrawn.includes(act.key)) return refuse({ reason: "collect.refuse.withdrawn" });
  const accepted = acceptText(act.text, { maxChars: spec.each.chars });
  if (!accepted.ok) return refuse(accepted.refusal);
  const card = (id: ItemId, text: TextId): Item => ({
    id,
    text,
    from: run.path,
    mergedFrom: [],
    label: { as: "person", person: by.id },
    ...(act.tag ? { tag: act.tag } : {}),
    ...(act.about ? { about: act.about as ItemId } : {}),
  });
  if (item) {
    // What a text says never changes: the old one is overwritten, and the card has another.
    const words = { id: ctx.newId() as TextId, plain: accepted.text };
    const texts = [{ id: item.text, plain: "" }, words];
    return done({ events: [{ type: "cardReworded", key: act.key }], items: [card(item.id, words.id)], texts });
  }
  const there = own.live.filter((each) => each.person === by.id && items[each.item]?.about === act.about).length;
  if (there >= spec.each.max) return refuse({ reason: "collect.refuse.enough", args: { max: spec.each.max } });
  const made = card(ctx.newId() as ItemId, ctx.newId() as TextId);
  return done({
    events: [{ type: "cardWritten", key: act.key, item: made.id, person: by.id }],
    items: [made],
    texts: [{ id: made.text, plain: accepted.text }],
  });
}

/** What everybody has written so far, in the order in which it came. */
export function writtenSoFar({ run, items }: Here): readonly Block[] {
  if (run.own.live.length === 0) return [];
  const entries = run.own.live.map(({ item, person }): Words => ({
    say: "page.item.person",
    with: { words: { text: items[item]?.text as TextId }, person: { person } },
  }));
  return [{ is: "list", ordered: false, entries }];
}

/** One's own cards, to be changed or withdrawn. */
export const ownCards = ({ run, items }: Here, to: Pick<Person, "id">, read: (text: TextId) => string | null): readonly Contribution[] =>
  run.own.live.flatMap(({ key, item, person }) => {
    const card = items[item];
    if (person !== to.id || !card) return [];
    const { text, tag, about } = card;
    return [{ key, text: read(text) ?? "", ...(tag === undefined ? {} : { tag }), ...(about === undefined ? {} : { about }) }];
  });
