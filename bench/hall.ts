import type { Account, Place } from "../src/platform/port.ts";
import type { Prepared } from "../src/protocol/prepared.ts";
import type { SetupInput } from "../src/protocol/setup.ts";
import { until } from "../tests/fakes/slack/until.ts";
import { count } from "./all.ts";
import { planned, type House } from "./house.ts";
import { aRoom, fill, isAt, next, untilIt, type Room } from "./room.ts";

export interface Known {
  readonly id: string;
}

/** Where people of a fake meet. */
export interface Ground<P extends Known, C extends Known> {
  readonly platform: "slack" | "discord";
  /** The workspace or the server. */
  readonly team: string;
  person(name: string): P;
  channel(name: string, people: readonly P[]): C;
}

/** A conversation in a channel of its own. */
export interface Hall<P, C> {
  readonly channel: C;
  /** The facilitator first. */
  readonly people: readonly P[];
  readonly room: Room;
}

/** Divides the plan's times, so that a last call takes three seconds. */
const PACE = 10;

/** People in a channel of their own, the facilitator first. */
export function gather<P extends Known, C extends Known>({ platform, team, ...ground }: Ground<P, C>, voices: number, name: string) {
  const people = count(voices + 1).map((nth) => ground.person(`${nth === 0 ? "Lena" : `Guest ${nth}`} of ${name}`));
  const channel = ground.channel(name, people);
  const accounts = people.map(({ id }): Account => ({ platform, id: `${team}/${id}` }));
  const place: Pick<Place, "platform" | "channel"> = { platform, channel: `${team}/${channel.id}` };
  return { people, channel, accounts, place };
}

/** A plan whose round of writing lasts as long as anybody measures. */
export const writing = ({ library }: House, voices: number, setup: Partial<SetupInput> = {}): Prepared =>
  planned(library, voices, { pace: PACE, minutes: { silent: 240 }, ...setup });

/** Everybody is in, and the round of writing begins. */
export async function toWriting(house: House, room: Room): Promise<void> {
  await fill(house, room);
  await next(house, room.session, room.lead.person);
  await untilIt(house, room.session, isAt("silent"));
}

/**
 * Founds a conversation whose people are in a channel of the fake, the facilitator first; it is in its round of writing for
 * as long as anybody measures.
 */
export async function aWritingHall<P extends Known, C extends Known>(
  ground: Ground<P, C>,
  house: House,
  voices: number,
  name: string,
): Promise<Hall<P, C>> {
  const { people, channel, accounts, place } = gather(ground, voices, name);
  const room = await aRoom(house, writing(house, voices), voices, accounts);
  await house.engine.places.show(room.session, { ...place, shows: "room" });
  await toWriting(house, room);
  return { channel, people, room };
}

export const OPEN = "Open my page";
export const WRITE = "Write";

/** The card of the round of writing in each of these channels, as their people see it; waits until it stands there. */
export async function cardsIn<M extends { readonly buttons: readonly string[] }, C extends object>(
  halls: readonly Hall<{ messages(channel: C): readonly M[] }, C>[],
): Promise<(channel: C) => M> {
  const cards = new Map<C, M>();
  for (const { channel, people } of halls) {
    const shown = (): M | undefined => people[0]?.messages(channel).findLast(({ buttons }) => buttons.includes(WRITE));
    cards.set(channel, await until("the card of the round is shown", shown, 30_000));
  }
  return (channel) => {
    const card = cards.get(channel);
    if (!card) throw new Error("a channel has no card");
    return card;
  };
}
