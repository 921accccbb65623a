import * as fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { Command } from "../../src/model/command.ts";
import type { Event } from "../../src/model/event.ts";
import type { PersonId } from "../../src/model/ids.ts";
import { kinds } from "../../src/rounds/index.ts";
import { evolveAll, nothing } from "../../src/session/evolve.ts";
import { runsOf, timersOf } from "../../src/session/timers.ts";
import { KAI, LENA, Story, VOICES as SIX } from "./story.ts";

/** What must never happen, whatever anybody presses and whenever alarms ring. */

/** So many that a quorum (seven of ten) is more than what hides everybody (five). */
const VOICES = [...SIX, "ivy" as PersonId, "jute" as PersonId, "kelp" as PersonId, "lime" as PersonId];

const anybody = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<PersonId>(LENA, KAI) },
  { weight: 1, arbitrary: fc.constantFrom<PersonId>(...VOICES, "stranger" as PersonId) },
);
const minutes = fc.integer({ min: 0, max: 20 });

type Move = (story: Story) => Command | null;

const HANDS = ["next", "undoNext", "pause", "resume", "skip", "proceed", "askAgain", "drop", "hold", "lockdown", "unlock", "join"] as const;
/** What stops or skips everything would leave little to look at. */
const OFTEN = ["next", "resume", "proceed", "askAgain"] as const;
const withPath: readonly string[] = HANDS.slice(0, 8);
const byHand: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ by: anybody, type: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...OFTEN) }, fc.constantFrom(...HANDS)) }).map(
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
const settled: Move = (story) => {
  const run = runsOf(story.session).find((each) => each.stage === "closing");
  const items = [{ plain: "thought", label: { as: "nobody" as const } }];
  return run ? { type: "settle", path: run.path, phaseNumber: run.phaseNumber, settled: { items, figures: null } } : null;
};
const notOpened: fc.Arbitrary<Move> = fc.constantFrom("lost" as const, "fault" as const).map((why): Move => (story) => {
  const run = runsOf(story.session)[0];
  return run ? { type: "notOpened", path: run.path, phaseNumber: run.phaseNumber, why } : null;
});

const script = fc.array(
  fc.record({
    move: fc.oneof(
      { weight: 12, arbitrary: byHand },
      { weight: 3, arbitrary: extension },
      { weight: 12, arbitrary: alarm },
      { weight: 12, arbitrary: fc.constant(settled) },
      { weight: 1, arbitrary: fc.oneof({ weight: 5, arbitrary: fc.constant(settled) }, notOpened) },
    ),
    wait: minutes,
    box: fc.oneof(
      { weight: 10, arbitrary: fc.nat(VOICES.length) },
      { weight: 10, arbitrary: fc.integer({ min: 5, max: VOICES.length }) },
      { weight: 1, arbitrary: fc.constant("lost" as const) },
    ),
  }),
  { minLength: 20, maxLength: 80 },
);
type Script = typeof script extends fc.Arbitrary<infer T> ? T : never;

interface Seen {
  readonly event: Event;
  readonly by: PersonId | null;
  /** What the box was said to hold when this was decided. */
  readonly box: number | "lost";
}

function play(lines: Script): { story: Story; seen: readonly Seen[] } {
  const story = new Story("ngt", {}, VOICES).writing();
  const seen: Seen[] = story.told.map((event) => ({ event, by: null, box: VOICES.length }));
  for (const { move, wait, box } of lines) {
    story.pass(wait * 60_000);
    story.box = box === "lost" ? box : { contributors: box, bySide: {}, complete: false };
    const command = move(story);
    if (!command) continue;
    const decision = story.ask(command);
    const by = "by" in command ? command.by : null;
    if (decision.ok) for (const event of decision.events) seen.push({ event, by, box });
  }
  return { story, seen };
}

/** Of how many events of each type the properties were told in all: a rule over what never happens says nothing. */
const happened = new Map<string, number>();
const count = (what: string): unknown => happened.set(what, (happened.get(what) ?? 0) + 1);

const holds = (property: (played: ReturnType<typeof play>) => void): void =>
  fc.assert(
    fc.property(script, (lines) => {
      const played = play(lines);
      for (const { event } of played.seen) count(event.type === "phaseHeld" ? `phaseHeld ${event.why}` : event.type);
      property(played);
    }),
    { numRuns: 300 },
  );

afterAll(() => {
  const least = {
    phaseClosed: 300,
    phaseSettled: 200,
    "phaseHeld tooFew": 20,
    "phaseHeld quorum": 8,
    "phaseHeld lost": 50,
    stepEnded: 500,
  };
  for (const [what, times] of Object.entries(least)) expect(happened.get(what) ?? 0, what).toBeGreaterThan(times);
});

test("a sealed box goes to be opened only with five in it, counted then or when it was held for its quorum alone", () => {
  holds(({ seen }) => {
    for (const [at, { event, box }] of seen.entries()) {
      if (event.type !== "phaseClosed") continue;
      const since = seen.slice(0, at);
      const opened = since.findLastIndex((each) => each.event.type === "phaseOpened" && each.event.path === event.path);
      const phase = seen[opened]?.event;
      if (phase?.type !== "phaseOpened" || !phase.phase.box) continue;
      const held = since.slice(opened).findLast((each) => each.event.type === "phaseHeld" && each.event.path === event.path);
      const counted = held?.event.type === "phaseHeld" && held.event.why === "quorum" ? held.box : box;
      expect(counted).not.toBe("lost");
      expect(counted).toBeGreaterThanOrEqual(phase.phase.box.minContributors);
      if (held?.event.type === "phaseHeld") expect(held.event.why).not.toBe("tooFew");
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
