import { z } from "zod";
import type { Refusal } from "../../model/command.ts";
import type { ItemId } from "../../model/ids.ts";
import type { After, KindDecision, Person, Round } from "../../model/kind.ts";
import type { Phase } from "../../model/session.ts";
import type { Collect } from "../../model/vocabulary.ts";
import { isTeam } from "../people.ts";
import { phaseOf } from "../phase.ts";
import { REASONS, type CollectEvent, type CollectOwn, type Reason } from "./own.ts";

export const reviewAct = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("refuse"), items: z.array(z.string().min(1).max(64)).min(1).max(500), reason: z.enum(REASONS) }),
  z.strictObject({ do: z.literal("take"), item: z.string().min(1).max(64) }),
]);
export type ReviewAct = z.infer<typeof reviewAct>;

/** How many cards were not taken, by reason. Their words are shown to nobody. */
export const reviewFigures = z.strictObject({ refused: z.partialRecord(z.enum(REASONS), z.int().min(1)) });
export type ReviewFigures = z.infer<typeof reviewFigures>;

type Decided = { ok: true; decision: KindDecision<CollectEvent> } | { ok: false; refusal: Refusal };

/** The team looks through what was written, without authors, before anybody else sees it. */
export function decideReview({ run }: Round<Collect, CollectOwn>, act: ReviewAct, by: Person): Decided {
  if (run.phase.name !== "review") return { ok: false, refusal: { reason: "refuse.notHere" } };
  if (!isTeam(by)) return { ok: false, refusal: { reason: "refuse.onlyFacilitator" } };
  const isWritten = (id: string): id is ItemId => run.own.written.includes(id as ItemId);
  if (act.do === "take") return isWritten(act.item) ? { ok: true, decision: { events: [{ type: "cardTaken", item: act.item }] } } : unknown;
  const items = act.items.filter(isWritten);
  if (items.length !== act.items.length) return unknown;
  return { ok: true, decision: { events: items.map((item) => ({ type: "cardRefused", item, reason: act.reason })) } };
}

const unknown: Decided = { ok: false, refusal: { reason: "organise.refuse.unknown" } };

export const reviewPhase = ({ run, plan }: Round<Collect, CollectOwn>): Phase =>
  phaseOf(run.spec, plan, "review", {
    lasts: null,
    close: { when: "facilitator" },
    who: { roles: ["facilitator", "cofacilitator"] },
  });

export function reviewed({ run }: Round<Collect, CollectOwn>): After<CollectOwn> {
  const out = new Set(run.own.refused.map((each) => each.item));
  const refused: Partial<Record<Reason, number>> = {};
  for (const { reason } of run.own.refused) refused[reason] = (refused[reason] ?? 0) + 1;
  return { done: { items: run.own.written.filter((id) => !out.has(id)), figures: { refused } satisfies ReviewFigures } };
}
