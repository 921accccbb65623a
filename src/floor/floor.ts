import type { PersonId } from "../model/ids.ts";
import { happened, refuse, type FloorAnswer } from "./answer.ts";
import { clock } from "./clock.ts";
import { circleFollows, circleOrder, decideCircle } from "./circle.ts";
import { evolveFloor } from "./evolve.ts";
import { fairOrder } from "./fair.ts";
import { turnRanOut } from "./holding.ts";
import { decideOpen } from "./open.ts";
import { decideQueue, queueFollows } from "./queue.ts";
import { NOTHING } from "./shares.ts";
import { decideSeats, firstSeated, seatsFollow, sits, waitingForSeat } from "./seats.ts";
import type {
  FacilitatorAct,
  Floor,
  FloorAct,
  FloorContext,
  FloorEvent,
  FloorRules,
  FloorTiming,
  Opening,
  Speaker,
  SpeakerAct,
  Upcoming,
} from "./state.ts";

/**
 * Who may speak now, and who is next. Pure: `decideFloor` says what happens, `evolveFloor` folds it, and every moment
 * the floor waits for can be read from the state (`alarmAt`).
 *
 * @example
 * let floor = openFloor({ by: "queue", alternateSides: true }, people, timing, ctx);
 * const answer = decideFloor(floor, { do: "raise", by: birch }, ctx);
 * if (answer.ok) floor = answer.events.reduce(evolveFloor, floor);
 */
export function openFloor(
  rules: FloorRules,
  people: readonly Pick<Speaker, "person" | "side">[],
  timing: FloorTiming,
  ctx: FloorContext,
  opening: Opening = {},
): Floor {
  const floor = emptyFloor(rules, people, timing, opening);
  return follow(floor, floor.by === "seats" ? firstSeated(floor, ctx) : [], ctx).reduce(evolveFloor, floor);
}

function emptyFloor(
  rules: FloorRules,
  people: readonly Pick<Speaker, "person" | "side">[],
  timing: FloorTiming,
  { answers = null, side = null, before = [] }: Opening,
): Floor {
  const speakers = people.map(({ person, side }) => ({ person, side, present: true, heard: 0, share: NOTHING }));
  const common = { timing, speakers, turn: null, stoppedAt: null };
  switch (rules.by) {
    case "circle": {
      const cycle = { cycle: 0, waiting: [], had: [], passed: [], passedBefore: [], returned: [], joinedLate: [], completed: false };
      return { ...common, ...rules, ...cycle };
    }
    case "queue":
      return {
        ...common,
        by: "queue",
        alternateSides: rules.alternateSides ?? false,
        max: rules.max ?? null,
        hands: [],
        asked: {},
        movedBack: [],
        turnFor: null,
        budget: rules.perSide ? { turns: rules.perSide.turns ?? null, ms: timing.perSideMs } : null,
        spent: {},
        answers,
      };
    case "seats":
      return { ...common, by: "seats", seats: rules.seats, open: rules.open, sitting: [], hands: [], side, before, sat: [] };
    case "open":
      return { ...common, by: "open", shareCap: rules.shareCap ?? null, said: {} };
  }
}

/** Everything that happens because of this act, including whose turn begins next. */
export function decideFloor(floor: Floor, act: FloorAct, ctx: FloorContext): FloorAnswer {
  const answer = decideAct(floor, act, ctx);
  return answer.ok ? happened(...follow(floor, answer.events, ctx)) : answer;
}

/** Adds to some events those that follow by themselves: the next holder, the next cycle. */
function follow(floor: Floor, events: readonly FloorEvent[], ctx: FloorContext): readonly FloorEvent[] {
  const all = [...events];
  let state = events.reduce(evolveFloor, floor);
  for (let next = follows(state, ctx); next !== null; next = follows(state, ctx)) {
    all.push(next);
    state = evolveFloor(state, next);
  }
  return all;
}

function follows(floor: Floor, ctx: FloorContext): FloorEvent | null {
  switch (floor.by) {
    case "circle":
      return circleFollows(floor, ctx);
    case "queue":
      return queueFollows(floor, ctx);
    case "seats":
      return seatsFollow(floor, ctx);
    case "open":
      return null;
  }
}

function decideAct(floor: Floor, act: FloorAct, ctx: FloorContext): FloorAnswer {
  switch (act.do) {
    case "join":
      return isPresent(floor, act.person) ? happened() : happened({ type: "speakerJoined", person: act.person, side: act.side });
    case "leave":
      return isPresent(floor, act.person) ? happened(...leave(floor, act.person, ctx)) : happened();
    case "pause":
      return floor.stoppedAt === null ? happened({ type: "clockStopped", at: ctx.now }) : happened();
    case "resume":
      return floor.stoppedAt === null ? happened() : happened({ type: "clockStarted", at: ctx.now });
    case "alarm":
      // Of seats, what has run out follows by itself.
      return floor.by === "open" || floor.by === "seats" ? happened() : turnRanOut(floor, ctx);
    case "raise":
    case "take":
    case "stand":
    case "yield":
    case "lower":
    case "done":
    case "pass":
    case "here":
    case "say":
      return isPresent(floor, act.by) ? decidePolicy(floor, act, ctx) : refuse("talk.refuse.notASpeaker");
    case "skip":
    case "passFor":
    case "seat":
    case "moveBack":
    case "renew":
    case "nextSegment":
      return decidePolicy(floor, act, ctx);
  }
}

function leave(floor: Floor, person: PersonId, ctx: FloorContext): readonly FloorEvent[] {
  const at = clock(floor, ctx.now);
  const left: FloorEvent = { type: "speakerLeft", person };
  if (floor.by === "seats") return sits(floor, person) ? [{ type: "seatLeft", person, how: "left", at }, left] : [left];
  return floor.turn?.person === person ? [{ type: "turnEnded", person, how: "left", at }, left] : [left];
}

function decidePolicy(floor: Floor, act: SpeakerAct | FacilitatorAct, ctx: FloorContext): FloorAnswer {
  if (floor.stoppedAt !== null && act.do === "say") return refuse("talk.refuse.paused");
  switch (floor.by) {
    case "circle":
      return decideCircle(floor, act, ctx);
    case "queue":
      return decideQueue(floor, act, ctx);
    case "seats":
      return decideSeats(floor, act, ctx);
    case "open":
      return decideOpen(floor, act, ctx);
  }
}

export function isPresent(floor: Floor, person: PersonId): boolean {
  return floor.speakers.some((each) => each.person === person && each.present);
}

/** Who is to come after the running turn, as far as is known, each with the key of the reason. */
export function order(floor: Floor): readonly Upcoming[] {
  switch (floor.by) {
    case "circle":
      return circleOrder(floor);
    case "queue":
      return fairOrder(floor);
    case "seats":
      return waitingForSeat(floor).map((person) => ({
        person,
        reason: floor.sat.includes(person) ? "talk.reason.satBefore" : "talk.reason.wantsASeat",
      }));
    case "open":
      return [];
  }
}
