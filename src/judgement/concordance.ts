/**
 * Kendall's coefficient of concordance with correction for ties: W = 12 S / (m² (n³ − n) − m ΣT), where m people rank
 * n items, S is the sum of squared deviations of the items' rank sums from their mean, and T = Σ (t³ − t) over each
 * person's groups of t tied items. 1: all ranked alike; 0: no agreement.
 *
 * A ballot may name only the top of the list: its other items are tied and share the mean of the ranks that are left.
 * With short ballots over many items W therefore stays low even when people agree; say how many places were asked.
 *
 * @returns null where W is not defined: fewer than two people or two items, or every ballot ties everything.
 */
export function kendallW<Item extends string>(items: readonly Item[], ballots: readonly (readonly Item[])[]): number | null {
  const m = ballots.length;
  const n = items.length;
  if (m < 2 || n < 2) return null;
  const sums = items.map((item) => ballots.reduce((sum, ballot) => sum + rankIn(ballot, item, n), 0));
  const mean = (m * (n + 1)) / 2;
  const s = sums.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  const ties = ballots.reduce((sum, ballot) => sum + cubeLess(n - ballot.length), 0);
  const most = m ** 2 * cubeLess(n) - m * ties;
  return most === 0 ? null : (12 * s) / most;
}

function rankIn<Item>(ballot: readonly Item[], item: Item, n: number): number {
  const place = ballot.indexOf(item);
  return place === -1 ? (ballot.length + 1 + n) / 2 : place + 1;
}

const cubeLess = (t: number): number => t ** 3 - t;

export type Concordance = "strong" | "moderate" | "weak";

/** Schmidt 1997 reads W from 0.7 as strong and from 0.5 as moderate agreement; what is below is called weak here. */
export function concordance(w: number): Concordance {
  if (w >= 0.7) return "strong";
  return w >= 0.5 ? "moderate" : "weak";
}
