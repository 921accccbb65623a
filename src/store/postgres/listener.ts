import { setTimeout as delay } from "node:timers/promises";
import type { Client } from "pg";
import type { SessionId } from "../../model/ids.ts";
import { StoreFault, codeOf } from "../fault.ts";
import { ignore, newListener } from "./connect.ts";

export const channelOf = (schema: string): string => `${schema}_moved`;
export const notesOf = (schema: string): string => `${schema}_notes`;

type Heard = (session: SessionId, version: number) => void;
type HeardNote = (note: string) => void;

export interface Listener {
  /** Resolves once notifications arrive. */
  add(heard: Heard): Promise<() => Promise<void>>;
  hear(heard: HeardNote): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/**
 * One connection that waits for the notifications of every append, opened for the first who listens and closed with
 * the last. When it breaks, it is opened again after 0.1 s, then 0.2 s, up to 5 s. What was notified in between is
 * lost, so after every reconnection each listener is told every session at its present version (`everything`);
 * listeners compare versions anyway.
 */
export function listenerFor(
  connectionString: string,
  schema: string,
  everything: () => Promise<readonly { readonly id: SessionId; readonly version: number }[]>,
): Listener {
  const listeners = new Set<Heard>();
  const hearers = new Set<HeardNote>();
  let opening: Promise<Client> | null = null;
  let stopped = new AbortController();

  function tell(session: SessionId, version: number): void {
    for (const heard of listeners) heard(session, version);
  }

  async function connect(): Promise<Client> {
    const client = newListener(connectionString);
    client.on("error", ignore);
    client.on("notification", ({ channel, payload = "" }) => {
      if (channel === notesOf(schema)) return hearers.forEach((heard) => heard(payload));
      const [session = "", version = ""] = payload.split(" ");
      tell(session as SessionId, Number(version));
    });
    try {
      await client.connect();
      await client.query(`listen "${channelOf(schema)}"`);
      await client.query(`listen "${notesOf(schema)}"`);
    } catch (error) {
      await client.end().catch(ignore);
      throw new StoreFault(codeOf(error));
    }
    const { signal } = stopped;
    client.on("end", () => {
      if (signal.aborted) return;
      opening = reconnect(signal);
      opening.catch(ignore);
    });
    return client;
  }

  async function reconnect(signal: AbortSignal): Promise<Client> {
    for (let waitMs = 100; ; waitMs = Math.min(waitMs * 2, 5_000)) {
      await delay(waitMs, undefined, { signal, ref: false });
      const client = await connect().catch(() => null);
      if (client === null) continue;
      // Without this the gap would stay unknown: then once more from the start.
      await everything().then(
        (sessions) => sessions.forEach(({ id, version }) => tell(id, version)),
        () => client.end().catch(ignore),
      );
      return client;
    }
  }

  async function close(): Promise<void> {
    stopped.abort();
    const client = await opening?.catch(() => null);
    opening = null;
    stopped = new AbortController();
    await client?.end().catch(ignore);
  }

  async function join<T>(all: Set<T>, heard: T): Promise<() => Promise<void>> {
    opening ??= connect();
    try {
      await opening;
    } catch (error) {
      opening = null;
      throw error;
    }
    all.add(heard);
    return async () => {
      all.delete(heard);
      if (listeners.size === 0 && hearers.size === 0) await close();
    };
  }

  return {
    add: (heard) => join(listeners, heard),
    hear: (heard) => join(hearers, heard),
    async close() {
      listeners.clear();
      hearers.clear();
      await close();
    },
  };
}
