import type { PlaceStore } from "../port.ts";
import { placeKey, type Tables } from "./tables.ts";

export function placesOver({ places, accounts, posts }: Tables): PlaceStore {
  const arrivals = new Map<string, number>();
  const notes = new Map<string, Buffer>();
  return {
    of: async (session) => [...places.values()].filter((row) => row.session === session).toSorted((a, b) => (a.mark < b.mark ? -1 : 1)),
    at: async (mark) =>
      [...places.values()]
        .filter((row) => row.mark === mark)
        .map((row) => row.session)
        .toSorted(),
    accounts: async (marks) => marks.toSorted().flatMap((mark) => accounts.get(mark) ?? []),
    post: async (session, name) => posts.get(placeKey(session, name))?.ciphertext ?? null,
    async keepPost(session, name, ciphertext) {
      posts.set(placeKey(session, name), { session, ciphertext });
    },
    note: async (mark) => notes.get(mark) ?? null,
    keepNote: async (mark, ciphertext) => void notes.set(mark, ciphertext),
    async isFirst(mark, until, now) {
      for (const [known, ends] of arrivals) if (ends <= now) arrivals.delete(known);
      if (arrivals.has(mark)) return false;
      arrivals.set(mark, until);
      return true;
    },
  };
}
