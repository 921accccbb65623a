import { evolveFloor } from "../../src/floor/evolve.ts";
import { decideFloor, openFloor } from "../../src/floor/floor.ts";
import type { Floor, FloorAct, FloorContext } from "../../src/floor/state.ts";
import type { PersonId, SideId } from "../../src/model/ids.ts";
import { count } from "../all.ts";
import { figure, median, p99, type Measurement } from "../measurement.ts";

const WAITING = 1_000;
const SIDES = 4;
const BUDGET_MS = 5;
/** Rounds that are not counted, while the code is being compiled. */
const WARM = 300;
const ROUNDS = { quick: 200, full: 1_000 } as const;

/**
 * A queue in which a thousand people of four sides wait, who are called in turn, sides alternating: somebody is done,
 * the next is chosen, and whoever spoke asks again. Each decision with the events folded. The core alone, in memory.
 */
export const floor: Measurement = {
  name: "floor",
  async run({ quick, note }) {
    const took = decisions(quick ? ROUNDS.quick : ROUNDS.full);
    note(`${took.length} decisions, ${Math.max(...took).toFixed(2)} ms at most`);
    return [
      figure(`floor, ${WAITING} waiting, median`, "ms", median(took), null),
      figure(`floor, ${WAITING} waiting, p99`, "ms", p99(took), BUDGET_MS),
    ];
  },
};

function decisions(rounds: number): readonly number[] {
  const ctx: FloorContext = { now: 0, random: { int: () => 0 } };
  const people = count(WAITING + 1).map((index) => ({ person: `p-${index}` as PersonId, side: `s-${index % SIDES}` as SideId }));
  const timing = { turnMs: 120_000, signWithinMs: 90_000, graceMs: 30_000, slowMs: 0, seatMs: 0, perSideMs: null };
  let now: Floor = openFloor({ by: "queue", alternateSides: true }, people, timing, ctx);
  const decide = (act: FloorAct): number => {
    const began = performance.now();
    const answer = decideFloor(now, act, ctx);
    if (!answer.ok) throw new Error(answer.refusal.reason);
    now = answer.events.reduce(evolveFloor, now);
    return performance.now() - began;
  };
  for (const { person } of people) decide({ do: "raise", by: person });
  const round = (): readonly number[] => {
    const { turn } = now;
    if (!turn) throw new Error("nobody was called");
    return [decide({ do: "done", by: turn.person }), decide({ do: "raise", by: turn.person })];
  };
  for (let warm = 0; warm < WARM; warm++) round();
  return count(rounds).flatMap(round);
}
