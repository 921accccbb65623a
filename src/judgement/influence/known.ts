/**
 * What is known of "does progress on A significantly help progress on B" for every ordered pair of n ideas, and what
 * one more answer adds to it.
 *
 * The relation is taken as transitive (Warfield 1974, "Developing Interconnection Matrices in Structural Modeling"), so
 * an answer settles more than its own pair, by three rules:
 *
 *     a→b ∧ b→c ⇒ a→c        a→b ∧ a↛c ⇒ b↛c        b→c ∧ a↛c ⇒ a↛b
 *
 * A `Known` is always closed under them: no rule has anything left to add. That is what makes a step cheap, and why the
 * answer to an open pair can not contradict what is known.
 */
export type Decision = "yes" | "no";
/** contested: the group said no, and a chain of its own yes answers says yes. Both stand (contested.ts). */
export type Status = Decision | "open" | "contested";

/** n × n, row by row: `cells[from * size + to]`. The diagonal is "yes": every idea reaches itself. */
export interface Known {
  readonly size: number;
  readonly cells: readonly Status[];
}

/** An ordered pair, as places in the list of ideas. */
export interface Link {
  readonly from: number;
  readonly to: number;
}

export interface Fact extends Link {
  readonly decision: Decision;
}

export function nothingKnown(size: number): Known {
  return { size, cells: Array.from({ length: size * size }, (_, cell) => (cell % (size + 1) === 0 ? "yes" : "open")) };
}

export const statusOf = (known: Known, from: number, to: number): Status => known.cells[from * known.size + to] ?? "open";

/** A contested pair counts as reached: the chain that contests it stands. It never counts as a no. */
export function reaches(known: Known, from: number, to: number): boolean {
  const status = statusOf(known, from, to);
  return status === "yes" || status === "contested";
}

/** All pairs of this status, ordered by the places of their ideas. */
export function linksThatAre(status: Status, known: Known): readonly Link[] {
  return known.cells.flatMap((each, cell) => (each === status ? [linkAt(known, cell)] : [])).filter(({ from, to }) => from !== to);
}

/** Cells, by their place in `cells`, that an answer turns from open to yes and to no; its own is among them. */
export interface Consequences {
  readonly yes: readonly number[];
  readonly no: readonly number[];
}

/**
 * What the answer to an open pair settles. Because what is known is closed, the rules need to be applied only once,
 * around the new answer. A yes joins all that reach `from` to all that `to` reaches; what `from` does not reach is then
 * not reached from beyond `to`, and what does not reach `to` reaches nothing before `from`. A no holds for all that
 * `from` reaches towards all that reach `to`. O(n + cells looked at), O(n²) at worst.
 */
export function consequences(known: Known, { from, to, decision }: Fact): Consequences {
  const ideas = Array.from({ length: known.size }, (_, idea) => idea);
  const reaching = (goal: number) => ideas.filter((idea) => reaches(known, idea, goal));
  const reachedFrom = (start: number) => ideas.filter((idea) => reaches(known, start, idea));
  if (decision === "no") return { yes: [], no: openCells(known, reachedFrom(from), reaching(to)) };
  const before = reaching(from);
  const beyond = reachedFrom(to);
  const notFrom = ideas.filter((idea) => statusOf(known, from, idea) === "no");
  const notTo = ideas.filter((idea) => statusOf(known, idea, to) === "no");
  const no = new Set([...openCells(known, beyond, notFrom), ...openCells(known, notTo, before)]);
  return { yes: openCells(known, before, beyond), no: [...no] };
}

/**
 * What is known after the answer to an open pair, closed again: incremental transitive closure as in Italiano 1986
 * ("Amortized efficiency of a path retrieval data structure"), for no as well as for yes. O(n²).
 */
export function settle(known: Known, fact: Fact): Known {
  const { yes, no } = consequences(known, fact);
  const cells = [...known.cells];
  for (const cell of yes) cells[cell] = "yes";
  for (const cell of no) cells[cell] = "no";
  return { ...known, cells };
}

export const cellOf = (known: Known, { from, to }: Link): number => from * known.size + to;

function openCells(known: Known, rows: readonly number[], columns: readonly number[]): readonly number[] {
  const cells: number[] = [];
  for (const from of rows) {
    for (const to of columns) if (statusOf(known, from, to) === "open") cells.push(cellOf(known, { from, to }));
  }
  return cells;
}

const linkAt = ({ size }: Known, cell: number): Link => ({ from: Math.floor(cell / size), to: cell % size });
