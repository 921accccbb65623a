import type { Centred } from "./centred.ts";
import { scatterTimes } from "./centred.ts";
import { seeded, shareBy } from "./seeded.ts";
import { largestEigenpairs, type Eigenpair } from "./tridiagonal.ts";

/** The two directions along which votes vary most: loadings of the statements, of length 1, and the variation along each. */
export interface Axes {
  readonly first: Float64Array;
  /** All 0 where votes vary along one direction alone. */
  readonly second: Float64Array;
  /** Sums of squares along the two, the larger first. */
  readonly variation: readonly [number, number];
}

/** What may be missing from either axis, as a share of the variation along the first. */
const EXACT = 1e-10;
/** Steps after which the result is looked at. */
const LOOK_EVERY = 4;
const MOST_STEPS = 150;
/** A vector of less than this share of the largest step is rounding alone. */
const NOTHING = 1e-13;
const START = 20210;

/**
 * Principal components by the method of Lanczos (1950), with full reorthogonalisation (Golub and Van Loan, Matrix Computations
 * 10.3). The sign of an axis means nothing: its largest loading is made positive.
 *
 * @param near axes from which to begin, when they are known roughly
 * @param exact how far the result may be off, as a share of the variation along the first axis
 */
export function principalAxes(centred: Centred, near: Axes | null = null, exact = EXACT): Axes {
  const size = centred.matrix.statements;
  const most = Math.min(size, MOST_STEPS);
  const random = seeded(START);
  const anywhere = (): Float64Array => Float64Array.from({ length: size }, () => shareBy(random) - 0.5);
  const basis: Float64Array[] = [];
  const diagonal: number[] = [];
  const beside: number[] = [];
  let next = freshly(near ? near.first.map((each, at) => each + 0.5 * (near.second[at] as number)) : anywhere(), basis, anywhere);
  for (let step = 1; step <= most; step++) {
    const image = scatterTimes(centred, next);
    const along = dot(image, next);
    add(image, next, -along);
    const before = basis.at(-1);
    if (before) add(image, before, -(beside.at(-1) ?? 0));
    basis.push(next);
    diagonal.push(along);
    const left = withoutBasis(image, basis);
    const isClosed = left <= NOTHING * Math.max(...diagonal);
    if (step === most || step % LOOK_EVERY === 0) {
      const pairs = largestEigenpairs({ diagonal, beside }, 2);
      const off = left * Math.max(...pairs.map(({ vector }) => Math.abs(vector.at(-1) ?? 0)));
      if (step === most || off <= exact * (pairs[0]?.value ?? 0)) return axesOf(size, basis, pairs);
    }
    beside.push(isClosed ? 0 : left);
    next = isClosed ? freshly(anywhere(), basis, anywhere) : image.map((each) => each / left);
  }
  return axesOf(size, [], []);
}

function axesOf(size: number, basis: readonly Float64Array[], pairs: readonly Eigenpair[]): Axes {
  const [one, two] = pairs;
  const largest = Math.max(0, one?.value ?? 0);
  const axis = (pair: Eigenpair | undefined): Float64Array => {
    const result = new Float64Array(size);
    if (!pair || pair.value <= 1e-12 * largest) return result;
    basis.forEach((each, step) => add(result, each, pair.vector[step] as number));
    return signed(result);
  };
  return { first: axis(one), second: axis(two), variation: [largest, Math.max(0, two?.value ?? 0)] };
}

/** The vector at right angles to all of the basis and of length 1; another one where it has nothing of its own. */
function freshly(vector: Float64Array, basis: readonly Float64Array[], anywhere: () => Float64Array): Float64Array {
  withoutBasis(vector, basis);
  const length = withoutBasis(vector, basis);
  return length > 1e-8 ? vector.map((each) => each / length) : freshly(anywhere(), basis, anywhere);
}

/** Takes out of a vector, in place, what lies along the basis, and gives the length of what is left. */
function withoutBasis(vector: Float64Array, basis: readonly Float64Array[]): number {
  for (const each of basis) add(vector, each, -dot(vector, each));
  return Math.sqrt(dot(vector, vector));
}

function signed(vector: Float64Array): Float64Array {
  let at = 0;
  for (let index = 1; index < vector.length; index++)
    if (Math.abs(vector[index] as number) > Math.abs(vector[at] as number) * (1 + 1e-9)) at = index;
  return (vector[at] ?? 0) < 0 ? vector.map((each) => -each) : vector;
}

function add(to: Float64Array, vector: Float64Array, times: number): void {
  for (let index = 0; index < to.length; index++) to[index] = (to[index] as number) + times * (vector[index] as number);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] as number) * (b[index] as number);
  return sum;
}
