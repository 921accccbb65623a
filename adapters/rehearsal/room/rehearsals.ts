import { setTimeout as delay } from "node:timers/promises";
import { codeOf } from "../../../src/engine/effects.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { isLeftOver } from "../../../src/engine/rehearsal-id.ts";
import type { Clock } from "../../../src/queue/port.ts";
import type { Instant, Ms, PersonId } from "../../../src/model/ids.ts";
import type { Role } from "../../../src/model/vocabulary.ts";
import type { Planning } from "../../planning.ts";
import { seeded } from "../world.ts";
import type { Ask } from "./door.ts";
import { found } from "./found.ts";
import { play } from "./play.ts";
import type { Chair, Rehearsal } from "./rehearsal.ts";
import { speaker } from "./speaker.ts";
import { staged, type Method, type Part } from "./staging.ts";

export interface RehearsalDeps {
  readonly engine: Engine;
  readonly plan: Planning;
  readonly clock: Clock;
  readonly newId: () => string;
  /** The room that the invented people go in and out of. */
  readonly ask: Ask;
  readonly failed: (code: string) => void;
  /** What the invented people choose by. Default: another each time. */
  readonly seed?: number;
  /** Default: as long as it takes by the real clock; ends early when the rehearsal is stopped. */
  readonly wait?: (ms: Ms) => Promise<void>;
}

/** A place as the page of a rehearsal lists it. */
export interface Seat {
  readonly seat: string;
  readonly name: string;
  readonly role: Role;
  readonly side: string | null;
  readonly sits: "invented" | "you" | "elsewhere";
  readonly hasTheFloor: boolean;
}

export type Begun =
  | { readonly ok: true; readonly secret: string; /** Where they sit; null: nowhere yet. */ readonly sits: Key | null }
  | { readonly ok: false; readonly why: "tooMany" | "tooOften" };

/** What opens a seat in a browser. */
export interface Key {
  readonly seat: string;
  readonly secret: string;
}

/** Rehearsals in the room: real sessions of invented people, of which nothing is kept. */
export interface Rehearsals {
  /** @param instead the one that ends for it, where it may begin: a browser has one at a time. */
  begin(method: Method, as: Part, instead: string | null): Promise<Begun>;
  /** False: whoever has this secret has no rehearsal that goes on. */
  goesOn(secret: string): boolean;
  /** Null: the same. */
  seats(secret: string): Promise<readonly Seat[] | null>;
  /** Takes over a seat from its invented person, who gets up. Null: there is no such seat. */
  sit(secret: string, seat: string): Key | null;
  /** Looks over the shoulder of whoever sits there. */
  look(secret: string, seat: string): Key | null;
  /** Gives a seat back to its invented person. */
  giveBack(secret: string, seat: string): void;
  /** Ends and erases it. */
  end(secret: string): Promise<void>;
  /** A seat of a rehearsal that is over and erased. */
  isOver(seat: string): boolean;
  /** At start: erases what earlier processes left, once its time is over. Those of other processes go on. */
  eraseLeftOvers(): Promise<void>;
  /** Ends and erases all of them. */
  close(): Promise<void>;
}

const MOST_AT_ONCE = 3;
const MOST_BEGUN = 12;
const BEGUN_WITHIN_MS = 10 * 60_000;
const LASTS_MS = 30 * 60_000;
/** Once it has ended there is time to read what was released. */
const LOOK_BACK_MS = 5 * 60_000;
const MOST_OVER = 200;

interface Running {
  readonly rehearsal: Rehearsal;
  readonly stop: AbortController;
  /** Resolves when it is erased. */
  readonly erased: Promise<void>;
}

export function createRehearsals(deps: RehearsalDeps): Rehearsals {
  const { engine, clock } = deps;
  const running = new Map<string, Running>();
  const over = new Set<string>();
  let begun: readonly Instant[] = [];
  let founding = 0;
  let isClosed = false;
  const chairOf = (secret: string, seat: string): Chair | null =>
    running.get(secret)?.rehearsal.chairs.find((chair) => chair.door.seat === seat) ?? null;
  const keyOf = (chair: Chair | null): Key | null => chair && { seat: chair.door.seat, secret: chair.door.secret };

  async function erase(rehearsal: Rehearsal): Promise<void> {
    // Before it is gone: whoever looks on is told at once that it moved, and finds here why.
    for (const { door } of rehearsal.chairs) over.add(door.seat);
    for (const seat of over) if (over.size > MOST_OVER) over.delete(seat);
    await engine.eraseRehearsal(rehearsal.session);
  }

  async function run(rehearsal: Rehearsal, signal: AbortSignal): Promise<void> {
    const stopped = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
    const pass = deps.wait ?? ((ms: Ms) => delay(ms, undefined, { signal, ref: false }).catch(() => {}));
    const wait = (ms: Ms): Promise<void> => Promise.race([pass(ms), stopped]);
    await play({
      rehearsal,
      state: () => engine.state(rehearsal.session),
      now: () => clock.now(),
      wait,
      isStopped: () => signal.aborted,
      failed: (error) => deps.failed(codeOf(error)),
    });
    if (!signal.aborted) await wait(Math.max(0, Math.min(LOOK_BACK_MS, rehearsal.endsAt - clock.now())));
    await erase(rehearsal);
  }

  function start(secret: string, rehearsal: Rehearsal): void {
    const stop = new AbortController();
    const erased = run(rehearsal, stop.signal)
      .catch((error: unknown) => deps.failed(codeOf(error)))
      .finally(() => running.delete(secret));
    running.set(secret, { rehearsal, stop, erased });
  }

  async function stop({ stop, erased }: Running): Promise<void> {
    stop.abort();
    await erased;
  }

  function sitOn(chair: Chair | null): Key | null {
    if (!chair) return null;
    chair.isTaken = true;
    chair.waitedFor = null;
    return keyOf(chair);
  }

  return {
    async begin(method, as, instead) {
      const now = clock.now();
      begun = begun.filter((at) => now - at < BEGUN_WITHIN_MS);
      const before = instead === null ? undefined : running.get(instead);
      if (isClosed || running.size - (before ? 1 : 0) + founding >= MOST_AT_ONCE) return { ok: false, why: "tooMany" };
      if (begun.length >= MOST_BEGUN) return { ok: false, why: "tooOften" };
      begun = [...begun, now];
      founding++;
      try {
        if (before) await stop(before);
        const secret = deps.newId() + deps.newId();
        const chance = seeded(deps.seed ?? Math.trunc(now));
        const { engine, plan, ask } = deps;
        const times = { now, endsAt: now + LASTS_MS, erasedAfterMs: LOOK_BACK_MS };
        const staging = staged[method];
        const rehearsal = await found({ engine, plan, staging, ask, chance, pace: staging.pace[as], ...times });
        const chair = rehearsal.chairs.find((each) => each.leads === (as === "facilitator")) ?? null;
        const sits = as === "watch" ? null : sitOn(chair);
        start(secret, rehearsal);
        return { ok: true, secret, sits };
      } finally {
        founding--;
      }
    },
    goesOn: (secret) => running.has(secret),
    async seats(secret) {
      const own = running.get(secret)?.rehearsal;
      if (!own) return null;
      const session = await engine.state(own.session);
      const speaks = session && speaker(session);
      return own.chairs.map((chair) => seatOf(chair, speaks));
    },
    sit: (secret, seat) => sitOn(chairOf(secret, seat)),
    look: (secret, seat) => keyOf(chairOf(secret, seat)),
    giveBack(secret, seat) {
      const chair = chairOf(secret, seat);
      if (chair) Object.assign(chair, { isTaken: false, idleIn: null, dueAt: clock.now() } satisfies Partial<Chair>);
    },
    async end(secret) {
      const own = running.get(secret);
      if (own) await stop(own);
    },
    isOver: (seat) => over.has(seat),
    async eraseLeftOvers() {
      for (const session of await engine.rehearsals()) if (isLeftOver(session, clock.now())) await engine.eraseRehearsal(session);
    },
    async close() {
      isClosed = true;
      await Promise.all([...running.values()].map(stop));
    },
  };
}

const seatOf = ({ door, person, name, role, side, isTaken, isGone }: Chair, speaks: PersonId | null): Seat => ({
  seat: door.seat,
  name,
  role,
  side,
  sits: isTaken ? "you" : isGone ? "elsewhere" : "invented",
  hasTheFloor: person === speaks,
});
