import { setTimeout as delay } from "node:timers/promises";
import type { Call } from "../tests/fakes/slack/recorder.ts";
import type { FakeSlack } from "../tests/fakes/slack/server.ts";
import { count } from "./all.ts";
import type { Hall } from "./slack-workspace.ts";

const OPEN = "Open my page";

export interface Acknowledged {
  /** From the press to the whole acknowledgement, each. */
  readonly took: readonly number[];
  readonly perSecond: number;
}

/**
 * People who press the button of their channel's card and type the command in turn, as one of them after the other.
 * Whoever has a page open closes it first.
 */
export function aCrowd(halls: readonly Hall[]): (index: number) => Promise<number> {
  const seats = halls.flatMap(({ channel, people }) => people.map((person) => ({ channel, person })));
  const cards = new Map(halls.map(({ channel, people }) => [channel, people[0]?.messages(channel).at(-1)]));
  return async (index) => {
    const seat = seats[index % seats.length];
    const card = seat && cards.get(seat.channel);
    if (!seat || !card) throw new Error("a channel has no card");
    const { person, channel } = seat;
    await person.closes("all").catch(() => []);
    // Everybody does both: the second time around the other.
    const types = (index + Math.floor(index / seats.length)) % 2 === 1;
    const began = performance.now();
    const { answered } = await (types ? person.types("/parley", "", channel) : person.presses(card, OPEN));
    if (answered !== "acked") throw new Error(`a press was answered: ${answered}`);
    return performance.now() - began;
  };
}

/** So many a second, each at its moment, whatever became of those before. */
export async function steadily(press: (index: number) => Promise<number>, perSecond: number, forMs: number): Promise<Acknowledged> {
  const number = Math.round((perSecond * forMs) / 1000);
  const began = performance.now();
  const took = await Promise.all(
    count(number).map(async (index) => {
      await delay(Math.max(0, (index * 1000) / perSecond - (performance.now() - began)));
      return press(index);
    }),
  );
  return { took, perSecond: (number * 1000) / (performance.now() - began) };
}

/** One after the other as fast as it goes, so many at a time. */
export async function asFastAsItGoes(press: (index: number) => Promise<number>, atOnce: number, forMs: number): Promise<number> {
  const began = performance.now();
  let number = 0;
  const worker = async (): Promise<void> => {
    while (performance.now() - began < forMs) await press(number++);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return (number * 1000) / (performance.now() - began);
}

/** From each press to the moment its `views.open` was here. A trigger of the fake begins with the moment it was made. */
export function openings(fake: FakeSlack, since: number): readonly number[] {
  const opened = fake.callsTo("views.open").filter(({ at }) => at.getTime() >= since);
  const refused = opened.find(({ error }) => error !== null);
  if (refused) throw new Error(`views.open was refused: ${refused.error}`);
  return opened.map((call) => call.at.getTime() - pressedAt(call));
}

const pressedAt = (call: Call): number => Number(String(call.arguments["trigger_id"]).split(".")[0]);
