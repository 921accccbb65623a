import type { People } from "../people.ts";

export type Names = { readonly ok: true; readonly names: ReadonlyMap<string, string> } | { readonly ok: false; readonly reason: string };

/**
 * What people are called in a conversation: as in Slack, and never by an id. Two of one name could speak for each other:
 * the second is told apart by a number. `reason`: a sentence's key.
 */
export async function namesOf(people: People, users: readonly string[]): Promise<Names> {
  const names = new Map<string, string>();
  const seen = new Map<string, number>();
  const profiles = await Promise.all(users.map(async (user) => ({ user, profile: await people.profile(user) })));
  for (const { user, profile } of profiles) {
    if (profile === null) return { ok: false, reason: "slack.away" };
    if (profile.isBot) return { ok: false, reason: "slack.noBots" };
    if (profile.name === "") return { ok: false, reason: "slack.noName" };
    const folded = profile.name.toLowerCase();
    const count = (seen.get(folded) ?? 0) + 1;
    seen.set(folded, count);
    names.set(user, count === 1 ? profile.name : `${profile.name} ${count}`);
  }
  return { ok: true, names };
}
