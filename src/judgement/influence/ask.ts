import { contestedPairs, type ContestedPair } from "./contested.ts";
import { pairsAt, type Influence, type Pair } from "./influence.ts";
import { byInformation, type Worth } from "./information.ts";
import type { Link } from "./known.ts";

/** A pair to put to the group. `again` is set where its earlier no is contested: show that no and the chain beside it. */
export interface Question<Idea extends string = string> extends Pair<Idea> {
  readonly again: ContestedPair<Idea> | null;
}

/**
 * The next questions, at most `size` and never past the cap; none: the map is done. Contested pairs come first, each
 * once; then open pairs, the most informative first. A pair that is implied is never among them. One that nobody could
 * answer comes once more when all others have been asked, and then stays open.
 *
 * Questions of a batch are answered together, so one may settle another too late. Of the open pairs the one that hangs
 * together with the fewest already chosen is taken next. Measured at 12 ideas in batches of 8, beside batches of simply
 * the best eight: 63 questions instead of 66 in the scenario sdd-influence-12; where the answers are thrown by dice, a
 * contradiction in every third session or fewer instead of one to six in each.
 */
export function nextBatch<Idea extends string>(influence: Influence<Idea>, size: number): readonly Question<Idea>[] {
  const { ideas, rules, asked } = influence;
  const room = Math.min(size, rules.maxAsked - asked.length);
  const repeated = contestedPairs(influence).filter((pair) => !pair.askedAgain);
  const again = repeated.slice(0, Math.max(room, 0)).map((pair): Question<Idea> => ({ from: pair.from, to: pair.to, again: pair }));
  const open = pairsAt(ideas, chosen(influence, room - again.length));
  return [...again, ...open.map((pair) => ({ ...pair, again: null }))];
}

function chosen<Idea extends string>({ ideas, asked, known }: Influence<Idea>, size: number): readonly Link[] {
  const askedFor = ({ from, to }: Link): number => asked.filter((each) => each.from === ideas[from] && each.to === ideas[to]).length;
  const candidates = byInformation(known).map((worth) => ({ worth, times: askedFor(worth) }));
  const those = (times: number): readonly Worth[] => candidates.filter((each) => each.times === times).map(({ worth }) => worth);
  const fresh = spread(those(0), size);
  return [...fresh, ...spread(those(1), size - fresh.length)];
}

/** O(size · m) for m candidates. */
function spread(candidates: readonly Worth[], size: number): readonly Link[] {
  const chosen: Link[] = [];
  const left = candidates.map((pair) => ({ pair, ties: 0 }));
  while (chosen.length < size && left.length > 0) {
    const fewest = Math.min(...left.map((each) => each.ties));
    const [next] = left.splice(
      left.findIndex((each) => each.ties === fewest),
      1,
    );
    if (next === undefined) break;
    chosen.push(next.pair);
    for (const each of left) if (hangTogether(next.pair, each.pair)) each.ties += 1;
  }
  return chosen;
}

/** Some answer to one of them would settle the other. */
const hangTogether = (a: Worth, b: Worth): boolean => a.touches.has(b.cell) || b.touches.has(a.cell);
