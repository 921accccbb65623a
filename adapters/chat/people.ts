import { addressOf } from "../../src/platform/address.ts";
import type { Account } from "../../src/platform/port.ts";
import { within } from "./outcome.ts";
import type { Platform } from "../platforms.ts";

/** What a platform knows of somebody, as far as a page needs it. */
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
  /** In memory for ten minutes, and nowhere else. Null: the platform does not tell. */
  profile(home: string, user: string): Promise<Profile | null>;
  /** At once: somebody of whom nothing is told in time reads English. */
  reader(home: string, user: string): Promise<Profile>;
  account(home: string, user: string): Account;
}

/** `home`: the workspace or server. `ask`: null where it could not be asked. */
export function createPeople(platform: Platform, ask: (home: string, user: string) => Promise<Profile | null>, now: () => number): People {
  const known = new Map<string, { readonly profile: Promise<Profile | null>; readonly until: number }>();
  function profile(home: string, user: string): Promise<Profile | null> {
    const key = `${home}/${user}`;
    const kept = known.get(key);
    if (kept && kept.until > now()) return kept.profile;
    const asked = { profile: ask(home, user), until: now() + LIVES_MS };
    known.delete(key);
    known.set(key, asked);
    const oldest = known.size > MOST ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
    // What failed is asked again.
    void asked.profile.then((found) => found === null && known.get(key) === asked && known.delete(key));
    return asked.profile;
  }
  return {
    profile,
    reader: async (home, user) => (await within(profile(home, user), HASTE_MS)) ?? unknown,
    account: (home, user) => ({ platform, id: addressOf(home, user) }),
  };
}
