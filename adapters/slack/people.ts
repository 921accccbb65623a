import { languageFor } from "../../src/cards/messages.ts";
import type { Account } from "../../src/platform/port.ts";
import type { Client } from "./client.ts";
import { outcomeOf, within } from "./client.ts";

/** What Slack knows of somebody, as far as a page needs it. */
export interface Profile {
  readonly name: string;
  readonly locale: string;
  readonly zone: string;
  readonly isBot: boolean;
}

const unknown: Profile = { name: "", locale: "en", zone: "UTC", isBot: false };
const LIVES_MS = 10 * 60_000;
const MOST = 2_000;
/** Somebody waits for an answer: better in English than late. */
const HASTE_MS = 400;

export interface People {
  /** In memory for ten minutes, and nowhere else. Null: Slack does not tell. */
  profile(user: string): Promise<Profile | null>;
  /** At once: somebody Slack does not tell of in time reads English. */
  reader(user: string): Promise<Profile>;
  account(team: string, user: string): Account;
}

export function createPeople(client: Client, now: () => number): People {
  const known = new Map<string, { readonly profile: Promise<Profile | null>; readonly until: number }>();
  function profile(user: string): Promise<Profile | null> {
    const kept = known.get(user);
    if (kept && kept.until > now()) return kept.profile;
    const asked = { profile: ask(client, user), until: now() + LIVES_MS };
    known.delete(user);
    known.set(user, asked);
    const oldest = known.size > MOST ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
    // What failed is asked again.
    void asked.profile.then((found) => found === null && known.get(user) === asked && known.delete(user));
    return asked.profile;
  }
  return {
    profile,
    reader: async (user) => (await within(profile(user), HASTE_MS)) ?? unknown,
    account: (team, user) => ({ platform: "slack", id: `${team}/${user}` }),
  };
}

async function ask(client: Client, user: string): Promise<Profile | null> {
  const answer = await outcomeOf(client.users.info({ user, include_locale: true }));
  if (answer.is !== "ok" || !answer.value.user) return null;
  const { profile, real_name: realName, name, locale, tz, is_bot: isBot } = answer.value.user;
  return {
    name: profile?.display_name || realName || name || "",
    locale: languageFor(locale ?? "en").tag,
    zone: tz ?? "UTC",
    isBot: isBot ?? false,
  };
}
