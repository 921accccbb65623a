import type { SessionId } from "../model/ids.ts";
import type { Session } from "../model/session.ts";
import { evolveAll, nothing } from "../session/evolve.ts";
import type { Parts } from "./parts.ts";

/** The session as it is now: one indexed read when the process knows it already. Null: there is none. */
export async function load(parts: Parts, id: SessionId): Promise<Session | null> {
  const version = await parts.store.version(id);
  if (version === null) return null;
  const known = parts.memory.session(id);
  if (known?.version === version) return known;
  const start = known ?? (await parts.store.snapshot(id)) ?? nothing(id);
  const session = evolveAll(start, await parts.store.eventsAfter(id, start.version), parts.kinds);
  parts.memory.keep(session);
  return session;
}
