import type { Random } from "../../model/command.ts";
import { principalAxes, type Axes } from "./axes.ts";
import { centre, type Centred } from "./centred.ts";
import { kMeans, type Clusters } from "./k-means.ts";
import { votesOf, type VoteMatrix } from "./matrix.ts";
import { pointsOf, project, type Points } from "./project.ts";
import { silhouettes } from "./silhouette.ts";

/**
 * Votes below which somebody says too little to be placed (Small et al. 2021, on Polis, where of fewer statements all of them
 * suffice). Over fewer statements nobody is: a group would be one way of answering them, and its size would tell who that
 * answered one so how they answered the others.
 */
export const VOTES_TO_BE_PLACED = 7;
/** Starts of each k-means: enough that the tightest is hardly ever missed. */
const TRIES = 16;
const MOST_GROUPS = 5;
/** People for each group that is looked for beyond two. */
const PEOPLE_PER_GROUP = 12;
/** Of the squared loadings of an axis, the share of one statement from which on it owns the axis. */
const OWNED = 0.5;
/** Where one does, statements are divided by their votes to this power. */
const EVEN_OUT = 0.25;

/** A group of fewer is none: five, or 3 per cent of those placed. */
export const leastInGroup = (placed: number): number => Math.max(5, Math.ceil(0.03 * placed));

/** One clustering that was tried. */
export interface Candidate extends Clusters {
  readonly k: number;
  readonly silhouette: number;
}

/** A map while it is computed: places and labels of people, which go no further than what settles a round. */
export interface OpinionSpace {
  readonly centred: Centred;
  readonly axes: Axes;
  /** Everybody's place, those who voted on too little included. */
  readonly points: Points;
  /** Who voted on enough to be clustered, by their row. */
  readonly placed: Int32Array;
  /** For two groups up to five; `label` is beside `placed`. */
  readonly candidates: readonly Candidate[];
  /**
   * The power of its votes by which each statement was divided, since one that far more people saw would have owned an axis; 0:
   * none would have.
   */
  readonly evenOut: number;
}

/**
 * The map of these votes and the clusters in it: the same whenever the rows are the same and in the same order.
 *
 * @param placed whom to cluster, by their rows; everybody has a share in the means and axes
 */
export function opinionSpace(matrix: VoteMatrix, random: Random, placed: Int32Array = placedIn(matrix)): OpinionSpace {
  const plain = centre(matrix);
  const plainAxes = principalAxes(plain);
  const isOwned = [plainAxes.first, plainAxes.second].some((axis) => axis.some((loading) => loading * loading > OWNED));
  const evenOut = isOwned ? EVEN_OUT : 0;
  const centred = isOwned ? centre(matrix, null, evenOut) : plain;
  const axes = isOwned ? principalAxes(centred) : plainAxes;
  const points = project(centred, axes);
  const own = pointsOf(points, placed);
  const clustered = groupCounts(placed.length).map((k) => ({
    k,
    ...kMeans(own, k, random, { tries: TRIES, least: leastInGroup(placed.length) }),
  }));
  const silhouette = silhouettes(
    own,
    clustered.map(({ label }) => label),
  );
  return {
    centred,
    axes,
    points,
    placed,
    candidates: clustered.map((each, index) => ({ ...each, silhouette: silhouette[index] ?? 0 })),
    evenOut,
  };
}

const placedIn = (matrix: VoteMatrix): Int32Array =>
  Int32Array.from({ length: matrix.people }, (_, person) => person).filter((person) => votesOf(matrix, person) >= VOTES_TO_BE_PLACED);

function groupCounts(people: number): readonly number[] {
  const most = Math.min(MOST_GROUPS, 2 + Math.floor(people / PEOPLE_PER_GROUP), people);
  return [2, 3, 4, 5].filter((k) => k <= most);
}
