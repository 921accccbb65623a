import type { Event } from "../model/event.ts";
import type { Path } from "../model/ids.ts";
import type { Aside } from "../model/session.ts";

/** What goes on beside the protocol, before anything did. */
export const noAside: Aside = { insert: null, inserted: [], announcements: [], parked: [], lines: {}, notes: {}, presses: [] };

/** So many are kept; older ones have been read, or are of no use. */
const MOST = { announcements: 20, lines: 50, presses: 8 };

type AsideEvent = Extract<
  Event,
  { type: "teamPressed" | "insertBegan" | "insertEnded" | "announced" | "parked" | "privatelySaid" | "notesKept" }
>;

export function evolveAside(aside: Aside, event: AsideEvent): Aside {
  switch (event.type) {
    case "teamPressed":
      return { ...aside, presses: [...aside.presses, event.press].slice(-MOST.presses) };
    case "insertBegan":
      return { ...aside, insert: event.insert, inserted: event.spec ? [...aside.inserted, event.spec] : aside.inserted };
    case "insertEnded":
      return { ...aside, insert: null };
    case "announced":
      return { ...aside, announcements: [...aside.announcements, event.announcement].slice(-MOST.announcements) };
    case "parked":
      return { ...aside, parked: [...aside.parked, event.item.id] };
    case "privatelySaid": {
      const line = [...(aside.lines[event.person] ?? []), event.line].slice(-MOST.lines);
      return { ...aside, lines: { ...aside.lines, [event.person]: line } };
    }
    case "notesKept":
      return { ...aside, notes: { ...aside.notes, [event.person]: event.text } };
  }
}

/** The path of the round that is put in next. */
export const nextInserted = (aside: Aside): Path => `insert-${aside.inserted.length + 1}` as Path;

/** Whose place in the plan a round has none of. */
export function insertedAt(aside: Aside, path: Path): Aside["inserted"][number] | null {
  const number = /^insert-(\d+)$/.exec(path)?.[1];
  return number === undefined ? null : (aside.inserted[Number(number) - 1] ?? null);
}
