/**
 * Ranks for rows that are already in order, best first. Rows that `same` can not tell apart share a rank, and the
 * next rank is skipped (1, 2, 2, 4): a tie is shown as a tie.
 */
export function standing<Row>(rows: readonly Row[], same: (a: Row, b: Row) => boolean): readonly (Row & { readonly rank: number })[] {
  const ranked: (Row & { readonly rank: number })[] = [];
  for (const [index, row] of rows.entries()) {
    const before = ranked[index - 1];
    ranked.push({ ...row, rank: before && same(before, row) ? before.rank : index + 1 });
  }
  return ranked;
}
