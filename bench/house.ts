import { fileURLToPath } from "node:url";
import { newId } from "../src/chance.ts";
import type { Engine } from "../src/engine/engine.ts";
import type { Prepared } from "../src/protocol/prepared.ts";
import type { Parts } from "../src/engine/parts.ts";
import { liveEngine } from "../src/live-engine.ts";
import { createLog } from "../src/log.ts";
import type { Event } from "../src/model/event.ts";
import type { SessionId } from "../src/model/ids.ts";
import { openLibrary, type Library } from "../src/protocol/library.ts";
import type { Port } from "../src/platform/port.ts";
import type { SetupInput } from "../src/protocol/setup.ts";
import { kinds } from "../src/rounds/index.ts";
import { openStorage, type StorageOptions } from "../src/store/open.ts";
import type { Store } from "../src/store/port.ts";
import { keep } from "./kept.ts";

/** Told of every commit of this process, right after it: `at` on the clock of `Date.now()`. */
export type OnCommit = (session: SessionId, events: readonly Event[], at: number) => void;

export interface House {
  readonly engine: Engine;
  readonly parts: Parts;
  readonly library: Library;
  onCommit(heard: OnCommit): void;
  close(): Promise<void>;
}

/** An engine in this process. `works: false`: another process does what is queued. `ports`: where cards are shown; more may be added later. */
export async function aHouse(
  storageOptions: StorageOptions,
  { works, ports = [] }: { readonly works: boolean; readonly ports?: readonly Port[] },
): Promise<House> {
  const close = keep(async () => (await opening).close());
  const opening = openStorage(storageOptions);
  const storage = await opening;
  const heard: OnCommit[] = [];
  const store = watched(storage.store, (...commit) => heard.forEach((each) => each(...commit)));
  const { engine, parts } = liveEngine({ ...storage, store }, createLog("silent"), ports);
  if (works) await storage.queue.work(engine.handlers);
  const library = await openLibrary(fileURLToPath(new URL("../protocols", import.meta.url)), kinds, newId);
  return { engine, parts, library, onCommit: (each) => void heard.push(each), close };
}

function watched(store: Store, onCommit: OnCommit): Store {
  return {
    ...store,
    async transact(work) {
      const commits: { readonly session: SessionId; readonly events: readonly Event[] }[] = [];
      const done = await store.transact((tx) =>
        work({
          ...tx,
          async append(session, version, events, status) {
            await tx.append(session, version, events, status);
            commits.push({ session, events });
          },
        }),
      );
      const at = performance.timeOrigin + performance.now();
      for (const { session, events } of commits) onCommit(session, events, at);
      return done;
    },
  };
}

/** A planned session of the nominal group technique, which every measurement uses. */
export function planned(library: Library, people: number, setup: Partial<SetupInput> = {}): Prepared {
  const made = library.plan(
    "ngt",
    { title: "A measurement", question: "What would help?", mode: "live", people: [{ role: "participant", count: people }], ...setup },
    "en",
  );
  if (!made.ok) throw new Error(made.faults.join("\n"));
  return made.prepared;
}
