import { foldedName } from "../../../src/confidentiality/folded-name.ts";
import type { People } from "../people.ts";

export type Names = { readonly ok: true; readonly names: ReadonlyMap<string, string> } | { readonly ok: false; readonly reason: string };

/**
 * What people are called in a conversation: as on the platform, and never by an id. Two of one name could speak for each other:
 * the second is told apart by a number. `reason`: a sentence's key.
 */
export async function namesOf(people: People, home: string, users: readonly string[]): Promise<Names> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const profiles = await Promise.all(users.map(async (user) => ({ user, profile: await people.profile(home, user) })));
  for (const { user, profile } of profiles) {
    if (profile === null) return { ok: false, reason: "chat.away" };
    if (profile.isBot) return { ok: false, reason: "chat.noBots" };
    if (profile.name === "") return { ok: false, reason: "chat.noName" };
    let name = profile.name;
    for (let count = 2; taken.has(foldedName(name)); count++) name = `${profile.name} ${count}`;
    taken.add(foldedName(name));
    names.set(user, name);
  }
  return { ok: true, names };
}
