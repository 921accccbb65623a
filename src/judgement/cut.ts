/**
 * The best `top` rows of a ranked list; rows tied with the last of them come along. Rows that nobody voted for do not
 * come along by being tied with each other: they are in only when there is room for all of them.
 */
export function cut<Row extends { readonly rank: number; readonly voters: number }>(rows: readonly Row[], top: number): readonly Row[] {
  if (rows.length <= top) return rows;
  return rows.filter((row) => row.rank <= top && row.voters > 0);
}
