import { setTimeout as delay } from "node:timers/promises";
import type { Page } from "../../src/platform/page.ts";
import type { Answer } from "../../src/platform/port.ts";
import type { Left, Place, Point, Seats } from "./asks.ts";
import { Died, startProcess } from "./process.ts";
import type { Room } from "./room.ts";

/** What is due must happen this long after the process works again. */
const GOES_ON_WITHIN_MS = 5_000;

export interface Recovery {
  readonly moment: string;
  /** From the start of the process until it works. */
  readonly readyMs: number;
  /** From the start of the process until the next thing that was due had happened; null: nothing was due. */
  readonly goesOnMs: number | null;
}

export interface MortalRoom extends Room {
  readonly recoveries: readonly Recovery[];
  left(seats: Seats): Promise<Left>;
  /** Ends the process that runs at present, and starts no other: a test that ran out of time must leave nothing behind. */
  end(): Promise<void>;
}

/** A session driven through processes that die and follow each other on the same storage. */
export async function mortalRoom(place: Place): Promise<MortalRoom> {
  let process = await startProcess(place, null);
  const recoveries: Recovery[] = [];
  let isOver = false;
  let starting: Promise<unknown> = Promise.resolve();

  async function restart(moment: string, next: Point | null): Promise<void> {
    process.signal("SIGKILL");
    await process.ended;
    if (isOver) throw new Error("the test is over");
    const started = startProcess(place, next);
    starting = started.catch(() => {});
    process = await started;
    recoveries.push({ moment, readyMs: process.readyAt - process.forkedAt, goesOnMs: null });
  }

  /** The latest restart brought about what was due. */
  function wentOn(): void {
    const last = recoveries.at(-1);
    if (last) recoveries[recoveries.length - 1] = { ...last, goesOnMs: performance.now() - process.forkedAt };
  }

  async function within(what: string, isSo: Promise<unknown>): Promise<void> {
    const late = Symbol("late");
    const abort = new AbortController();
    const outcome = await Promise.race([isSo, delay(GOES_ON_WITHIN_MS, late, { signal: abort.signal }).catch(() => null)]);
    abort.abort();
    if (outcome === late) throw new Error(`${what}: does not go on within ${GOES_ON_WITHIN_MS} ms`);
  }

  /** What a browser does whose request broke off: sends the same again, when somebody answers. */
  async function pressed(press: () => Promise<void>): Promise<boolean> {
    try {
      await press();
      return true;
    } catch (error) {
      if (!(error instanceof Died)) throw error;
      return false;
    }
  }

  async function until(isDone: () => Promise<boolean>): Promise<void> {
    const end = performance.now() + GOES_ON_WITHIN_MS * 2;
    while (!(await isDone()) && performance.now() < end) await delay(25);
  }

  return {
    recoveries,
    plan: (names) => process.ask<Seats>({ do: "plan", names }),
    act: ({ caller }, intent) => process.ask<Answer>({ do: "act", caller, intent }),
    async page({ caller }) {
      const page = await process.ask<Page | { reason: string }>({ do: "page", caller });
      if ("reason" in page) throw new Error(page.reason);
      return page;
    },
    artefact: ({ caller }) => process.ask<string | null>({ do: "artefact", caller }),
    left: ({ session }) => process.ask<Left>({ do: "left", session }),
    async end() {
      isOver = true;
      await starting;
      process.signal("SIGTERM");
      await process.ended;
    },
    death: (moment) => restart(moment, null),
    async cut(moment, press) {
      const sending = pressed(press);
      await delay(4);
      await restart(moment, null);
      if (!(await sending)) await press();
    },
    async through(moment, deaths, press, isDone) {
      const pointAt = (index: number): Point | null => {
        const death = deaths[index];
        return death === undefined || death === "kill" ? null : death;
      };
      const first = pointAt(0);
      if (first) await process.ask({ do: "dieAt", point: first });
      let sent = await pressed(press);
      for (const [index, death] of deaths.entries()) {
        const what = `${moment}: ${death === "kill" ? "right after the press" : death}`;
        if (death !== "kill") {
          await within(what, process.ended);
          if (index > 0) wentOn();
        }
        // Dead for longer than "next" takes, so that its alarm is overdue when the next process starts.
        process.signal("SIGKILL");
        await process.ended;
        await delay(350);
        await restart(what, pointAt(index + 1));
        if (!sent) sent = await pressed(press);
      }
      await within(moment, until(isDone));
      if (deaths.length > 0) wentOn();
    },
  };
}

export function table(tier: string, recoveries: readonly Recovery[]): string {
  const spread = (values: readonly number[]): string => {
    const sorted = values.toSorted((one, other) => one - other).map(Math.round);
    return `${sorted[0]} / ${sorted[Math.floor(sorted.length / 2)]} / ${sorted.at(-1)}`;
  };
  const ready = spread(recoveries.map((each) => each.readyMs));
  const on = recoveries.flatMap((each) => (each.goesOnMs === null ? [] : [each.goesOnMs]));
  return `| ${tier} | ${recoveries.length} kills | ready after ${ready} ms | goes on after ${spread(on)} ms | (least / median / most)`;
}
