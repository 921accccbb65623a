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

/** Which session somebody means: `here`, if one of those they sit in goes on in this channel, or the only one that was there. */
export interface Meaning {
  readonly here: SessionId | null;
  /** Else the only one they sit in anywhere: to look at, never to change by what is typed elsewhere. */
  readonly anywhere: SessionId | null;
}

export async function sessionsMeant({ engine }: SlackDeps, who: Somebody, channel: string): Promise<Meaning> {
  const seats = await engine.places.seatsOf(who.account);
  const shown = new Set(await engine.places.at({ platform: "slack", channel: `${who.team}/${channel}` }));
  const states = await Promise.all(
    seats.map(async ({ session }) => ({ session, status: (await engine.state(session))?.status ?? "destroyed" })),
  );
  const live = states.filter(({ status }) => !OVER.includes(status));
  const hereAtAll = states.filter(({ session }) => shown.has(session));
  const hereLive = live.filter(({ session }) => shown.has(session));
  const here = hereLive.length > 0 ? hereLive : hereAtAll;
  return { here: only(here), anywhere: here.length > 0 ? only(here) : only(live) };
}

const only = (found: readonly { readonly session: SessionId }[]): SessionId | null =>
  found.length === 1 ? (found[0]?.session ?? null) : null;
