import type { Event } from "../src/model/event.ts";
import type { SessionId } from "../src/model/ids.ts";
import { now } from "./browser.ts";
import type { House } from "./house.ts";

export interface Moves {
  /** When this process was notified of the commit with this version, on the clock of `Date.now()`. Null: it was not. */
  at(session: SessionId, version: number): number | null;
  stop(): Promise<void>;
}

/** Notices every commit from here on, whichever process makes it. */
export async function notice({ engine }: House): Promise<Moves> {
  const noticed: { readonly session: SessionId; readonly version: number; readonly at: number }[] = [];
  const stop = await engine.onChange((session, version) => noticed.push({ session, version, at: now() }));
  return {
    at: (session, version) => noticed.find((each) => each.session === session && each.version >= version)?.at ?? null,
    stop,
  };
}

/** The version with which something happened to the round of writing. It has to have happened once. */
export async function versionOf({ parts }: House, session: SessionId, type: Event["type"]): Promise<number> {
  const events = await parts.store.eventsAfter(session, 0);
  const versions = events.flatMap((event, index) => (event.type === type && "path" in event && event.path === "silent" ? [index + 1] : []));
  const [version] = versions;
  if (version === undefined || versions.length > 1) throw new Error(`${type} happened ${versions.length} times`);
  return version;
}
