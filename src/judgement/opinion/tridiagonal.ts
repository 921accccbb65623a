/** A symmetric matrix with nothing but its diagonal and the cells beside it. */
export interface Tridiagonal {
  readonly diagonal: readonly number[];
  /** One fewer: the cell between each place and the next. */
  readonly beside: readonly number[];
}

export interface Eigenpair {
  readonly value: number;
  /** Of length 1. */
  readonly vector: Float64Array;
}

/** Halvings after which a double holds no more. */
const HALVINGS = 90;
/** In place of a pivot of 0. */
const HARDLY = 1e-300;

/** The largest eigenvalues with their vectors, at right angles to each other; fewer than `count` where there are no more. */
export function largestEigenpairs(matrix: Tridiagonal, count: number): readonly Eigenpair[] {
  const found: Eigenpair[] = [];
  for (let which = 0; which < Math.min(count, matrix.diagonal.length); which++) {
    const value = largestValue(matrix, which);
    const vector = vectorOf(matrix, value, found);
    if (vector) found.push({ value, vector });
  }
  return found;
}

/** By halving: of the values above a number there are as many as the matrix less it has positive pivots (Sturm, Givens 1954). */
function largestValue({ diagonal, beside }: Tridiagonal, which: number): number {
  const reach = diagonal.map((each, at) => [each, Math.abs(beside[at - 1] ?? 0) + Math.abs(beside[at] ?? 0)] as const);
  let low = Math.min(...reach.map(([each, off]) => each - off));
  let high = Math.max(...reach.map(([each, off]) => each + off));
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (above({ diagonal, beside }, middle) > which) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function above({ diagonal, beside }: Tridiagonal, than: number): number {
  let pivot = 1;
  let count = 0;
  for (let at = 0; at < diagonal.length; at++) {
    const off = at === 0 ? 0 : (beside[at - 1] as number);
    pivot = (diagonal[at] as number) - than - (off * off) / pivot;
    if (pivot === 0) pivot = -HARDLY;
    if (pivot > 0) count++;
  }
  return count;
}

/**
 * By a twisted factorisation (Dhillon and Parlett 2004): from above and from below to where both leave least; from there the
 * vector follows place by place. Null: there is none at right angles to those found.
 */
function vectorOf({ diagonal, beside }: Tridiagonal, value: number, found: readonly Eigenpair[]): Float64Array | null {
  const n = diagonal.length;
  const off = (at: number): number => beside[at] ?? 0;
  const down = new Float64Array(n);
  const up = new Float64Array(n);
  for (let at = 0; at < n; at++)
    down[at] = (diagonal[at] as number) - value - (at === 0 ? 0 : off(at - 1) ** 2 / (down[at - 1] as number)) || HARDLY;
  for (let at = n - 1; at >= 0; at--)
    up[at] = (diagonal[at] as number) - value - (at === n - 1 ? 0 : off(at) ** 2 / (up[at + 1] as number)) || HARDLY;
  const left = (at: number): number => Math.abs((down[at] as number) + (up[at] as number) - ((diagonal[at] as number) - value));
  const twists = Array.from({ length: n }, (_, at) => at).sort((a, b) => left(a) - left(b));
  for (const twist of twists.slice(0, found.length + 2)) {
    const vector = new Float64Array(n);
    vector[twist] = 1;
    for (let at = twist - 1; at >= 0; at--) vector[at] = (-off(at) / (down[at] as number)) * (vector[at + 1] as number);
    for (let at = twist; at < n - 1; at++) vector[at + 1] = (-off(at) / (up[at + 1] as number)) * (vector[at] as number);
    const own = beyond(unit(vector), found);
    if (length(own) > 0.5) return unit(own);
  }
  return null;
}

/** What is left of a vector at right angles to those found. */
function beyond(vector: Float64Array, found: readonly Eigenpair[]): Float64Array {
  let own = vector;
  for (const { vector: other } of found) {
    const along = own.reduce((sum, each, at) => sum + each * (other[at] as number), 0);
    own = own.map((each, at) => each - along * (other[at] as number));
  }
  return own;
}

const length = (vector: Float64Array): number => Math.sqrt(vector.reduce((sum, each) => sum + each * each, 0));

function unit(vector: Float64Array): Float64Array {
  const whole = length(vector);
  return vector.map((each) => each / whole);
}
