import { nothingKnown, type Decision, type Fact, type Known, type Link } from "./known.ts";
import { reconcile } from "./reconcile.ts";
import { whyNotTaken, type NotTaken } from "./refuse.ts";

/** "Does progress on `from` significantly help progress on `to`?" */
export interface Pair<Idea extends string = string> {
  readonly from: Idea;
  readonly to: Idea;
}

/** How the group answered one pair: `yes` of those `voting`. A person who passed is not among those voting. */
export interface PairVotes<Idea extends string = string> extends Pair<Idea> {
  readonly yes: number;
  readonly voting: number;
}

/** A pair that was put to the group. Null: nobody voted, the pair is as open as before. */
export interface AskedPair<Idea extends string = string> extends PairVotes<Idea> {
  readonly decision: Decision | null;
}

export interface InfluenceRules {
  /** Share of yes among those voting from which the group's answer is yes; 0.67 as a rule. */
  readonly support: number;
  /** Pairs put to the group at most, repeated ones included; what is then open stays unknown. */
  readonly maxAsked: number;
}

/** An influence map in the making. Ids, numbers and words of fixed lists only; survives a round trip through JSON. */
export interface Influence<Idea extends string = string> {
  readonly ideas: readonly Idea[];
  readonly rules: InfluenceRules;
  /** In the order asked. A pair stands here twice when it was contested and asked again: its last decision counts. */
  readonly asked: readonly AskedPair<Idea>[];
  readonly known: Known;
}

export interface Recorded<Idea extends string = string> {
  readonly influence: Influence<Idea>;
  readonly refused: readonly { readonly votes: PairVotes<Idea>; readonly reason: NotTaken }[];
}

/** @param ideas Without repetition. Their order settles ties between questions, and in which order things are listed. */
export function startInfluence<Idea extends string>(ideas: readonly Idea[], rules: InfluenceRules): Influence<Idea> {
  return { ideas, rules, asked: [], known: nothingKnown(ideas.length) };
}

/** The group's answer; null where nobody voted. */
export function decide({ yes, voting }: Pick<PairVotes, "yes" | "voting">, support: number): Decision | null {
  if (voting === 0) return null;
  return yes / voting >= support ? "yes" : "no";
}

/**
 * Takes the votes of one batch. What was settled before it was asked is refused, the rest is taken; answers that
 * contradict one another are kept, and the pairs in question are contested from then on (contested.ts).
 */
export function recordVotes<Idea extends string>(influence: Influence<Idea>, batch: readonly PairVotes<Idea>[]): Recorded<Idea> {
  const judged = batch.map((votes, at) => ({ votes, reason: whyNotTaken(influence, votes, batch.slice(0, at)) }));
  const taken = judged.flatMap(({ votes, reason }) =>
    reason === null ? [{ ...votes, decision: decide(votes, influence.rules.support) }] : [],
  );
  const asked = [...influence.asked, ...taken];
  const known = reconcile(influence.known, factsOf(influence.ideas, asked), factsOf(influence.ideas, taken));
  const refused = judged.flatMap(({ votes, reason }) => (reason === null ? [] : [{ votes, reason }]));
  return { influence: { ...influence, asked, known }, refused };
}

/** The decisions that count, one per pair. */
export function factsOf<Idea extends string>(ideas: readonly Idea[], asked: readonly AskedPair<Idea>[]): readonly Fact[] {
  const place = new Map(ideas.map((idea, index) => [idea, index]));
  const facts = new Map<string, Fact>();
  for (const { from, to, decision } of asked) {
    const link = { from: place.get(from) ?? -1, to: place.get(to) ?? -1 };
    if (decision !== null) facts.set(`${link.from}>${link.to}`, { ...link, decision });
  }
  return [...facts.values()];
}

/** Places in the list of ideas, as the ideas themselves. */
export function pairsAt<Idea extends string>(ideas: readonly Idea[], links: readonly Link[]): readonly Pair<Idea>[] {
  return links.flatMap((link) => {
    const [from, to] = [ideas[link.from], ideas[link.to]];
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
}
