import type { Random } from "../../model/command.ts";
import { principalAxes, type Axes } from "./axes.ts";
import { centre } from "./centred.ts";
import { kMeans, nearest } from "./k-means.ts";
import { leastInGroup } from "./map.ts";
import { columnsOf, type VoteMatrix } from "./matrix.ts";
import { pointsOf, project, type Points } from "./project.ts";
import { adjustedRandIndex } from "./rand-index.ts";

/** Starts of a k-means that is one among many. */
const TRIES = 5;
/** How exact the axes of one resample need to be: labels do not move for less. */
const EXACT = 1e-3;

/** What is resampled: the votes, and how their map was made. */
export interface Resampled {
  readonly matrix: VoteMatrix;
  readonly placed: Int32Array;
  readonly evenOut: number;
  readonly near: Axes | null;
}

/**
 * Bootstrap: draws as many people as there are, with replacement, makes the map of those drawn, and gives everybody the group
 * whose centre is nearest. How far that agrees with the groups as they were, for each clustering.
 */
export function bootstrapAgreement(of: Resampled, labels: readonly { k: number; label: Uint8Array }[], random: Random): readonly number[] {
  const { matrix, placed, evenOut, near } = of;
  const weight = new Float64Array(matrix.people);
  for (let draw = 0; draw < matrix.people; draw++) {
    const person = random.int(matrix.people);
    weight[person] = (weight[person] as number) + 1;
  }
  const centred = centre(matrix, weight, evenOut);
  const own = pointsOf(project(centred, principalAxes(centred, near, EXACT)), placed);
  const least = leastInGroup(placed.length);
  const drawn = Float64Array.from(placed, (person) => weight[person] as number);
  return labels.map(({ k, label }) =>
    adjustedRandIndex(label, nearest(own, kMeans(own, k, random, { tries: TRIES, least, weight: drawn }).centres)),
  );
}

/** Split half: makes one map of half of the statements and one of the others. How far people are grouped alike on both. */
export function splitHalfAgreement({ matrix, placed, evenOut }: Resampled, k: number, random: Random): number {
  const mixed = mix(
    Int32Array.from({ length: matrix.statements }, (_, index) => index),
    random,
  );
  const half = Math.ceil(mixed.length / 2);
  const [one, other] = [mixed.subarray(0, half), mixed.subarray(half)].map((statements) => {
    const own = pointsOf(placesOn(columnsOf(matrix, [...statements]), evenOut), placed);
    return kMeans(own, k, random, { tries: TRIES, least: leastInGroup(placed.length) }).label;
  });
  return adjustedRandIndex(one as Uint8Array, other as Uint8Array);
}

function placesOn(matrix: VoteMatrix, evenOut: number): Points {
  const centred = centre(matrix, null, evenOut);
  return project(centred, principalAxes(centred, null, EXACT));
}

/**
 * The same people before the same statements, and each statement with the same votes, but dealt out anew among those who voted
 * on it: what is left of groups is chance.
 */
export function permuted(matrix: VoteMatrix, random: Random): VoteMatrix {
  const cells: number[][] = Array.from({ length: matrix.statements }, () => []);
  matrix.statement.forEach((column, at) => void cells[column]?.push(at));
  const vote = new Int8Array(matrix.vote.length);
  for (const column of cells) {
    const mixed = mix(Int32Array.from(column), random);
    column.forEach((at, index) => void (vote[at] = matrix.vote[mixed[index] as number] as number));
  }
  return { ...matrix, vote };
}

function mix(values: Int32Array, random: Random): Int32Array {
  for (let index = values.length - 1; index > 0; index--) {
    const other = random.int(index + 1);
    const kept = values[index] as number;
    values[index] = values[other] as number;
    values[other] = kept;
  }
  return values;
}
