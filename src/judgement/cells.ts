/** How many people gave each answer. */
type Counts = readonly number[];

/**
 * The cells of a breakdown with what is left of the whole. Experts and others without a side are in no cell, yet the
 * whole less the cells is exactly them: so they are a cell too before it is asked whether the breakdown may be shown.
 *
 * @returns the cells, and the rest after them unless it is empty
 * @throws RangeError where the cells hold more than the whole: a fault of ours
 */
export function withRest(cells: readonly Counts[], whole: Counts): readonly Counts[] {
  const rest = whole.map((count, answer) => cells.reduce((left, cell) => left - (cell[answer] ?? 0), count));
  if (rest.some((count) => count < 0)) throw new RangeError("the cells of a breakdown hold more than the whole");
  return rest.some((count) => count > 0) ? [...cells, rest] : cells;
}
