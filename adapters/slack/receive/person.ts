import type { SessionId } from "../../../src/model/ids.ts";
import type { Account, Caller } from "../../../src/platform/port.ts";
import type { SlackDeps } from "../deps.ts";
import type { People, Profile } from "../people.ts";
import { speechIn, type Speech } from "../speech.ts";

/** Somebody who did something on Slack. */
export interface Somebody {
  readonly team: string;
  readonly user: string;
  readonly account: Account;
  readonly profile: Profile;
  readonly t: Speech;
}

export async function somebody(people: People, team: string, user: string): Promise<Somebody> {
  const profile = await people.reader(user);
  return { team, user, account: people.account(team, user), profile, t: speechIn(profile.locale) };
}

/** As somebody of a session; null: they are nobody of it. */
export async function callerIn({ engine }: SlackDeps, who: Somebody, session: SessionId): Promise<Caller | null> {
  const person = await engine.places.whoIs(session, who.account);
  return person === null ? null : { session, person, locale: who.profile.locale, zone: who.profile.zone, through: "slack" };
}

const OVER = ["ended", "destroyed"];

/** The session meant by somebody in a channel: the one that goes on there, else the only one they sit in. Null: none, or several. */
export async function sessionOf({ engine }: SlackDeps, who: Somebody, channel: string): Promise<SessionId | null> {
  const seats = await engine.places.seatsOf(who.account);
  const here = new Set(await engine.places.at({ platform: "slack", channel: `${who.team}/${channel}` }));
  const states = await Promise.all(
    seats.map(async ({ session }) => ({ session, status: (await engine.state(session))?.status ?? "destroyed" })),
  );
  const live = states.filter(({ status }) => !OVER.includes(status));
  const liveHere = live.filter(({ session }) => here.has(session));
  const [one] = liveHere.length > 0 ? liveHere : live.length > 0 ? live : states.filter(({ session }) => here.has(session));
  const among = liveHere.length > 0 ? liveHere : live;
  return among.length > 1 ? null : (one?.session ?? null);
}
