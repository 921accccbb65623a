import type { SessionId } from "../../../src/model/ids.ts";
import { addressOf } from "../../../src/platform/address.ts";
import type { Account, Caller } from "../../../src/platform/port.ts";
import type { ChatDeps } from "../deps.ts";
import type { People, Profile } from "../people.ts";
import { type Platform } from "../../platforms.ts";
import { speechIn, type Speech } from "../speech.ts";

/** Somebody who did something on a chat platform. */
export interface Somebody {
  /** The workspace or server. */
  readonly home: string;
  readonly user: string;
  readonly account: Account;
  readonly profile: Profile;
  readonly t: Speech;
}

export async function somebody(people: People, home: string, user: string): Promise<Somebody> {
  const profile = await people.reader(home, user);
  const account = people.account(home, user);
  return { home, user, account, profile, t: speechIn(profile.locale, platformOf(account)) };
}

/** Accounts are made by `People`, of one platform. */
const platformOf = ({ platform }: Account): Platform => (platform === "discord" ? "discord" : "slack");

/** As somebody of a session; null: they are nobody of it. */
export async function callerIn({ engine }: ChatDeps, who: Somebody, session: SessionId): Promise<Caller | null> {
  const person = await engine.places.whoIs(session, who.account);
  return person === null ? null : { session, person, locale: who.profile.locale, zone: who.profile.zone, through: who.t.platform };
}

const OVER = ["ended", "destroyed"];

/** Which session somebody means: `here`, if one of those they sit in goes on in this channel, or the only one that was there. */
export interface Meaning {
  readonly here: SessionId | null;
  /** Else the only one they sit in anywhere: to look at, never to change by what is typed elsewhere. */
  readonly anywhere: SessionId | null;
}

export async function sessionsMeant({ engine }: ChatDeps, who: Somebody, channel: string): Promise<Meaning> {
  const seats = await engine.places.seatsOf(who.account);
  const shown = new Set(await engine.places.at({ platform: who.account.platform, channel: addressOf(who.home, channel) }));
  const states = await Promise.all(
    seats.map(async ({ session, person }) => {
      const state = await engine.state(session);
      return { session, status: state?.status ?? "destroyed", seat: state?.members[person]?.state ?? "left" };
    }),
  );
  // Somebody who left one is not in it any more, and an invitation does not stand before what goes on.
  const mine = states.filter(({ seat }) => seat !== "left");
  const live = mine.filter(({ status }) => !OVER.includes(status));
  const hereAtAll = states.filter(({ session }) => shown.has(session));
  const hereLive = live.filter(({ session }) => shown.has(session));
  const hereIn = hereLive.filter(({ seat }) => seat !== "invited");
  const here = hereIn.length > 0 ? hereIn : hereLive.length > 0 ? hereLive : hereAtAll;
  return { here: only(here), anywhere: here.length > 0 ? only(here) : only(live) };
}

/** Whoever leads a conversation that goes on in this channel; null: nobody does, or this is somebody else. */
export async function leaderHere(deps: ChatDeps, who: Somebody, channel: string): Promise<Caller | null> {
  const { here } = await sessionsMeant(deps, who, channel);
  const caller = here === null ? null : await callerIn(deps, who, here);
  const state = caller && (await deps.engine.state(caller.session));
  return caller && state && !OVER.includes(state.status) && state.members[caller.person]?.role === "facilitator" ? caller : null;
}

const only = (found: readonly { readonly session: SessionId }[]): SessionId | null =>
  found.length === 1 ? (found[0]?.session ?? null) : null;
