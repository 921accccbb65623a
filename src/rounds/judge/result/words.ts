import type { Block, Words } from "../../../model/card.ts";
import type { Agree3Figures, ConsentFigures, PollFigures } from "../figures.ts";
import { cells, number, numbered, numberOr } from "./cells.ts";
import { countsWords } from "./counts.ts";

const WORD: Words = { say: "judge.result.word" };
const reached = (is: boolean): Words => ({ say: is ? "judge.result.forward" : "judge.result.notYet" });

/** The word of each item; the numbers of the whole group only where no side has to reach the level by itself. */
export function pollTable(figures: PollFigures): Block {
  const isWordOnly = figures.scale === "gradient" && figures.perSide;
  if (isWordOnly) return numbered([WORD], figures.rows, (row) => [reached(row.reached)]);
  const min = figures.scale === "fist" ? 0 : 1;
  const hasMedian = figures.rows.some((row) => row.median !== null);
  const hasCounts = figures.rows.some((row) => row.histogram !== null);
  const columns: readonly Words[] = [
    WORD,
    { say: "judge.result.atLevel" },
    ...(hasMedian ? [{ say: "judge.result.median" }] : []),
    ...(hasCounts ? [{ say: "judge.result.spread" }] : []),
  ];
  return numbered(columns, figures.rows, (row) => [
    reached(row.reached),
    row.forward === null ? numberOr(null) : { say: "judge.result.of", with: { part: row.forward, whole: row.voters } },
    ...(hasMedian ? [numberOr(row.median)] : []),
    ...(hasCounts
      ? [row.histogram ? ({ say: "judge.result.counts", with: { counts: countsWords(row.histogram, min) } } as const) : numberOr(null)]
      : []),
  ]);
}

/** Consent or not, with the number of objections; where delegates speak for their sides, the word of each. */
export function consentTable(figures: ConsentFigures): Block {
  const sides = figures.rows[0]?.sides ?? null;
  if (sides)
    return numbered(
      [WORD, ...sides.map(({ side }): Words => ({ say: "judge.result.side", with: { side: { side } } }))],
      figures.rows,
      (row) => [reached(row.reached), ...(row.sides ?? []).map(({ word }): Words => ({ say: `judge.consent.${word}` }))],
    );
  return numbered([WORD, { say: "judge.result.objections" }], figures.rows, (row) => [
    { say: row.reached ? "judge.result.consent" : "judge.result.notYet" },
    numberOr(row.objections),
  ]);
}

export function agreeTable(figures: Agree3Figures): Block {
  const columns = ["agree", "disagree", "pass"].map((answer): Words => ({ say: `judge.agree3.${answer}` }));
  const across: readonly Words[] = figures.rows.some((row) => row.across) ? [{ say: "judge.across" }] : [];
  return cells([...across, ...columns, { say: "judge.result.raters" }], figures.rows, (row) => [
    ...across.map((): Words => ({ say: row.across ? `judge.across.${row.across}` : "judge.result.none" })),
    numberOr(row.agree),
    numberOr(row.disagree),
    numberOr(row.pass),
    number(row.voters),
  ]);
}
