import type { Floor, Queue, Speaker } from "./state.ts";
import { NOTHING } from "./shares.ts";

/** How long somebody may sit in the middle while others wait, where a floor was opened before that was asked. */
const SEAT_MS = 10 * 60_000;

/** A floor that an earlier version of the program opened, with what it did not know. */
export function wholeFloor(floor: Floor): Floor {
  const timing = { ...floor.timing, seatMs: floor.timing.seatMs ?? SEAT_MS, perSideMs: floor.timing.perSideMs ?? null };
  const speakers = floor.speakers.map((each): Speaker => ({ ...each, share: each.share ?? NOTHING }));
  const whole = { ...floor, timing, speakers };
  return whole.by === "queue" ? { ...NEW_OF_QUEUES, ...whole } : whole;
}

const NEW_OF_QUEUES: Pick<Queue, "asked" | "movedBack" | "turnFor" | "budget" | "spent"> = {
  asked: {},
  movedBack: [],
  turnFor: null,
  budget: null,
  spent: {},
};
