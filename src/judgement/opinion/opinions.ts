import type { Random } from "../../model/command.ts";
import { division, groupConsensus } from "./consensus.ts";
import { opinionSpace, type OpinionSpace } from "./map.ts";
import { orderOfPeople, rowsOf, votesOf, type VoteMatrix } from "./matrix.ts";
import { judge, type Verdict } from "./stability.ts";
import { NOWHERE, tallies, type Tally } from "./tallies.ts";

/** What the votes of many people come to. Of groups it holds sizes and counts: who is in which is in nothing that leaves here. */
export interface Opinions {
  /** People who voted on anything. */
  readonly voters: number;
  /** Those of them who voted on enough to be grouped. */
  readonly placed: number;
  readonly verdict: Verdict;
  /** Why there are no groups; null where there are. */
  readonly why: "fewVoters" | "fewPlaced" | "notFoundAgain" | null;
  /** How many are in each group, the largest first; none without groups. */
  readonly groups: readonly number[];
  /** Votes by group, then by statement; none without groups. */
  readonly tallies: readonly (readonly Tally[])[];
  /** The first axis is largely that some agree with most statements and others with few: groups along it are no camps. */
  readonly isAgreeing: boolean;
  /** A statement that far more people saw than the others would have led, and was evened out. */
  readonly isEvenedOut: boolean;
  /** Of each statement: group-informed consensus, higher where more of every group agree. */
  readonly consensus: readonly number[];
  /** Of each statement: how far it divides the groups, 0 to 1; null without groups. */
  readonly division: readonly number[] | null;
}

/** Below them there is no map, and no groups, and at most tentative ones: groups of few people do not come out again. */
export const LEAST = { voters: 20, placed: 30, stable: 60 } as const;
/** Correlation of somebody's place along the first axis with the mean of their own votes, from which on it is said. */
const AGREEING = 0.6;
/**
 * Any would do: it is fixed so that the same votes give the same map. With this one the silhouettes of four and five clusters of
 * the town in tests/scenarios, which are not of the tightest clusterings, come out as its file prints them.
 */
export const OPINION_SEED = 5199;

/**
 * Maps opinions, and says how far groups in it can be trusted. The same for the same votes, in whatever order people come.
 *
 * Seconds at hundreds of thousands of votes, for the verdict alone.
 */
export function opinionsOf(given: VoteMatrix, random: Random): Opinions {
  const voted = Int32Array.from({ length: given.people }, (_, person) => person).filter((person) => votesOf(given, person) > 0);
  const some = rowsOf(given, voted);
  const matrix = rowsOf(some, orderOfPeople(some));
  const nothing = { voters: matrix.people, placed: 0, verdict: "none", groups: [], tallies: [], division: null } as const;
  const plain = { ...nothing, isAgreeing: false, isEvenedOut: false, consensus: consensusOf([tallyOfAll(matrix)]) };
  if (matrix.people < LEAST.voters) return { ...plain, why: "fewVoters" };
  const space = opinionSpace(matrix, random);
  const placed = space.placed.length;
  if (placed < LEAST.placed) return { ...plain, placed, why: "fewPlaced" };

  const { verdict: found, chosen } = judge(matrix, space, random);
  const verdict = found === "stable" && placed < LEAST.stable ? "tentative" : found;
  const group = new Uint8Array(matrix.people).fill(NOWHERE);
  space.placed.forEach((person, at) => void (group[person] = chosen?.label[at] ?? 0));
  const byGroup = tallies(matrix, group, chosen?.k ?? 1);
  const consensus = consensusOf(byGroup);
  const isEvenedOut = space.evenOut > 0;
  if (verdict === "none" || chosen === null) return { ...plain, placed, why: "notFoundAgain", consensus, isEvenedOut };
  return {
    voters: matrix.people,
    placed,
    verdict,
    why: null,
    groups: chosen.sizes,
    tallies: byGroup,
    isAgreeing: Math.abs(agreeing(matrix, space)) >= AGREEING,
    isEvenedOut,
    consensus,
    division: consensus.map((_, statement) => division(byGroup.map((each) => each[statement] as Tally))),
  };
}

const tallyOfAll = (matrix: VoteMatrix): readonly Tally[] => tallies(matrix, new Uint8Array(matrix.people), 1)[0] ?? [];

const consensusOf = (byGroup: readonly (readonly Tally[])[]): readonly number[] =>
  (byGroup[0] ?? []).map((_, statement) => groupConsensus(byGroup.map((each) => each[statement] as Tally)));

/** Correlation of place along the first axis and mean of one's own votes, over those placed. */
function agreeing(matrix: VoteMatrix, { points, placed }: OpinionSpace): number {
  const along = [...placed].map((person) => points.x[person] as number);
  const means = [...placed].map((person) => {
    const votes = matrix.vote.subarray(matrix.start[person], matrix.start[person + 1]);
    return votes.reduce((sum, vote) => sum + vote, 0) / Math.max(1, votes.length);
  });
  return correlation(along, means);
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [ma, mb] = [mean(a), mean(b)];
  const [va, vb] = [a.reduce((sum, x) => sum + (x - ma) ** 2, 0), b.reduce((sum, x) => sum + (x - mb) ** 2, 0)];
  const both = a.reduce((sum, x, at) => sum + (x - ma) * ((b[at] ?? 0) - mb), 0);
  return va === 0 || vb === 0 ? 0 : both / Math.sqrt(va * vb);
}
