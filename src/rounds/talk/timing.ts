import type { FloorTiming } from "../../floor/state.ts";
import type { Plan } from "../../model/plan.ts";
import type { Talk } from "../../model/vocabulary.ts";
import { paced } from "../phase.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Somebody who sits in the middle has ten minutes at most when others wait. */
const seatMs = 10 * MINUTE;

/** Live: a turn of two minutes unless the protocol says otherwise, absent after 90 s without a sign. */
const live = { turnMs: 120 * SECOND, signWithinMs: 90 * SECOND, graceMs: 30 * SECOND };
/** Asynchronously the piece moves on after four hours at most. */
const async = { turnMs: 4 * HOUR, signWithinMs: 4 * HOUR, graceMs: 0 };

/**
 * The clocks of a floor. On a call the program hears nothing, so no sign is asked for before the time and the grace
 * are over; whoever spoke presses Done.
 */
export function timingOf(spec: Talk, plan: Pick<Plan, "mode" | "pace" | "speech">): FloorTiming {
  const base = plan.mode === "live" ? { ...live, turnMs: (spec.timing?.perTurn ?? live.turnMs / SECOND) * SECOND } : async;
  const signWithinMs = plan.speech === "spoken" ? Math.max(base.signWithinMs, base.turnMs + base.graceMs) : base.signWithinMs;
  const perSide = spec.floor.by === "queue" ? spec.floor.perSide?.minutes : undefined;
  return {
    turnMs: paced(base.turnMs, plan),
    signWithinMs: paced(signWithinMs, plan),
    graceMs: paced(base.graceMs, plan),
    slowMs: spec.floor.by === "open" ? paced(spec.floor.slow * SECOND, plan) : 0,
    seatMs: paced(seatMs, plan),
    perSideMs: perSide === undefined ? null : paced(perSide * MINUTE, plan),
  };
}
