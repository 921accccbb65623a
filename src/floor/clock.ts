import type { Instant, Ms } from "../model/ids.ts";
import { seatEndsAt } from "./seats.ts";
import type { Floor, Turn } from "./state.ts";

/** While everything is paused, the floor's clock stands still. */
export const clock = (floor: Floor, now: Instant): Instant => floor.stoppedAt ?? now;

/** When the running turn's time is up; null without a turn, or while paused. */
export function turnEndsAt(floor: Floor): Instant | null {
  if (floor.turn === null || floor.stoppedAt !== null) return null;
  return floor.turn.beganAt + lengthOf(floor, floor.turn);
}

const lengthOf = (floor: Floor, turn: Turn): Ms => turn.lasts ?? floor.timing.turnMs;

/** Time left in the running turn, not below zero; it stands still while paused. */
export function turnLeft(floor: Floor, now: Instant): Ms | null {
  if (floor.turn === null) return null;
  return Math.max(0, floor.turn.beganAt + lengthOf(floor, floor.turn) - clock(floor, now));
}

/** When the floor has to look again by itself: the holder gave no sign, or spoke past the time and the grace; a seat is wanted. */
export function alarmAt(floor: Floor): Instant | null {
  if (floor.stoppedAt !== null) return null;
  if (floor.by === "seats") return seatEndsAt(floor);
  if (floor.turn === null) return null;
  const { graceMs, signWithinMs } = floor.timing;
  return floor.turn.beganAt + (floor.turn.signed ? lengthOf(floor, floor.turn) + graceMs : signWithinMs);
}

/** The floor with every moment it remembers moved by the length of the pause. */
export function startClock(floor: Floor, at: Instant): Floor {
  if (floor.stoppedAt === null) return floor;
  const pausedMs = at - floor.stoppedAt;
  const turn = floor.turn && { ...floor.turn, beganAt: floor.turn.beganAt + pausedMs };
  const running = { ...floor, turn, stoppedAt: null };
  if (running.by === "seats") return { ...running, sitting: running.sitting.map((each) => ({ ...each, since: each.since + pausedMs })) };
  if (running.by !== "open") return running;
  const said = Object.entries(running.said).map(([person, each]) => [person, each && { ...each, lastAt: each.lastAt + pausedMs }]);
  return { ...running, said: Object.fromEntries(said) };
}
