import type { Block, Words } from "../../../model/card.ts";
import type { ItemId, SideId } from "../../../model/ids.ts";
import type { JudgeFigures } from "../figures.ts";
import { countsWords, inOrder } from "./counts.ts";

export interface Ranked {
  readonly item: ItemId;
  readonly rank: number;
}

export const number = (n: number): Words => ({ say: "judge.result.number", with: { n } });

/** A number, or that it is not shown: too few answered. */
export const numberOr = (n: number | null): Words => (n === null ? { say: "judge.result.tooFew" } : number(n));

function placeOf(rows: readonly Ranked[], rank: number): Words {
  const isTied = rows.filter((row) => row.rank === rank).length > 1;
  return { say: isTied ? "judge.result.tied" : "judge.result.rank", with: { rank } };
}

/** A table of items by their place; `more`: what stands behind the item. */
export function cells<Row extends Ranked>(columns: readonly Words[], rows: readonly Row[], more: (row: Row) => readonly Words[]): Block {
  return tableOf({ say: "judge.result.place" }, columns, rows, (row) => placeOf(rows, row.rank), more);
}

/** A table of items that have no place, only a word: they are numbered. */
export function numbered<Row extends Ranked>(columns: readonly Words[], rows: readonly Row[], more: (row: Row) => readonly Words[]): Block {
  return tableOf({ say: "judge.result.no" }, columns, rows, (_row, index) => number(index + 1), more);
}

function tableOf<Row extends Ranked>(
  first: Words,
  columns: readonly Words[],
  rows: readonly Row[],
  place: (row: Row, index: number) => Words,
  more: (row: Row) => readonly Words[],
): Block {
  return {
    is: "table",
    caption: { say: "judge.result.caption" },
    columns: [first, { say: "judge.result.item" }, ...columns],
    rows: rows.map((row, index) => [place(row, index), { item: row.item }, ...more(row)]),
  };
}

/** How each side answered, for the items of which that may be shown. */
export function bySideTable(figures: JudgeFigures): readonly Block[] {
  const shown = bySideRows(figures);
  const sides = shown[0]?.bySide.map(({ side }) => side) ?? [];
  if (shown.length === 0) return [];
  const min = figures.scale === "rate" ? figures.min : figures.scale === "fist" ? 0 : 1;
  const words = (counts: readonly number[]): string => (figures.scale === "agree3" ? inOrder(counts) : countsWords(counts, min));
  const columns = sides.map((side): Words => ({ say: "judge.result.side", with: { side: { side } } }));
  return [
    numbered(columns, shown, ({ bySide }) =>
      bySide.map(({ counts }): Words => ({ say: "judge.result.counts", with: { counts: words(counts) } })),
    ),
  ];
}

interface Cut extends Ranked {
  readonly bySide: readonly { readonly side: SideId; readonly counts: readonly number[] }[];
}

function bySideRows(figures: JudgeFigures): readonly Cut[] {
  switch (figures.scale) {
    case "rate":
    case "gradient":
    case "fist":
    case "agree3":
      return figures.rows.flatMap(({ item, rank, bySide }) => (bySide ? [{ item, rank, bySide }] : []));
    default:
      return [];
  }
}
