/**
 * Numbers below which a published figure or label would point at people (OECD and survey tools use 3 or 5).
 */
export const THRESHOLDS = {
  /** Contributors below which nothing unattributed opens, and voices below which anonymity is not offered. */
  release: 5,
  /** Contributors of each side below which the side label goes: 5 would disable a workshop of 3 to 6 on each side. */
  sideLabel: 4,
  /** Holders of a role below which the role names its holder: a lone official is named by "official". */
  roleLabel: 5,
  /** People in a cell, and in everybody else, below which the cell is not shown. */
  cell: 5,
  /** Answers below which nothing of a pulse is shown: a finer picture of a small group would point at people. */
  pulse: 8,
  /** Hours for which those who took part may read an artefact before it leaves the room, unless all of them pressed a button. */
  clearanceHours: 24,
} as const;

export const mayRelease = (contributors: number, atLeast: number = THRESHOLDS.release): boolean => contributors >= atLeast;

/** Contributors of every side; with no sides there is nothing to label. */
export const mayLabelSide = (contributorsPerSide: readonly number[], atLeast: number = THRESHOLDS.sideLabel): boolean =>
  contributorsPerSide.length > 0 && contributorsPerSide.every((count) => count >= atLeast);

export const mayLabelRole = (holders: number): boolean => holders >= THRESHOLDS.roleLabel;

/** How many people gave each answer. */
export type Counts = readonly number[];

/**
 * Whether a subgroup's figures may be shown beside those of the whole. The complement is one subtraction away, so what
 * holds for the cell holds for it too; and a unanimous cell tells the answer of everyone in it.
 */
export function mayShowCell(cell: Counts, whole: Counts): boolean {
  const complement = whole.map((count, answer) => count - (cell[answer] ?? 0));
  return [cell, complement].every((counts) => sum(counts) >= THRESHOLDS.cell && !isUnanimous(counts));
}

/**
 * All cells or none: one hidden cell can be computed from the others and the whole. Experts and others without a side are in
 * no cell, yet the whole less the cells is exactly them: they count as a cell too. Throws RangeError where the cells hold more
 * than the whole: a fault of ours.
 */
export function mayShowBreakdown(cells: readonly Counts[], whole: Counts): boolean {
  const rest = whole.map((count, answer) => cells.reduce((left, cell) => left - (cell[answer] ?? 0), count));
  if (rest.some((count) => count < 0)) throw new RangeError("the cells of a breakdown hold more than the whole");
  const all = sum(rest) > 0 ? [...cells, rest] : cells;
  return cells.length > 0 && all.every((cell) => mayShowCell(cell, whole));
}

export const isUnanimous = (counts: Counts): boolean => counts.filter((count) => count > 0).length <= 1;

const sum = (counts: Counts): number => counts.reduce((total, count) => total + count, 0);
