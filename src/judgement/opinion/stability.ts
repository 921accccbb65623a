import type { Random } from "../../model/command.ts";
import { principalAxes } from "./axes.ts";
import { centre } from "./centred.ts";
import { kMeans } from "./k-means.ts";
import { leastInGroup, type Candidate, type OpinionSpace } from "./map.ts";
import type { VoteMatrix } from "./matrix.ts";
import { pointsOf, project } from "./project.ts";
import { bootstrapAgreement, permuted, splitHalfAgreement, type Resampled } from "./resample.ts";

/** How far groups can be trusted. None: there may be opinions, but no groups that would come out again. */
export type Verdict = "none" | "tentative" | "stable";

export interface Judged {
  readonly verdict: Verdict;
  /** The clustering of the verdict; null where every one has a group that is too small. */
  readonly chosen: Candidate | null;
  /** Mean adjusted Rand index of bootstraps, and of halves of the statements; null where it was not needed. */
  readonly bootstrap: number | null;
  readonly splitHalf: number | null;
}

/** Agreement from which on groups are stable, or tentative; measured on public conversations and on invented votes. */
const STABLE = { bootstrap: 0.8, splitHalf: 0.4 } as const;
const TENTATIVE = { bootstrap: 0.6, splitHalf: 0.15 } as const;

/** How often each test is done, and how often at least where there are very many votes: the rest is noise that the cuts allow for. */
const BOOTSTRAPS = { most: 50, least: 8 } as const;
const SPLITS = { most: 20, least: 5 } as const;
const NULLS = { most: 19, least: 5 } as const;
/** Of how many of the null's maps groups are bootstrapped as well, and how often each. */
const NULL_GROUPS = { maps: 5, bootstraps: 6 } as const;
/** Votes that may be gone through again, over all repetitions of one test, before there are fewer of them. */
const VOTES_AT_MOST = 2_000_000;

/**
 * Whether there are groups in these votes that would come out again with other people (bootstrap), with other statements
 * (split half), and not by chance (votes permuted within each statement). Of the clusterings whose groups are all large enough
 * the one is judged that is both cut neatly and found again.
 *
 * A silhouette alone is no evidence, since k-means cuts a single cloud as neatly. Seconds at hundreds of thousands of votes.
 */
export function judge(matrix: VoteMatrix, space: OpinionSpace, random: Random): Judged {
  const { placed, axes, evenOut } = space;
  const least = leastInGroup(placed.length);
  const possible = space.candidates.filter(({ sizes }) => sizes.every((size) => size >= least));
  const nothing = { verdict: "none", chosen: null, bootstrap: null, splitHalf: null } as const;
  if (possible.length === 0) return nothing;
  const often = (times: { readonly most: number; readonly least: number }): number =>
    Math.max(times.least, Math.min(times.most, Math.floor(VOTES_AT_MOST / matrix.vote.length)));
  const of: Resampled = { matrix, placed, evenOut, near: axes };

  const again = mean(repeated(often(BOOTSTRAPS), () => bootstrapAgreement(of, possible, random)));
  const best = possible.reduce(
    (kept, each, index) => (worth(each, again[index]) > worth(possible[kept] as Candidate, again[kept]) ? index : kept),
    0,
  );
  const chosen = possible[best] as Candidate;
  const bootstrap = again[best] ?? 0;
  if (bootstrap < TENTATIVE.bootstrap) return { verdict: "none", chosen, bootstrap, splitHalf: null };
  const [splitHalf = 0] = mean(repeated(often(SPLITS), () => [splitHalfAgreement(of, chosen.k, random)]));
  if (splitHalf < TENTATIVE.splitHalf) return { verdict: "none", chosen, bootstrap, splitHalf };
  if (isChance(of, chosen, { variation: axes.variation[0], bootstrap }, often(NULLS), random))
    return { verdict: "none", chosen, bootstrap, splitHalf };
  const isStable = bootstrap >= STABLE.bootstrap && splitHalf >= STABLE.splitHalf;
  return { verdict: isStable ? "stable" : "tentative", chosen, bootstrap, splitHalf };
}

/** How neatly it is cut times how far it is found again. */
const worth = ({ silhouette }: Candidate, again = 0): number => silhouette * again;

/** Whether votes that were dealt out anew show as much variation along their first axis, or groups that are found again as often. */
function isChance(
  { matrix, placed, evenOut }: Resampled,
  { k }: Candidate,
  found: { readonly variation: number; readonly bootstrap: number },
  maps: number,
  random: Random,
): boolean {
  for (let map = 0; map < maps; map++) {
    const chance = permuted(matrix, random);
    const centred = centre(chance, null, evenOut);
    const axes = principalAxes(centred, null, 1e-3);
    if (axes.variation[0] >= found.variation) return true;
    if (map >= NULL_GROUPS.maps) continue;
    const { label } = kMeans(pointsOf(project(centred, axes), placed), k, random, { tries: 5, least: leastInGroup(placed.length) });
    const of: Resampled = { matrix: chance, placed, evenOut, near: axes };
    const [again = 0] = mean(repeated(NULL_GROUPS.bootstraps, () => bootstrapAgreement(of, [{ k, label }], random)));
    if (again >= found.bootstrap) return true;
  }
  return false;
}

const repeated = <T>(times: number, of: () => T): readonly T[] => Array.from({ length: times }, of);

/** Mean of each place of the rows. */
function mean(rows: readonly (readonly number[])[]): readonly number[] {
  return (rows[0] ?? []).map((_, place) => rows.reduce((sum, row) => sum + (row[place] ?? 0), 0) / rows.length);
}
