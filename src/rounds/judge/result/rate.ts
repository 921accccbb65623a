import type { Block, Words } from "../../../model/card.ts";
import type { RateFigures } from "../figures.ts";
import { cells, number, numberOr } from "./cells.ts";
import { countsWords } from "./counts.ts";

type Row = RateFigures["rows"][number];
type Column = readonly [Words, (row: Row) => Words];

/** A word where the method has one (an outcome, a class), then the median, the middle half and how many rated. */
export function rateTable(figures: RateFigures): Block {
  const has = (of: (row: Row) => unknown): boolean => figures.rows.some((row) => of(row) !== null);
  const columns: readonly Column[] = [
    ...(has((row) => row.outcome ?? row.class) ? [[{ say: "judge.result.finding" }, wordOf] as const] : []),
    [{ say: "judge.result.median" }, (row) => numberOr(row.median)],
    [{ say: "judge.result.middle" }, middle],
    [{ say: "judge.result.raters" }, (row) => number(row.voters)],
    ...(has((row) => row.histogram) ? [[{ say: "judge.result.spread" }, (row: Row) => spread(row, figures.min)] as const] : []),
    ...(has((row) => row.stable) ? [[{ say: "judge.result.moved" }, stability] as const] : []),
  ];
  return cells(
    columns.map(([head]) => head),
    figures.rows,
    (row) => columns.map(([, cell]) => cell(row)),
  );
}

const DASH: Words = { say: "judge.result.none" };

function wordOf(row: Row): Words {
  if (row.outcome !== null) return { say: `judge.outcome.${row.outcome}` };
  if (row.class === null) return DASH;
  return { say: row.disagreement ? "judge.class.disputed" : `judge.class.${row.class}` };
}

const middle = (row: Row): Words =>
  row.q25 === null || row.q75 === null ? DASH : { say: "judge.result.range", with: { from: row.q25, to: row.q75 } };

const spread = (row: Row, min: number): Words =>
  row.histogram ? { say: "judge.result.counts", with: { counts: countsWords(row.histogram, min) } } : DASH;

const stability = (row: Row): Words => (row.stable === null ? DASH : { say: row.stable ? "judge.result.stable" : "judge.result.unstable" });
