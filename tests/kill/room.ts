import type { Page, RoundView } from "../../src/platform/page.ts";
import type { Answer, Intent } from "../../src/platform/port.ts";
import type { Point, Seat, Seats } from "./asks.ts";

/** `kill`: from outside, right after the answer. A point: by itself, there. */
export type Death = Point | "kill";

/** A session as it is driven: in one process and in peace, or through many that die. */
export interface Room {
  plan(names: readonly string[]): Promise<Seats>;
  act(seat: Seat, intent: Intent): Promise<Answer>;
  page(seat: Seat): Promise<Page>;
  artefact(seat: Seat): Promise<string | null>;
  /** The process dies here and another takes its place, nobody pressing anything. */
  death(moment: string): Promise<void>;
  /** Somebody presses something, and the process dies while that is under way, before or after the answer. */
  cut(moment: string, press: () => Promise<void>): Promise<void>;
  /** Somebody presses something; the process dies at one point after the other until what followed from it is done. */
  through(moment: string, deaths: readonly Death[], press: () => Promise<void>, isDone: () => Promise<boolean>): Promise<void>;
}

/** Refusals to somebody who presses again because the answer never came, though the act was done. */
const DONE_ALREADY = ["refuse.roundOver", "refuse.beingOpened", "refuse.notByHand", "refuse.alreadyHere"];

export async function must(answer: Promise<Answer>): Promise<void> {
  const given = await answer;
  if (!given.ok && !DONE_ALREADY.includes(given.reason)) throw new Error(`refused: ${given.reason} ${given.refusal}`);
}

export async function roundOf(room: Room, seat: Seat): Promise<RoundView | null> {
  return (await room.page(seat)).now[0] ?? null;
}
