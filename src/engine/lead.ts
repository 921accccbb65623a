import { isFacilitator, people } from "../session/people.ts";
import { closesByItself } from "../session/lifecycle.ts";
import { runsOf } from "../session/timers.ts";
import { commit } from "./commit.ts";
import { load } from "./load.ts";
import type { Parts } from "./parts.ts";
import type { Presence } from "./presence.ts";

/** Longer than a tunnel, shorter than a room's patience. */
const GONE_MS = 3 * 60_000;

/**
 * A live session that nobody leads any more is held, so that nothing runs on without anybody who could stop it. Only
 * where somebody of the team was here lately: a page with scripts off says nothing, and must not stop a room.
 */
export async function holdTheLeaderless(parts: Parts, presence: Presence): Promise<void> {
  const now = parts.clock.now();
  for (const id of presence.sessions()) {
    const { lastHere, here } = presence.of(id, now);
    const session = await load(parts, id);
    if (session?.status !== "running" || session.plan.mode !== "live") continue;
    // What ends by itself, as a clearance over a day, needs nobody who leads.
    if (runsOf(session).every(closesByItself)) continue;
    const team = people(session).filter((each) => isFacilitator(each) && each.state === "present");
    if (team.length === 0) {
      await commit(parts, id, { type: "hold", by: null });
      continue;
    }
    const last = Math.max(0, ...team.map((each) => lastHere.get(each.id) ?? 0));
    if (last === 0 || now - last < GONE_MS || team.some((each) => here.has(each.id))) continue;
    await commit(parts, id, { type: "hold", by: null });
  }
}
