import type { PersonId, SideId } from "../model/ids.ts";
import type { FloorEvent, Queue } from "./state.ts";

/** Whether a side has used what each may use. */
export function isSpent({ budget, spent }: Queue, side: SideId): boolean {
  const used = spent[side];
  if (!budget || !used) return false;
  return (budget.turns !== null && used.turns >= budget.turns) || (budget.ms !== null && used.ms >= budget.ms);
}

/** Counts a turn that was spoken for its side. A point of order is nobody's. */
export function spend(floor: Queue, { person, at }: Extract<FloorEvent, { type: "turnEnded" }>): Queue {
  const side = floor.speakers.find((each) => each.person === person)?.side ?? null;
  if (!floor.budget || !floor.turn || side === null || floor.turnFor === "order") return floor;
  const before = floor.spent[side] ?? { turns: 0, ms: 0 };
  const spent = { turns: before.turns + (floor.turnFor === null ? 0 : 1), ms: before.ms + Math.max(0, at - floor.turn.beganAt) };
  return { ...floor, spent: { ...floor.spent, [side]: spent } };
}

/** Once every side that is here has used its budget, all begin anew. `gone`: has just left. */
export function renewed(floor: Queue, gone: PersonId | null = null): Queue {
  if (floor.budget === null) return floor;
  const sides = new Set(floor.speakers.filter((each) => each.present && each.person !== gone).flatMap((each) => each.side ?? []));
  const isOver = sides.size > 0 && [...sides].every((side) => isSpent(floor, side));
  return isOver ? { ...floor, spent: {} } : floor;
}
