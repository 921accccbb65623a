import { fileURLToPath } from "node:url";
import type { Command, Context, Decision } from "../../src/model/command.ts";
import type { Event } from "../../src/model/event.ts";
import type { Instant, Path, PersonId, SessionId } from "../../src/model/ids.ts";
import type { BoxFacts, Run, Session } from "../../src/model/session.ts";
import { openLibrary } from "../../src/protocol/library.ts";
import type { Gate, Step } from "../../src/model/vocabulary.ts";
import type { SetupInput } from "../../src/protocol/setup.ts";
import { kinds } from "../../src/rounds/index.ts";
import { decide } from "../../src/session/decide/index.ts";
import { evolveAll, nothing } from "../../src/session/evolve.ts";
import { runsOf, timersOf } from "../../src/session/timers.ts";
import { seeded } from "../floor/room.ts";

const PROTOCOLS = fileURLToPath(new URL("../../protocols", import.meta.url));
export const START: Instant = Date.UTC(2026, 10, 15, 12);
const NAMES: readonly string[] = ["ash", "birch", "cedar", "elm", "fir", "hazel"];
export const VOICES = NAMES as readonly PersonId[];
export const LENA = "lena" as PersonId;
export const KAI = "kai" as PersonId;

let made = 0;
const newId = (): string => `id-${++made}`;
const library = await openLibrary(PROTOCOLS, kinds, newId);

/** A session told by what is asked of it. Nothing but the decider: no store, no queue, no clock of its own. */
export class Story {
  session: Session;
  now: Instant = START;
  /** What the box of a closing phase is said to hold. */
  box: BoxFacts | "lost" = { contributors: VOICES.length, bySide: {}, complete: false };
  readonly told: Event[] = [];

  readonly voices: readonly PersonId[];

  constructor(
    protocol = "ngt",
    setup: Partial<SetupInput> = {},
    voices = VOICES,
    other: (steps: readonly Step[]) => readonly Step[] = (steps) => steps,
  ) {
    this.voices = voices;
    const people = [{ role: "participant" as const, side: null, count: voices.length }];
    const planned = library.plan(protocol, { title: "The river", question: "What would help?", mode: "live", people, ...setup }, "en");
    if (!planned.ok) throw new Error(planned.faults.join("\n"));
    this.session = nothing("s" as SessionId);
    const { plan, items } = planned.prepared;
    this.do({ type: "planSession", plan: { ...plan, steps: other(plan.steps) }, items });
    this.do({
      type: "invite",
      by: null,
      people: [
        { person: LENA, role: "facilitator", side: null },
        { person: KAI, role: "cofacilitator", side: null },
        ...voices.map((person) => ({ person, role: "participant" as const, side: null })),
      ],
    });
  }

  ask(command: Command): Decision {
    const ctx: Context = { now: this.now, random: seeded(1), newId, box: this.box };
    const decision = decide(this.session, command, ctx, kinds);
    if (!decision.ok) return decision;
    this.told.push(...decision.events);
    this.session = evolveAll(this.session, decision.events, kinds);
    return decision;
  }

  /** The types of what follows; the first act of a day, and who pressed, are left out. */
  do(command: Command): readonly Event["type"][] {
    const decision = this.ask(command);
    if (!decision.ok) throw new Error(`refused: ${decision.refusal.reason}`);
    return decision.events.map((event) => event.type).filter((type) => type !== "dayBegan" && type !== "teamPressed");
  }

  /** The reason of the refusal, after which the session is what it was. */
  refused(command: Command): string | null {
    const before = this.session;
    const decision = this.ask(command);
    if (!decision.ok && this.session !== before) throw new Error("a refusal changed something");
    return decision.ok ? null : decision.refusal.reason;
  }

  pass(ms: number): this {
    this.now += ms;
    return this;
  }

  /** Rings the alarm that comes next, at its time. */
  ring(name?: string): readonly Event["type"][] {
    const next = Object.entries(timersOf(this.session, kinds))
      .filter(([key]) => name === undefined || key.split(" ")[0] === name)
      .sort(([, one], [, other]) => one - other)[0];
    if (!next) throw new Error("no alarm is set");
    this.now = Math.max(this.now, next[1]);
    return this.do({ type: "alarm", key: next[0], dueAt: next[1] });
  }

  get run(): Run {
    const run = runsOf(this.session)[0];
    if (!run) throw new Error("no round is open");
    return run;
  }

  everybodyIn(): this {
    for (const by of [LENA, KAI, ...this.voices]) this.do({ type: "join", by });
    this.do({ type: "open", by: LENA });
    for (const by of this.voices) this.do({ type: "acceptTerms", by, version: this.session.plan.termsVersion });
    return this;
  }

  /** "Next", and the ten seconds or the half minute behind it. */
  next(): readonly Event["type"][] {
    this.do({ type: "next", by: LENA, path: null });
    return this.ring("call");
  }

  settle(): readonly Event["type"][] {
    const { path, phaseNumber } = this.run;
    const items = VOICES.map((_, index) => ({ plain: `thought ${index}`, label: { as: "nobody" as const } }));
    return this.do({ type: "settle", path, phaseNumber, settled: { items, figures: null } });
  }

  /** Goes to the first private round, where people write. */
  writing(): this {
    this.everybodyIn();
    if (this.run.phase.box === null) this.next();
    return this;
  }
}

export const nowhere = "nowhere" as Path;

/** A gate for all together, put in before everything else but the consent. */
export const withGate =
  (gate: Partial<Gate>, around: (gate: Gate) => Step = (it) => it) =>
  ([terms, ...steps]: readonly Step[]): readonly Step[] => [
    terms as Step,
    around({ kind: "gate", id: "ready", title: "Ready?", of: "goNoGo", decline: "stop", who: { roles: "voices" }, ...gate }),
    ...steps,
  ];
