import { isFacilitator, people } from "../session/people.ts";
import type { SessionId } from "../model/ids.ts";
import { closesByItself } from "../session/lifecycle.ts";
import { runsOf } from "../session/timers.ts";
import { commit } from "./commit.ts";
import { codeOf } from "./effects.ts";
import { load } from "./load.ts";
import type { Parts } from "./parts.ts";
import type { Presence } from "./presence.ts";

/** Longer than a tunnel, shorter than a room's patience. */
const GONE_MS = 3 * 60_000;
/** What was not held by then is not going to be. */
const LATELY_MS = 15 * 60_000;

/**
 * A live session that nobody leads any more is held, so that nothing runs on without anybody who could stop it. Only
 * where somebody of the team was here lately: a page with scripts off says nothing, and must not stop a room.
 */
export async function holdTheLeaderless(parts: Parts, presence: Presence): Promise<void> {
  for (const id of presence.sessions())
    await holdIfLeaderless(parts, presence, id).catch((error: unknown) => parts.log.sweepFailed(codeOf(error)));
}

async function holdIfLeaderless(parts: Parts, presence: Presence, id: SessionId): Promise<void> {
  const now = parts.clock.now();
  const { lastHere, here } = presence.of(id, now);
  // Long after everybody has gone the session is not loaded again and again.
  if ([...lastHere.values()].every((at) => now - at > LATELY_MS)) return;
  const session = await load(parts, id);
  if (session?.status !== "running" || session.plan.mode !== "live") return;
  // What ends by itself, as a clearance over a day, needs nobody who leads.
  if (runsOf(session).every(closesByItself)) return;
  const team = people(session).filter((each) => isFacilitator(each) && each.state === "present");
  const last = Math.max(0, ...team.map((each) => lastHere.get(each.id) ?? 0));
  const isUnled = team.length === 0 || (last > 0 && now - last >= GONE_MS && !team.some((each) => here.has(each.id)));
  if (isUnled) await commit(parts, id, { type: "hold", by: null });
}
