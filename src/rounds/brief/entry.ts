import { z } from "zod";
import type { Refusal } from "../../model/command.ts";
import type { Round } from "../../model/kind.ts";
import type { Brief, Collect } from "../../model/vocabulary.ts";
import { applyAct, collectAct, entrySize, type CollectAct, type CollectEntry } from "../collect/entry.ts";
import { QUESTIONS, standing, type BriefOwn } from "./own.ts";

type Here = Round<Brief, BriefOwn>;

/** Which questions somebody wants answered; any number of them. */
const support = z.strictObject({ votes: z.array(z.string().max(64)).max(500) });
export type Support = z.infer<typeof support>;

/** Asking is like writing cards; supporting is a ballot. */
export const briefEntry = z.union([collectAct, support]);
type Act = CollectAct | Support;

/** Questions lie in the box as cards of a collection do. */
const asCards = ({ id, title, who }: Brief): Collect => ({
  kind: "collect",
  id,
  title,
  who,
  each: { min: 0, max: QUESTIONS.each, chars: QUESTIONS.chars },
  show: "own",
  withdrawUntil: "close",
});

export const questionBytes = (spec: Brief): number => entrySize(asCards(spec), 0);
export const supportBytes = (questions: number): number => Math.ceil((384 + questions * 40) / 256) * 256;

export function admit({ run }: Here, body: unknown): Refusal | null {
  const act = body as Act;
  if ("votes" in act) {
    if (run.phase.name !== "support") return { reason: "refuse.notHere" };
    const asked: readonly string[] = standing(run.own);
    return act.votes.every((id) => asked.includes(id)) ? null : { reason: "organise.refuse.unknown" };
  }
  if (run.phase.name !== "ask") return { reason: "refuse.notHere" };
  if (act.do === "write" && act.text.trim().length > QUESTIONS.chars)
    return { reason: "safety.tooLong", args: { length: act.text.trim().length, maxChars: QUESTIONS.chars } };
  return null;
}

export function apply({ run }: Here, before: unknown, body: unknown): { ok: true; body: unknown } | { ok: false; refusal: Refusal } {
  const act = body as Act;
  return "votes" in act ? { ok: true, body: act } : applyAct(asCards(run.spec), before as CollectEntry | null, act);
}

/** Who asked nothing, or ticked nothing, hides nobody. */
export function counts(body: unknown): boolean {
  const entry = body as CollectEntry | Support;
  return "votes" in entry ? entry.votes.length > 0 : entry.contributions.length > 0;
}

export function wordsOf(body: unknown): readonly string[] {
  const act = body as Act;
  return "do" in act && act.do === "write" ? [act.text] : [];
}
