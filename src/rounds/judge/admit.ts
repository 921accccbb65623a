import type { Refusal } from "../../model/command.ts";
import type { ItemId } from "../../model/ids.ts";
import type { Round } from "../../model/kind.ts";
import type { Judge } from "../../model/vocabulary.ts";
import { admitChoices } from "./choices.ts";
import { entrySchema } from "./entry.ts";
import type { JudgeOwn } from "./index.ts";

/** Whether a ballot may lie in the box: of the right sort, over the items asked, and not more than one may give. */
export function admit(round: Round<Judge, JudgeOwn>, body: unknown): Refusal | null {
  const parsed = entrySchema.safeParse(body);
  if (!parsed.success) return { reason: "judge.refuse.unreadable" };
  const { ballot, part } = parsed.data;
  const { scale, pass } = round.run.spec;
  if ("pass" in ballot) return pass ? null : { reason: "judge.refuse.noPass" };
  if ("choices" in ballot) return admitChoices(round, ballot, part ?? null);
  if ("ranking" in ballot)
    return scale.s === "rank" ? admitRanking(ballot.ranking, round, scale.top) : { reason: "judge.refuse.unreadable" };
  if ("picked" in ballot) return scale.s === "pick" ? admitPicked(ballot.picked, round, scale.n) : { reason: "judge.refuse.unreadable" };
  return scale.s === "dots" ? admitDots(ballot.dots, round, scale) : { reason: "judge.refuse.unreadable" };
}

function admitRanking(ranking: readonly ItemId[], round: Round<Judge, JudgeOwn>, top: number): Refusal | null {
  if (new Set(ranking).size !== ranking.length) return { reason: "judge.refuse.twice" };
  if (ranking.length > top) return { reason: "judge.refuse.tooMany", args: { top } };
  return ranking.every((item) => round.run.input.includes(item)) ? null : { reason: "judge.refuse.notAsked" };
}

function admitPicked(picked: readonly ItemId[], round: Round<Judge, JudgeOwn>, n: number): Refusal | null {
  if (picked.length === 0) return { reason: "judge.refuse.nothing" };
  if (!picked.every((item) => round.run.input.includes(item))) return { reason: "judge.refuse.notAsked" };
  if (new Set(picked).size !== picked.length) return { reason: "judge.refuse.unreadable" };
  return picked.length > n ? { reason: "judge.refuse.tooMany", args: { top: n } } : null;
}

function admitDots(
  dots: Readonly<Record<string, number>>,
  round: Round<Judge, JudgeOwn>,
  scale: { readonly n: number; readonly perItem?: number | undefined },
): Refusal | null {
  const given = Object.entries(dots).filter(([, count]) => count > 0);
  if (!given.every(([item]) => round.run.input.includes(item as ItemId))) return { reason: "judge.refuse.notAsked" };
  const sum = given.reduce((total, [, count]) => total + count, 0);
  if (sum === 0) return { reason: "judge.refuse.noDots" };
  if (sum > scale.n) return { reason: "judge.refuse.tooManyDots", args: { most: scale.n, given: sum } };
  const perItem = scale.perItem ?? scale.n;
  return given.some(([, count]) => count > perItem) ? { reason: "judge.refuse.tooManyOnOne", args: { most: perItem } } : null;
}
