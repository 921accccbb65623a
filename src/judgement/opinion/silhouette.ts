import type { Points } from "./project.ts";

/** Points up to which every distance is looked at; of more, so many spread over all stand for them. */
const EXACT = 3000;

/**
 * Mean silhouette (Rousseeuw 1987) of several clusterings of the same points, in one pass over their distances. It says how
 * neatly points are cut, not whether there is anything to cut: a single cloud cuts neatly as well.
 *
 * @param labels clusterings, each a label for each point, from 0
 */
export function silhouettes({ x, y }: Points, labels: readonly Uint8Array[]): readonly number[] {
  const all = x.length;
  const count = Math.min(all, EXACT);
  const at = Int32Array.from({ length: count }, (_, index) => Math.floor((index * all) / count));
  const sampled = labels.map((label) => Uint8Array.from(at, (point) => label[point] as number));
  const clusters = sampled.map((label) => label.reduce((most, each) => Math.max(most, each + 1), 0));
  const sums = clusters.map((k) => new Float64Array(k * count));
  for (let i = 0; i < count; i++) {
    const xi = x[at[i] as number] as number;
    const yi = y[at[i] as number] as number;
    for (let j = 0; j < i; j++) {
      const dx = xi - (x[at[j] as number] as number);
      const dy = yi - (y[at[j] as number] as number);
      const distance = Math.sqrt(dx * dx + dy * dy);
      for (let which = 0; which < sums.length; which++) {
        const sum = sums[which] as Float64Array;
        const label = sampled[which] as Uint8Array;
        const k = clusters[which] as number;
        const mine = i * k + (label[j] as number);
        const theirs = j * k + (label[i] as number);
        sum[mine] = (sum[mine] as number) + distance;
        sum[theirs] = (sum[theirs] as number) + distance;
      }
    }
  }
  return sampled.map((label, which) => meanOf(label, clusters[which] as number, sums[which] as Float64Array));
}

/** Of each point: how much nearer its own cluster is than the next; alone in a cluster: 0. */
function meanOf(label: Uint8Array, k: number, sums: Float64Array): number {
  const sizes = new Float64Array(k);
  for (const each of label) sizes[each] = (sizes[each] as number) + 1;
  let whole = 0;
  for (let point = 0; point < label.length; point++) {
    const own = label[point] as number;
    if ((sizes[own] as number) < 2) continue;
    const within = (sums[point * k + own] as number) / ((sizes[own] as number) - 1);
    let next = Infinity;
    for (let other = 0; other < k; other++)
      if (other !== own && (sizes[other] as number) > 0)
        next = Math.min(next, (sums[point * k + other] as number) / (sizes[other] as number));
    const wider = Math.max(within, next);
    if (next < Infinity && wider > 0) whole += (next - within) / wider;
  }
  return label.length === 0 ? 0 : whole / label.length;
}
