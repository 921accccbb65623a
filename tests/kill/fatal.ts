import process from "node:process";
import type { Event } from "../../src/model/event.ts";
import type { Store } from "../../src/store/port.ts";
import type { Point } from "./asks.ts";

/** Nothing is tidied up: no handler runs, no connection is closed, no buffer is written. */
function die(): Promise<never> {
  process.kill(process.pid, "SIGKILL");
  return new Promise(() => {});
}

/** A store whose process dies at one chosen point, so that the moments hardest to hit from outside are hit for certain. */
export function fatal(store: Store, point: () => Point | null): Store {
  const claimed = new Map<string, string>();
  const reached = async (here: string): Promise<void> => (point() === here ? die() : undefined);
  return {
    ...store,
    async claim(...asked) {
      const held = await store.claim(...asked);
      if (!held) return null;
      claimed.set(held.row.id, held.row.effect.do);
      await reached(`claimed:${held.row.effect.do}`);
      return held;
    },
    async finish(id) {
      await reached(`finishing:${claimed.get(id)}`);
      return store.finish(id);
    },
    async transact(work) {
      const types: Event["type"][] = [];
      const done = await store.transact(async (tx) => {
        const result = await work({
          ...tx,
          append: (session, version, events, status) => {
            types.push(...events.map((event) => event.type));
            return tx.append(session, version, events, status);
          },
        });
        for (const type of types) await reached(`uncommitted:${type}`);
        return result;
      });
      for (const type of types) await reached(`committed:${type}`);
      return done;
    },
  };
}
