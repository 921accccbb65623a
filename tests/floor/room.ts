import { decideFloor, openFloor, order } from "../../src/floor/floor.ts";
import { evolveFloor } from "../../src/floor/evolve.ts";
import { alarmAt } from "../../src/floor/clock.ts";
import type { Floor, FloorAct, FloorEvent, FloorRules, FloorTiming, Hand } from "../../src/floor/state.ts";
import type { Random } from "../../src/model/command.ts";
import type { PersonId, SideId } from "../../src/model/ids.ts";

export const person = (name: string): PersonId => name as PersonId;
export const side = (name: string): SideId => name as SideId;

/** Invented people of two sides and of none. */
export const cast = {
  cedar: { person: person("cedar"), side: side("upper") },
  birch: { person: person("birch"), side: side("upper") },
  elm: { person: person("elm"), side: side("lower") },
  fir: { person: person("fir"), side: side("lower") },
  oak: { person: person("oak"), side: null },
  ash: { person: person("ash"), side: null },
} as const;
export type Name = keyof typeof cast;

/** A two-minute turn, absence after 90 s, 30 s for the last sentence. */
export const timing: FloorTiming = {
  turnMs: 120_000,
  signWithinMs: 90_000,
  graceMs: 30_000,
  slowMs: 20_000,
  seatMs: 600_000,
  perSideMs: null,
};

/** Small and repeatable; not for anything secret. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return {
    int: (below) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    },
  };
}

type Spoken =
  | { do: "lower" | "done" | "pass" | "here" | "take" | "stand"; by: Name }
  | { do: "raise"; by: Name; as?: Hand }
  | { do: "yield"; by: Name; to: Name }
  | { do: "say"; by: Name; words?: number; ends?: boolean }
  | { do: "passFor" | "leave" | "seat" | "moveBack"; person: Name }
  | { do: "join"; person: Name }
  | { do: "skip" | "pause" | "resume" | "nextSegment" | "renew" };

/** A floor on which time passes and people act, one after the other. */
export function aRoom(
  rules: FloorRules,
  names: readonly Name[],
  options: Partial<FloorTiming> & { seed?: number; answers?: Name; side?: string; before?: readonly Name[] } = {},
) {
  const { seed = 1, answers, side: inner, before = [], ...own } = options;
  const random = seeded(seed);
  let now = 1_000_000;
  const opening = { answers: answers ? person(answers) : null, side: inner === undefined ? null : side(inner), before: before.map(person) };
  let floor = openFloor(
    rules,
    names.map((name) => cast[name]),
    { ...timing, ...own },
    { now, random },
    opening,
  );
  const events: FloorEvent[] = [];

  function act(wanted: FloorAct): string | null {
    const answer = decideFloor(floor, wanted, { now, random });
    if (!answer.ok) return answer.refusal.reason;
    events.push(...answer.events);
    floor = answer.events.reduce<Floor>(evolveFloor, floor);
    return null;
  }

  const room = {
    get floor() {
      return floor;
    },
    get holder() {
      return floor.turn?.person ?? null;
    },
    get sitting() {
      return floor.by === "seats" ? floor.sitting.map((each) => each.person as string) : [];
    },
    get line() {
      return order(floor).map((each) => each.person as string);
    },
    get reasons() {
      return Object.fromEntries(order(floor).map((each) => [each.person, each.reason.replace("talk.reason.", "")]));
    },
    get now() {
      return now;
    },
    events,
    /** Does it, or answers with the key of the refusal. */
    try(wanted: Spoken): string | null {
      return act(toAct(wanted));
    },
    do(...acts: readonly Spoken[]) {
      for (const each of acts) {
        const refused = act(toAct(each));
        if (refused) throw new Error(`${JSON.stringify(each)}: ${refused}`);
      }
      return room;
    },
    /** Lets time pass, and the alarm ring whenever it is due on the way. */
    wait(seconds: number) {
      const until = now + seconds * 1000;
      for (let due = alarmAt(floor); due !== null && due <= until; due = alarmAt(floor)) {
        now = Math.max(now, due);
        act({ do: "alarm" });
      }
      now = until;
      return room;
    },
  };
  return room;
}

function toAct(wanted: Spoken): FloorAct {
  switch (wanted.do) {
    case "say":
      return { do: "say", by: person(wanted.by), words: wanted.words ?? 10, ends: wanted.ends ?? false };
    case "passFor":
    case "leave":
    case "seat":
    case "moveBack":
      return { do: wanted.do, person: person(wanted.person) };
    case "yield":
      return { do: "yield", by: person(wanted.by), to: person(wanted.to) };
    case "raise":
      return { do: "raise", by: person(wanted.by), ...(wanted.as ? { as: wanted.as } : {}) };
    case "join":
      return { do: "join", ...cast[wanted.person] };
    case "nextSegment":
      return { do: "nextSegment", answers: null };
    case "skip":
    case "renew":
    case "pause":
    case "resume":
      return { do: wanted.do };
    default:
      return { do: wanted.do, by: person(wanted.by) };
  }
}
