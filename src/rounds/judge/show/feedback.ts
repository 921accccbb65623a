import type { Block, Words } from "../../../model/card.ts";
import type { ItemId } from "../../../model/ids.ts";
import type { Round } from "../../../model/kind.ts";
import type { Judge } from "../../../model/vocabulary.ts";
import { ratedBefore, reasonsPublished, rowBefore } from "../before.ts";
import type { JudgeOwn } from "../index.ts";
import { isChoice } from "../scale.ts";
import { countsWords } from "../result/counts.ts";

type JudgeRound = Round<Judge, JudgeOwn>;

/** What is told of an item beside its choice: the group in the pass before, and the person's own answer, if they asked. */
export function toldOf(round: JudgeRound, item: ItemId, own: string | null): readonly Words[] {
  return [...group(round, item), ...earlier(round, own)];
}

function earlier({ run }: JudgeRound, own: string | null): readonly Words[] {
  const { scale } = run.spec;
  if (own === null || !isChoice(scale)) return [];
  if (scale.s === "consent" || scale.s === "agree3")
    return [{ say: "judge.before.ownWord", with: { word: { message: `judge.${scale.s}.${own}` } } }];
  return [{ say: "judge.before.own", with: { n: Number(own) } }];
}

function group({ run, around }: JudgeRound, item: ItemId): readonly Words[] {
  const shows = run.spec.feedback?.group ?? "none";
  const row = rowBefore(around, item);
  const figures = ratedBefore(around);
  if (shows === "none" || !row || !figures || row.median === null) return [];
  if (shows === "histogram" && row.histogram)
    return [{ say: "judge.before.all", with: { counts: countsWords(row.histogram, figures.min) } }];
  return [{ say: "judge.before.range", with: { median: row.median, from: row.q25 ?? row.median, to: row.q75 ?? row.median } }];
}

/** Reasons that came out of the pass before, under the item each is about. Nobody's name stands there. */
export function reasonsBefore({ run, around }: JudgeRound): readonly Block[] {
  if (!run.spec.feedback?.reasons) return [];
  const given = reasonsPublished(around);
  const items = run.input.filter((item) => given.some(({ about }) => about === item));
  if (items.length === 0) return [];
  return [
    { is: "text", tone: "plain", words: { say: "judge.before.reasons" } },
    ...items.flatMap((item): readonly Block[] => [
      { is: "text", tone: "small", words: { item } },
      { is: "list", ordered: false, entries: given.filter(({ about }) => about === item).map(({ reason }) => ({ item: reason })) },
    ]),
  ];
}
