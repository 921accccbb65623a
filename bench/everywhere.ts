import type { Account, Place } from "../src/platform/port.ts";
import { count } from "./all.ts";
import { enter } from "./browser.ts";
import { follow, type Follower } from "./follower.ts";
import { gather, toWriting, writing, type Ground, type Known } from "./hall.ts";
import type { House } from "./house.ts";
import { aRoom, markOf, writeAll, type Room } from "./room.ts";

/** In each of the three places; all of them have to write, since fewer than five would not be shown. */
const VOICES_EACH = 2;

/** One conversation on Slack, on Discord and in the browser. */
export interface Everywhere {
  readonly room: Room;
  readonly slack: Known;
  readonly discord: Known;
  /** The page of one of those who are in the browser. */
  readonly page: Follower;
  /** By which each of what was written is known. */
  readonly marks: readonly string[];
}

/**
 * Founds a conversation in a channel of Slack, shows it in one of Discord by a code, as whoever leads does, and opens
 * a page in the browser. It is in its round of writing, in which everybody has written.
 */
export async function anEverywhere<P extends Known, C extends Known, Q extends Known, D extends Known>(
  house: House,
  port: number,
  [slack, discord]: readonly [Ground<P, C>, Ground<Q, D>],
  nth: number,
): Promise<Everywhere> {
  const here = gather(slack, VOICES_EACH, `hall-${nth}`);
  const there = gather(discord, VOICES_EACH, `hall-${nth}`);
  const [leadThere, ...guestsThere] = there.accounts;
  if (!leadThere) throw new Error("nobody leads on Discord");
  const voices = 3 * VOICES_EACH;
  const room = await aRoom(house, writing(house, voices, { assurance: "A" }), voices, [...here.accounts, ...guestsThere]);
  await house.engine.places.show(room.session, { ...here.place, shows: "room" });
  await byCode(house, room, leadThere, there.place);
  const guest = room.places.at(-1);
  if (!guest) throw new Error("nobody is in the browser");
  const browser = await enter(port, guest, nth);
  await toWriting(house, room);
  await writeAll(house, room, nth);
  const marks = count(voices).map((each) => markOf(each + 1));
  return { room, slack: here.channel, discord: there.channel, page: await follow(browser, marks), marks };
}

async function byCode(
  { engine }: House,
  { session, lead }: Room,
  account: Account,
  place: Pick<Place, "platform" | "channel">,
): Promise<void> {
  const made = await engine.placeCode({ session, person: lead.person, locale: "en" });
  if (!made.ok) throw new Error(made.refusal);
  const linked = await engine.linkPlace(made.code, account, place, "en");
  if (!linked.ok) throw new Error(linked.refusal);
  if (linked.shows !== "room") throw new Error("the second place only rings");
}
