import { setTimeout as delay } from "node:timers/promises";
import { count } from "./all.ts";
import type { Hall } from "./hall.ts";
import { atLeast, figure, median, p99, type Figure, type Options } from "./measurement.ts";

const PER_SECOND = 100;
const FOR_MS = 60_000;
const QUICK_MS = 10_000;
const WARM_MS = 3_000;
const AT_ONCE = 16;
const FAST_MS = 5_000;
const ACK_BUDGET_MS = 50;
/** Of what the bare app acknowledges. */
const SHARE = 0.5;

/** Somebody's next act, and how long it took in milliseconds. */
export type Act = (index: number) => Promise<number>;

export interface Acknowledged {
  /** From each act to its whole acknowledgement. */
  readonly took: readonly number[];
  readonly perSecond: number;
}

export interface Loaded extends Acknowledged {
  readonly fastest: number;
  /** When the steady load began. */
  readonly since: number;
}

interface Seat<P, C> {
  readonly person: P;
  readonly channel: C;
}

/**
 * The people of these conversations, who act as one of them after the other: one of these acts, and the next the next
 * time around. `before`: what does not count.
 */
export function aCrowd<P, C>(
  halls: readonly Hall<P, C>[],
  acts: readonly ((seat: Seat<P, C>) => Promise<{ readonly answered: string }>)[],
  before: (person: P) => Promise<unknown> = async () => {},
): Act {
  const seats = halls.flatMap(({ channel, people }) => people.map((person): Seat<P, C> => ({ channel, person })));
  return async (index) => {
    const seat = seats[index % seats.length];
    const act = acts[(index + Math.floor(index / seats.length)) % acts.length];
    if (!seat || !act) throw new Error("there is nobody, or nothing to do");
    await before(seat.person);
    const began = performance.now();
    const { answered } = await act(seat);
    if (answered !== "acked") throw new Error(`an act was answered: ${answered}`);
    return performance.now() - began;
  };
}

/** A hundred a second, each at its moment, whatever became of those before. */
export async function steadily(act: Act, forMs: number): Promise<Acknowledged> {
  const number = Math.round((PER_SECOND * forMs) / 1000);
  const began = performance.now();
  const took = await Promise.all(
    count(number).map(async (index) => {
      await delay(Math.max(0, (index * 1000) / PER_SECOND - (performance.now() - began)));
      return act(index);
    }),
  );
  return { took, perSecond: (number * 1000) / (performance.now() - began) };
}

/** One after the other as fast as it goes, so many at a time. */
async function asFastAsItGoes(act: Act): Promise<number> {
  const began = performance.now();
  let number = 0;
  const worker = async (): Promise<void> => {
    while (performance.now() - began < FAST_MS) await act(number++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return (number * 1000) / (performance.now() - began);
}

/** The steady load, after three seconds of it that do not count; then as fast as it goes. */
export async function loaded(act: Act, quick: boolean): Promise<Loaded> {
  await steadily(act, WARM_MS);
  await delay(500);
  const since = Date.now();
  const steady = await steadily(act, quick ? QUICK_MS : FOR_MS);
  await delay(500);
  return { ...steady, since, fastest: await asFastAsItGoes(act) };
}

/** Beside what a bare app of this name acknowledges. */
export function acknowledgements(of: string, ours: Loaded, bare: Loaded, name: string, note: Options["note"]): readonly Figure[] {
  for (const [who, { took, perSecond }] of [["Parley", ours] as const, [name, bare] as const])
    note(`${who}: ${took.length} acknowledged, ${perSecond.toFixed(1)} a second, worst ${Math.max(...took).toFixed(0)} ms`);
  const peer = (value: number) => ({ name, value });
  return [
    figure(`${of}: acknowledged, median`, "ms", median(ours.took), null, peer(median(bare.took))),
    figure(`${of}: acknowledged, p99`, "ms", p99(ours.took), ACK_BUDGET_MS, peer(p99(bare.took))),
    atLeast(`${of}: acknowledged of ${PER_SECOND} a second`, "/s", ours.perSecond, SHARE * bare.perSecond, peer(bare.perSecond)),
    figure(`${of}: acknowledged, as fast as it goes`, "/s", ours.fastest, null, peer(bare.fastest)),
  ];
}

const OPEN_BUDGET_MS = 500;

/** From the press to the window or page that it opens. */
export function windows(of: string, opened: readonly number[], note: Options["note"]): readonly Figure[] {
  note(`opened: median ${median(opened).toFixed(0)} ms, worst ${Math.max(...opened).toFixed(0)} ms`);
  return [
    figure(`${of}: press to modal, median`, "ms", median(opened), null),
    figure(`${of}: press to modal, p99`, "ms", p99(opened), OPEN_BUDGET_MS),
  ];
}
