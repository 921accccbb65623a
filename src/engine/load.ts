import type { SessionId } from "../model/ids.ts";
import type { Session } from "../model/session.ts";
import { evolveAll, nothing, upgraded } from "../session/evolve.ts";
import type { Parts } from "./parts.ts";

/** The session as it is now: one indexed read when the process knows it already. Null: there is none. */
export async function load(parts: Parts, id: SessionId): Promise<Session | null> {
  const version = await parts.store.version(id);
  if (version === null) return null;
  const known = parts.memory.session(id);
  return known?.version === version ? known : parts.memory.loading(id, version, () => catchUp(parts, id, version));
}

async function catchUp(parts: Parts, id: SessionId, version: number): Promise<Session | null> {
  const known = parts.memory.session(id);
  const session =
    (known && (await foldTo(parts, known, version))) ?? (await foldTo(parts, (await snapshotOf(parts, id)) ?? nothing(id), version));
  // Whichever process erased it: nothing of it stays in the memory of this one.
  if (!session || session.status === "destroyed") parts.memory.forget(id);
  else parts.memory.keep(session);
  return session;
}

/** Null: the events in between are gone, since the session was erased. */
async function foldTo(parts: Parts, start: Session, version: number): Promise<Session | null> {
  const session = evolveAll(start, await parts.store.eventsAfter(start.id, start.version), parts.kinds);
  return session.version >= version ? session : null;
}

async function snapshotOf(parts: Parts, id: SessionId): Promise<Session | null> {
  const snapshot = await parts.store.snapshot(id);
  return snapshot && upgraded(snapshot, parts.kinds);
}
