import { z } from "zod";
import type { Context, PlainText, Refusal } from "../../model/command.ts";
import type { ItemId, PersonId, TextId } from "../../model/ids.ts";
import type { KindDecision, Person, Round } from "../../model/kind.ts";
import type { Item } from "../../model/session.ts";
import type { Brief } from "../../model/vocabulary.ts";
import { isTeam } from "../people.ts";
import { joining, standingFor, type Joint } from "../joining.ts";
import { joinable, QUESTIONS, standing, type BriefOwn, type Declined } from "./own.ts";

const words = z.string().max(QUESTIONS.chars);

export const briefAct = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("acknowledge") }),
  z.strictObject({ do: z.literal("merge"), items: z.array(z.string()).min(2).max(200), words: words.optional() }),
  z.strictObject({ do: z.literal("split"), group: z.string() }),
  /** With a reason, which everybody reads. */
  z.strictObject({ do: z.literal("decline"), item: z.string().max(64), words }),
  /** A question that was declined is put after all. */
  z.strictObject({ do: z.literal("keep"), items: z.array(z.string()).min(1).max(200) }),
]);
export type BriefAct = z.infer<typeof briefAct>;

export type BriefEvent =
  | { readonly type: "acknowledged"; readonly person: PersonId }
  | ({ readonly type: "joined" } & Joint)
  | { readonly type: "parted"; readonly item: ItemId }
  | ({ readonly type: "declined" } & Declined)
  | { readonly type: "restored"; readonly questions: readonly ItemId[] };

type Here = Round<Brief, BriefOwn>;
type Decided = { ok: true; decision: KindDecision<BriefEvent> } | { ok: false; refusal: Refusal };
const refuse = (reason: string): Decided => ({ ok: false, refusal: { reason } });
const done = (decision: KindDecision<BriefEvent>): Decided => ({ ok: true, decision });

export function decideBrief(round: Here, act: BriefAct, by: Person, ctx: Context): Decided {
  const { own, phase } = round.run;
  if (act.do === "acknowledge") return done({ events: own.acknowledged.includes(by.id) ? [] : [{ type: "acknowledged", person: by.id }] });
  if (phase.name !== "moderate") return refuse("refuse.notHere");
  if (!isTeam(by)) return refuse("refuse.onlyFacilitator");
  switch (act.do) {
    case "merge":
      return join(round, act.items, act.words?.trim() || null, ctx);
    case "split":
      return own.joined.some((each) => each.item === act.group)
        ? done({ events: [{ type: "parted", item: act.group as ItemId }] })
        : refuse("organise.refuse.unknown");
    case "decline":
      return decline(round, act.item as ItemId, act.words.trim(), ctx);
    case "keep":
      return done({
        events: [{ type: "restored", questions: own.declined.map((each) => each.question).filter((id) => act.items.includes(id)) }],
      });
  }
}

/** Joined questions are one, and nobody's. */
function join({ run, items }: Here, named: readonly string[], words: string | null, ctx: Context): Decided {
  const { all, joints } = joinable(run.own);
  const joined = joining(all, joints, items, named);
  if (!joined.ok) return refuse(joined.reason);
  if (joined.isSame && words === null) return done({ events: [] });
  const { members, like, absorbed } = joined;
  const { item, texts } = standingFor({ from: run.path, mergedFrom: members, like, label: { as: "nobody" }, words }, ctx);
  const parted = absorbed.map((each): BriefEvent => ({ type: "parted", item: each.item }));
  return done({ events: [...parted, { type: "joined", item: item.id, members }], items: [item], texts });
}

/** Nobody is told whose question it was, since nobody knows: the reason is read by everybody, without the question. */
function decline({ run }: Here, question: ItemId, plain: string, ctx: Context): Decided {
  if (!standing(run.own).includes(question)) return refuse("organise.refuse.unknown");
  if (plain === "") return refuse("questions.refuse.reason");
  const text: PlainText = { id: ctx.newId() as TextId, plain };
  const reason: Item = {
    id: ctx.newId() as ItemId,
    text: text.id,
    from: run.path,
    mergedFrom: [],
    label: { as: "nobody" },
    about: question,
  };
  return done({ events: [{ type: "declined", question, reason: reason.id }], items: [reason], texts: [text] });
}

export function evolveBrief(own: BriefOwn, event: BriefEvent): BriefOwn {
  switch (event.type) {
    case "acknowledged":
      return { ...own, acknowledged: [...own.acknowledged, event.person] };
    case "joined":
      return { ...own, joined: [...own.joined, { item: event.item, members: event.members }] };
    case "parted":
      return { ...own, joined: own.joined.filter((each) => each.item !== event.item) };
    case "declined":
      return { ...own, declined: [...own.declined, { question: event.question, reason: event.reason }] };
    case "restored":
      return { ...own, declined: own.declined.filter((each) => !event.questions.includes(each.question)) };
  }
}
