import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSpent } from "../../src/floor/budget.ts";
import { alarmAt } from "../../src/floor/clock.ts";
import { evolveFloor } from "../../src/floor/evolve.ts";
import { decideFloor, isPresent, openFloor, order } from "../../src/floor/floor.ts";
import { HANDS, type Floor, type FloorAct, type FloorEvent, type FloorRules, type Queue } from "../../src/floor/state.ts";
import type { PersonId } from "../../src/model/ids.ts";
import { cast, seeded, timing, type Name } from "./room.ts";

const names = Object.keys(cast) as Name[];
const anyone = fc.constantFrom(...names);

const acts: fc.Arbitrary<FloorAct> = fc.oneof(
  fc.record({ do: fc.constantFrom("lower", "done", "pass", "here", "take", "stand"), by: anyone.map((name) => cast[name].person) }),
  fc.record({ do: fc.constant("raise"), by: anyone.map((name) => cast[name].person), as: fc.constantFrom(...HANDS) }),
  fc.record({ do: fc.constant("yield"), by: anyone.map((name) => cast[name].person), to: anyone.map((name) => cast[name].person) }),
  fc.record({ do: fc.constant("say"), by: anyone.map((name) => cast[name].person), words: fc.nat(40), ends: fc.boolean() }),
  fc.constantFrom<FloorAct>({ do: "skip" }, { do: "pause" }, { do: "resume" }, { do: "alarm" }, { do: "renew" }),
  fc.record({ do: fc.constantFrom("passFor", "leave", "seat", "moveBack"), person: anyone.map((name) => cast[name].person) }),
  anyone.map((name): FloorAct => ({ do: "join", ...cast[name] })),
);

const rules: fc.Arbitrary<FloorRules> = fc.oneof(
  fc.record({
    by: fc.constant("circle"),
    order: fc.constantFrom("fixed", "random", "alternateSides"),
    cycles: fc.integer({ min: 1, max: 3 }),
    pass: fc.boolean(),
  }),
  fc.record({ by: fc.constant("queue"), alternateSides: fc.boolean() }),
  fc.record({ by: fc.constant("queue"), alternateSides: fc.boolean(), max: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    by: fc.constant("queue"),
    alternateSides: fc.boolean(),
    perSide: fc.record({ turns: fc.integer({ min: 1, max: 3 }) }),
  }),
  fc.record({ by: fc.constant("seats"), seats: fc.integer({ min: 1, max: 3 }), open: fc.nat(2), swap: fc.boolean() }),
  fc.record({ by: fc.constant("open"), slow: fc.nat(30), shareCap: fc.constantFrom(0.2, 0.4) }),
);

interface ScriptLine {
  readonly act: FloorAct;
  readonly waitMs: number;
  readonly asHolder: boolean;
}

interface Step {
  readonly before: Floor;
  readonly event: FloorEvent;
  readonly after: Floor;
}

/** The same act, done by or to whoever holds the floor: otherwise chance would seldom let anyone finish. */
function byHolder(act: FloorAct, floor: Floor): FloorAct {
  if (!floor.turn) return act;
  if ("by" in act) return { ...act, by: floor.turn.person };
  return act.do === "leave" || act.do === "passFor" ? { ...act, person: floor.turn.person } : act;
}

/** Plays any acts with any waits; returns every event with the floor before and after it. */
function play(
  rule: FloorRules,
  script: readonly ScriptLine[],
  seed: number,
): { floors: readonly Floor[]; steps: readonly Step[]; floor: Floor } {
  const random = seeded(seed);
  let now = 0;
  let floor = openFloor(rule, [cast.cedar, cast.birch, cast.elm, cast.fir], timing, { now, random });
  /** When it opened, and after every act. */
  const floors = [floor];
  const steps: Step[] = [];
  for (const { act, waitMs, asHolder } of script) {
    now += waitMs;
    const answer = decideFloor(floor, asHolder ? byHolder(act, floor) : act, { now, random });
    for (const event of answer.ok ? answer.events : []) {
      const after = evolveFloor(floor, event);
      steps.push({ before: floor, event, after });
      floor = after;
    }
    floors.push(floor);
  }
  return { floors, steps, floor };
}

const scripts = fc.array(fc.record({ act: acts, waitMs: fc.nat(60_000), asHolder: fc.boolean() }), { maxLength: 80, size: "max" });

function always(check: (played: ReturnType<typeof play>) => void, which: fc.Arbitrary<FloorRules> = rules) {
  fc.assert(
    fc.property(which, scripts, fc.nat(), (rule, script, seed) => check(play(rule, script, seed))),
    { numRuns: 400 },
  );
}

describe("whatever people do", () => {
  test("there are never two holders", () =>
    always(({ steps }) => {
      for (const { before, event } of steps) {
        if (event.type === "turnBegan") expect(before.turn).toBeNull();
        if (event.type === "turnEnded") expect(before.turn?.person).toBe(event.person);
      }
    }));

  test("nobody who left holds the floor or waits for it", () =>
    always(({ steps }) => {
      for (const { after, event } of steps) {
        if (event.type === "turnEnded") continue;
        if (after.turn) expect(isPresent(after, after.turn.person)).toBe(true);
        for (const each of order(after)) expect(isPresent(after, each.person)).toBe(true);
      }
    }));

  test("nobody speaks twice in a cycle, and none ends while somebody present had no turn", () =>
    always(
      ({ steps }) => {
        let had: PersonId[] = [];
        for (const { before, event } of steps) {
          if (event.type === "cycleBegan" || event.type === "circleCompleted") {
            if (before.by !== "circle" || before.cycle === 0) continue;
            const absent = before.returned;
            for (const each of before.speakers) if (each.present && !absent.includes(each.person)) expect(had).toContain(each.person);
            had = [];
          }
          const spoke =
            event.type === "passedAhead" ||
            (event.type === "turnEnded" &&
              (["done", "ranOut", "passed"].includes(event.how) || (event.how === "left" && before.turn?.signed)));
          if (spoke) {
            expect(had).not.toContain(event.person);
            had.push(event.person);
          }
        }
      },
      rules.filter((rule) => rule.by === "circle"),
    ));

  test("everybody present in a circle holds the piece, waits for it or had it: just one of these", () =>
    always(
      ({ floors }) => {
        for (const floor of floors) {
          if (floor.by !== "circle" || floor.completed || floor.cycle === 0) continue;
          for (const { person, present } of floor.speakers) {
            const places = [floor.turn?.person, ...floor.waiting, ...floor.had].filter((each) => each === person).length;
            const mayBeNowhere = !present || floor.returned.includes(person);
            expect(places).toBeLessThanOrEqual(1);
            if (!mayBeNowhere) expect(places).toBe(1);
          }
        }
        expect(floors[0]).toMatchObject({ completed: false, had: [] });
      },
      rules.filter((rule) => rule.by === "circle"),
    ));

  test("a floor survives being written down as JSON, and an alarm is set whenever a turn runs", () =>
    always(({ floor }) => {
      expect(JSON.parse(JSON.stringify(floor))).toEqual(floor);
      if (floor.by === "circle" || floor.by === "queue")
        expect(alarmAt(floor) !== null).toBe(floor.turn !== null && floor.stoppedAt === null);
    }));

  test("nobody is listed twice, and the first in line is called next", () =>
    always(({ steps }) => {
      for (const { before, event, after } of steps) {
        const line = order(after).map((each) => each.person);
        expect(new Set(line).size).toBe(line.length);
        if (event.type !== "turnBegan") continue;
        // Somebody may give the rest of their turn to anyone in line.
        if (event.lasts === undefined) expect(order(before)[0]?.person).toBe(event.person);
        else expect(line).toContain(event.person);
      }
    }));
});

describe("on seats", () => {
  const seats = rules.filter((rule) => rule.by === "seats");

  test("never more people sit than there are seats, none of them twice, and nobody who sits waits for one", () =>
    always(({ steps, floors }) => {
      for (const floor of [...floors, ...steps.map((step) => step.after)]) {
        if (floor.by !== "seats") continue;
        expect(floor.sitting.length).toBeLessThanOrEqual(floor.seats + floor.open);
        const people = [...floor.sitting.map((each) => each.person), ...floor.hands];
        expect(new Set(people).size).toBe(people.length);
      }
      for (const floor of floors)
        if (floor.by === "seats") for (const { person } of floor.sitting) expect(isPresent(floor, person)).toBe(true);
    }, seats));

  test("nobody waits while there is a seat for them, but in a pause", () =>
    always(({ floors }) => {
      for (const floor of floors) {
        if (floor.by !== "seats" || floor.stoppedAt !== null || floor.hands.length === 0) continue;
        expect(floor.sitting.length).toBe(floor.seats + floor.open);
        expect(alarmAt(floor)).not.toBeNull();
      }
    }, seats));
});

describe("in a queue", () => {
  const queues = rules.filter((rule) => rule.by === "queue");

  /** Turns of each person and side, the running one included. */
  function heard(floor: Queue, matches: (each: Queue["speakers"][number]) => boolean): number {
    return floor.speakers.filter(matches).reduce((sum, each) => sum + each.heard + (floor.turn?.person === each.person ? 1 : 0), 0);
  }

  const isHeld = (floor: Queue, who: PersonId): boolean => {
    const side = floor.speakers.find((each) => each.person === who)?.side ?? null;
    return floor.asked[who] !== "order" && side !== null && isSpent(floor, side);
  };

  test("everybody who asked stands in line once, by what they asked for, and last those whose side waits", () =>
    always(({ floors }) => {
      for (const floor of floors) {
        if (floor.by !== "queue") continue;
        const line = order(floor).map((each) => each.person);
        expect(line.toSorted()).toEqual(floor.hands.toSorted());
        if (floor.movedBack.length > 0) continue;
        const ranks = line.map((who) => (isHeld(floor, who) ? HANDS.length : HANDS.indexOf(floor.asked[who] ?? "point")));
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      }
    }, queues));

  test("nobody is called whose side waits for the others, and some side may always speak", () =>
    always(({ steps }) => {
      for (const { before, event, after } of steps) {
        if (before.by !== "queue" || after.by !== "queue") continue;
        if (event.type === "turnBegan" && event.lasts === undefined) expect(isHeld(before, event.person)).toBe(false);
        const sides = new Set(after.speakers.flatMap((each) => (each.present && each.side !== null ? [each.side] : [])));
        if (sides.size > 0 && event.type !== "speakerJoined") expect([...sides].every((each) => isSpent(after, each))).toBe(false);
      }
    }, queues));

  test("the reason given for the first in line is true", () =>
    always(({ steps }) => {
      for (const { after: floor } of steps) {
        const first = order(floor)[0];
        if (floor.by !== "queue" || !first) continue;
        const own = heard(floor, (each) => each.person === first.person);
        const ownSide = floor.speakers.find((each) => each.person === first.person)?.side ?? null;
        const isPoint = (who: PersonId) => (floor.asked[who] ?? "point") === "point" && !isHeld(floor, who);
        const askedEarlier = floor.hands.slice(0, floor.hands.indexOf(first.person)).filter(isPoint);
        switch (first.reason) {
          case "talk.reason.notHeardYet":
            expect(own).toBe(0);
            break;
          case "talk.reason.askedFirst":
            // Whoever moved back let others go first, and so gave up having asked before them.
            expect(askedEarlier.filter((who) => !floor.movedBack.some((each) => each.person === who))).toEqual([]);
            break;
          case "talk.reason.heardLess":
            expect(askedEarlier.length).toBeGreaterThan(0);
            for (const other of askedEarlier) expect(heard(floor, (each) => each.person === other)).toBeGreaterThan(own);
            break;
          case "talk.reason.sideHeardLess": {
            const sides = askedEarlier.map((other) => floor.speakers.find((each) => each.person === other)?.side ?? null);
            const more = sides.filter((side) => heard(floor, (each) => each.side === side) > heard(floor, (each) => each.side === ownSide));
            expect(more.length).toBeGreaterThan(0);
            break;
          }
          case "talk.reason.order":
          case "talk.reason.reply":
          case "talk.reason.clarification":
            expect(first.reason).toBe(`talk.reason.${floor.asked[first.person]}`);
            break;
          case "talk.reason.movedBack":
            expect(floor.movedBack.map((each) => each.person)).toContain(first.person);
            break;
          case "talk.reason.waitsForOthers":
            expect(floor.movedBack.length > 0 || floor.hands.every((each) => isHeld(floor, each))).toBe(true);
            break;
          default:
            throw new Error(`unexpected reason ${first.reason}`);
        }
      }
    }, queues));

  test("nobody starves, whatever the others ask to speak for: what comes first is limited for each of them", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...HANDS), { minLength: 1, maxLength: 20 }), anyone, (kinds, patient) => {
        const ctx = { now: 0, random: seeded(1) };
        const everyone = names.map((name) => cast[name]);
        let floor = openFloor({ by: "queue" }, everyone, timing, ctx);
        const act = (wanted: FloorAct) => {
          const answer = decideFloor(floor, wanted, ctx);
          if (answer.ok) floor = answer.events.reduce<Floor>(evolveFloor, floor);
        };
        const waitsFor = cast[patient].person;
        const others = everyone.filter((each) => each.person !== waitsFor);
        for (const each of others) act({ do: "raise", by: each.person });
        act({ do: "raise", by: waitsFor });
        // Of each other: a new point, a point of order, three questions, and a reply to each time they have spoken.
        const bound = others.length * (1 + 1 + 3 + 4);
        for (let turns = 0; floor.turn?.person !== waitsFor; turns++) {
          expect(turns).toBeLessThanOrEqual(bound);
          const as = kinds[turns % kinds.length];
          for (const each of others) act({ do: "raise", by: each.person, ...(as ? { as } : {}) });
          if (floor.turn) act({ do: "done", by: floor.turn.person });
        }
      }),
      { numRuns: 200 },
    );
  });

  test("nobody starves: others overtake at most as often as they were heard less, and once more", () => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(anyone, { maxLength: 40 }), anyone, fc.nat(), (alternateSides, warmUp, patient, seed) => {
        const random = seeded(seed);
        const everyone = names.map((name) => cast[name]);
        const ctx = { now: 0, random };
        let floor = openFloor({ by: "queue", alternateSides }, everyone, timing, ctx);
        const act = (wanted: FloorAct) => {
          const answer = decideFloor(floor, wanted, ctx);
          if (answer.ok) floor = answer.events.reduce<Floor>(evolveFloor, floor);
        };
        const finish = () => floor.turn && act({ do: "done", by: floor.turn.person });
        for (const name of warmUp) {
          act({ do: "raise", by: cast[name].person });
          if (random.int(2) === 0) finish();
        }
        const waitsFor = cast[patient].person;
        act({ do: "raise", by: waitsFor });
        const heardOf = (who: PersonId) => floor.speakers.find((each) => each.person === who)?.heard ?? 0;
        const bound = everyone.reduce((sum, each) => sum + Math.max(0, heardOf(waitsFor) - heardOf(each.person)) + 1, 0);
        for (let turns = 0; floor.turn?.person !== waitsFor; turns++) {
          expect(turns).toBeLessThanOrEqual(bound);
          for (const each of everyone) act({ do: "raise", by: each.person });
          finish();
        }
      }),
      { numRuns: 200 },
    );
  });
});
