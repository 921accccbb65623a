import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Command } from "../../src/model/command.ts";
import type { Event } from "../../src/model/event.ts";
import type { PersonId } from "../../src/model/ids.ts";
import { kinds } from "../../src/rounds/index.ts";
import { evolveAll, nothing } from "../../src/session/evolve.ts";
import { runsOf, timersOf } from "../../src/session/timers.ts";
import { KAI, LENA, Story, VOICES } from "./story.ts";

/** What must never happen, whatever anybody presses and whenever alarms ring. */

const anybody = fc.constantFrom<PersonId>(LENA, LENA, KAI, ...VOICES, "stranger" as PersonId);
const minutes = fc.integer({ min: 0, max: 20 });

type Move = (story: Story) => Command | null;

const HANDS = ["next", "undoNext", "pause", "resume", "skip", "proceed", "askAgain", "drop", "hold", "lockdown", "unlock", "join"] as const;
const withPath: readonly string[] = HANDS.slice(0, 8);
const byHand: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ by: anybody, type: fc.constantFrom(...HANDS) }).map(
    ({ by, type }): Move =>
      () =>
        (withPath.includes(type) ? { type, by, path: null } : { type, by }) as Command,
  ),
  // The lead stays, so that there is somebody to end it.
  fc.constantFrom(KAI, ...VOICES).map((by): Move => () => ({ type: "leave", by })),
);
const extension: fc.Arbitrary<Move> = fc
  .record({ by: anybody, byMs: fc.constantFrom(60_000, 600_000) })
  .map(({ by, byMs }): Move => () => ({ type: "extend", by, path: null, byMs }));
const alarm: fc.Arbitrary<Move> = fc.nat(3).map((which): Move => (story) => {
  const timers = Object.entries(timersOf(story.session, kinds)).filter(([key]) => key !== "idle" && key !== "destroy");
  const [key, dueAt] = timers[which % Math.max(1, timers.length)] ?? [];
  if (key === undefined || dueAt === undefined) return null;
  story.now = Math.max(story.now, dueAt);
  return { type: "alarm", key, dueAt };
});
const result: fc.Arbitrary<Move> = fc.constantFrom<Move>(
  (story) => {
    const run = runsOf(story.session).find((each) => each.stage === "closing");
    const items = [{ plain: "thought", label: { as: "nobody" as const } }];
    return run ? { type: "settle", path: run.path, phaseNumber: run.phaseNumber, settled: { items, figures: null } } : null;
  },
  (story) => {
    const run = runsOf(story.session)[0];
    return run ? { type: "boxLost", path: run.path, phaseNumber: run.phaseNumber } : null;
  },
);

const script = fc.array(
  fc.record({
    move: fc.oneof({ weight: 4, arbitrary: byHand }, extension, { weight: 3, arbitrary: alarm }, { weight: 2, arbitrary: result }),
    wait: minutes,
    contributors: fc.nat(VOICES.length),
  }),
  { minLength: 5, maxLength: 60 },
);

interface Seen {
  readonly event: Event;
  readonly by: PersonId | null;
  readonly contributors: number;
}

function play(lines: typeof script extends fc.Arbitrary<infer T> ? T : never): { story: Story; seen: readonly Seen[] } {
  const story = new Story().writing();
  const seen: Seen[] = story.told.map((event) => ({ event, by: null, contributors: VOICES.length }));
  for (const { move, wait, contributors } of lines) {
    story.pass(wait * 60_000);
    story.box = { contributors, bySide: {} };
    const command = move(story);
    if (!command) continue;
    const decision = story.ask(command);
    const by = "by" in command ? command.by : null;
    if (decision.ok) for (const event of decision.events) seen.push({ event, by, contributors });
  }
  return { story, seen };
}

const holds = (property: (played: ReturnType<typeof play>) => void): void =>
  fc.assert(
    fc.property(script, (lines) => property(play(lines))),
    { numRuns: 300 },
  );

test("a sealed box never goes to be opened with fewer than five in it", () => {
  holds(({ seen }) => {
    let open = new Map<string, number>();
    for (const { event, contributors } of seen) {
      if (event.type === "phaseOpened") open = new Map(open).set(event.path, event.phase.box?.minContributors ?? 0);
      if (event.type === "phaseClosed")
        expect(contributors).toBeGreaterThanOrEqual(Math.min(open.get(event.path) ?? 0, lastCounted(seen, event.path)));
    }
  });
});

/** "Open it all the same" trusts the count that held the phase; that count was enough to hide everybody. */
function lastCounted(seen: readonly Seen[], path: string): number {
  const held = seen.findLast(({ event }) => event.type === "phaseHeld" && event.path === path);
  return held?.event.type === "phaseHeld" && held.event.why === "quorum" ? 0 : Number.POSITIVE_INFINITY;
}

test("a box that held too few, or can not be read, is never opened as it is", () => {
  holds(({ seen }) => {
    const why = new Map<string, string>();
    for (const { event, contributors } of seen) {
      if (event.type === "phaseOpened") why.delete(event.path);
      if (event.type === "phaseHeld") why.set(event.path, event.why);
      if (event.type !== "phaseClosed") continue;
      expect(why.get(event.path)).not.toBe("tooFew");
      if (why.get(event.path) === "lost") expect(contributors).toBeGreaterThanOrEqual(5);
    }
  });
});

test("nobody but the team ever moves a round", () => {
  const theirs: readonly Event["type"][] = ["memberJoined", "memberLeft", "eligibleAdded", "dayBegan", "kindEvent", "itemsMade"];
  holds(({ seen }) => {
    for (const { event, by } of seen) if (by !== null && by !== LENA && by !== KAI) expect(theirs).toContain(event.type);
  });
});

test("no box is ever without its key, no key is ended twice, and a session that is over has none", () => {
  holds(({ story }) => {
    if (story.session.status !== "ended") story.ask({ type: "destroy", by: LENA });
    const opened = story.told.flatMap((event) => (event.type === "phaseOpened" && event.box ? [event.box.key] : []));
    const ended = story.told.flatMap((event) => (event.type === "keyEnded" ? [event.key] : []));
    expect(new Set(ended).size).toBe(ended.length);
    expect(ended.toSorted()).toEqual(opened.toSorted());
    expect(story.session.boxes).toEqual({});
  });
});

test("a phase is settled once at most, and a step ends once", () => {
  holds(({ story }) => {
    const ended = story.told.flatMap((event) => (event.type === "stepEnded" ? [event.path] : []));
    expect(new Set(ended).size).toBe(ended.length);
    let settledSince = new Set<string>();
    for (const event of story.told) {
      if (event.type === "phaseOpened") settledSince = new Set([...settledSince].filter((path) => path !== event.path));
      if (event.type !== "phaseSettled") continue;
      expect(settledSince.has(event.path)).toBe(false);
      settledSince.add(event.path);
    }
  });
});

test("the stream folds to the same state through JSON, from any point", () => {
  holds(({ story }) => {
    const stored = JSON.parse(JSON.stringify(story.told)) as Event[];
    expect(evolveAll(nothing(story.session.id), stored, kinds)).toEqual(story.session);
    const cut = Math.floor(stored.length / 2);
    const snapshot = JSON.parse(JSON.stringify(evolveAll(nothing(story.session.id), stored.slice(0, cut), kinds))) as Story["session"];
    expect(evolveAll(snapshot, stored.slice(cut), kinds)).toEqual(story.session);
  });
});

test("there is always an alarm that ends a session some day", () => {
  holds(({ story }) => {
    const timers = timersOf(story.session, kinds);
    if (story.session.status !== "destroyed") expect(timers["idle"] ?? timers["destroy"]).toBeGreaterThan(0);
  });
});
