/**
 * How far two clusterings of the same things agree, less what chance gives: 1 where they are the same, about 0 where they have
 * nothing to do with each other (adjusted Rand index, Hubert and Arabie 1985). Labels mean nothing across the two.
 */
export function adjustedRandIndex(a: Uint8Array, b: Uint8Array): number {
  const rows = 1 + a.reduce((most, each) => Math.max(most, each), 0);
  const columns = 1 + b.reduce((most, each) => Math.max(most, each), 0);
  const both = new Float64Array(rows * columns);
  const ofA = new Float64Array(rows);
  const ofB = new Float64Array(columns);
  for (let at = 0; at < a.length; at++) {
    const row = a[at] as number;
    const column = b[at] as number;
    both[row * columns + column] = (both[row * columns + column] as number) + 1;
    ofA[row] = (ofA[row] as number) + 1;
    ofB[column] = (ofB[column] as number) + 1;
  }
  const together = pairs(both);
  const inA = pairs(ofA);
  const inB = pairs(ofB);
  const expected = a.length < 2 ? 0 : (inA * inB) / ((a.length * (a.length - 1)) / 2);
  const most = (inA + inB) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

const pairs = (counts: Float64Array): number => counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
