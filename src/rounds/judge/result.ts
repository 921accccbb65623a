import type { Block, Card, Words } from "../../model/card.ts";
import { concordance } from "../../judgement/concordance.ts";
import type { JudgeFigures } from "./figures.ts";

/** The result as everybody sees it: both columns, ties shown as ties, and agreement in a plain word. */
export function resultCard(figures: JudgeFigures): Card {
  const taking: Block = { is: "text", tone: "plain", words: { say: "judge.result.ballots", with: { ballots: figures.ballots } } };
  return { blocks: [taking, table(figures), ...agreement(figures)] };
}

function table(figures: JudgeFigures): Block {
  const caption: Words = { say: "judge.result.caption" };
  const columns = (score: string): Words[] => [
    { say: "judge.result.place" },
    { say: "judge.result.item" },
    { say: score },
    { say: "judge.result.voters" },
  ];
  switch (figures.scale) {
    case "rank": {
      const rows = figures.rows.map((row) => [place(figures.rows, row.rank), { item: row.item }, number(row.points), number(row.voters)]);
      return { is: "table", caption, columns: columns("judge.result.points"), rows };
    }
    case "dots": {
      const rows = figures.rows.map((row) => [place(figures.rows, row.rank), { item: row.item }, number(row.dots), number(row.voters)]);
      return { is: "table", caption, columns: columns("judge.result.dots"), rows };
    }
  }
}

function place(rows: readonly { readonly rank: number }[], rank: number): Words {
  const isTied = rows.filter((row) => row.rank === rank).length > 1;
  return { say: isTied ? "judge.result.tied" : "judge.result.rank", with: { rank } };
}

const number = (n: number): Words => ({ say: "judge.result.number", with: { n } });

function agreement(figures: JudgeFigures): readonly Block[] {
  if (figures.scale !== "rank" || figures.w === null) return [];
  const agreed = concordance(figures.w);
  return [{ is: "text", tone: "plain", words: { say: "judge.result.agreement", with: { agreed, w: Math.round(figures.w * 100) / 100 } } }];
}
