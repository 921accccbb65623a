import type { Block, Card, Words } from "../../model/card.ts";
import type { ItemId } from "../../model/ids.ts";
import type { BriefFigures } from "./figures.ts";

/** The questions in their order, under a name where people agreed to be named, with their support where people were asked for it; and why others were not put. */
export function questionsCard(
  questions: readonly ItemId[],
  { supporters, rows, declined }: BriefFigures,
  wordsOf: (item: ItemId) => Words,
): Card {
  const list: Block = { is: "list", ordered: false, entries: questions.map(wordsOf) };
  return {
    blocks: [
      ...(questions.length === 0 ? [] : supporters === null ? [list] : [supportersLine(supporters), table(rows, wordsOf)]),
      ...declinedBlocks(declined),
    ],
  };
}

/** How many were declined, and why: the reasons alone, so that nobody's question is held up for all to see. */
export const declinedBlocks = (reasons: readonly ItemId[]): readonly Block[] =>
  reasons.length === 0
    ? []
    : [
        { is: "text", tone: "small", words: { say: "questions.declined", with: { count: reasons.length } } },
        { is: "list", ordered: false, entries: reasons.map((item) => ({ item })) },
      ];

const supportersLine = (count: number): Block => ({
  is: "text",
  tone: "plain",
  words: { say: "judge.result.ballots", with: { ballots: count } },
});

function table(rows: BriefFigures["rows"], wordsOf: (item: ItemId) => Words): Block {
  const place = ({ rank }: BriefFigures["rows"][number]): Words => {
    const isTied = rows.filter((row) => row.rank === rank).length > 1;
    return { say: isTied ? "judge.result.tied" : "judge.result.rank", with: { rank } };
  };
  return {
    is: "table",
    caption: { say: "questions.caption" },
    columns: [{ say: "judge.result.place" }, { say: "questions.column" }, { say: "questions.votes" }],
    rows: rows.map((row) => [place(row), wordsOf(row.item), { say: "judge.result.number", with: { n: row.votes } }]),
  };
}
