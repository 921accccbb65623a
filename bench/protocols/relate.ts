import { nextBatch } from "../../src/judgement/influence/ask.ts";
import { recordVotes, startInfluence } from "../../src/judgement/influence/influence.ts";
import { count } from "../all.ts";
import { figure, median, p99, type Measurement } from "../measurement.ts";

const IDEAS = 12;
const BUDGET_MS = 5;
const VOTING = 9;
/** Maps that are not counted, while the code is being compiled. */
const WARM = 3;
const MAPS = { quick: 5, full: 25 } as const;

/** An influence map of twelve ideas, pair by pair: the answer to one is taken, and the next to be asked is chosen. The core alone. */
export const relate: Measurement = {
  name: "relate",
  async run({ quick, note }) {
    for (let warm = 0; warm < WARM; warm++) aMap(warm);
    const took = count(quick ? MAPS.quick : MAPS.full).flatMap(aMap);
    note(`${took.length} pairs, ${Math.max(...took).toFixed(2)} ms at most`);
    return [
      figure(`relate, next pair of ${IDEAS} ideas, median`, "ms", median(took), null),
      figure(`relate, next pair of ${IDEAS} ideas, p99`, "ms", p99(took), BUDGET_MS),
    ];
  },
};

/** How long each next pair took. `turn` shifts who says yes to what, so that maps differ. */
function aMap(turn: number): readonly number[] {
  const ideas = count(IDEAS).map((index) => `idea-${index}`);
  const took: number[] = [];
  let map = startInfluence(ideas, { support: 0.67, maxAsked: IDEAS * IDEAS });
  for (;;) {
    const began = performance.now();
    const [pair] = nextBatch(map, 1);
    if (!pair) return took;
    const isYes = (ideas.indexOf(pair.from) * 7 + ideas.indexOf(pair.to) * 3 + turn) % 5 < 2;
    map = recordVotes(map, [{ from: pair.from, to: pair.to, yes: isYes ? VOTING : 1, voting: VOTING }]).influence;
    took.push(performance.now() - began);
  }
}
