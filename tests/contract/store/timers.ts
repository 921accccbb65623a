import { describe, expect, test } from "vitest";
import type { SessionId } from "../../../src/model/ids.ts";
import { aSession } from "../store.builders.ts";
import type { Subject } from "./subject.ts";

export function timers(at: Subject): void {
  describe("timers", () => {
    const mine = async (session: SessionId, until: number) =>
      (await at.store.overdueTimers(until, 10_000)).filter((timer) => timer.session === session);

    test("are made equal to the ones given", async () => {
      const session = await aSession(at.store);
      const set = (timers: Record<string, number>): Promise<void> =>
        at.store.transact((tx) =>
          tx.setTimers(
            session,
            Object.entries(timers).map(([key, dueAt]) => ({ session, key, dueAt })),
          ),
        );
      await set({ a: 30, b: 10, c: 20 });
      await set({ a: 30, b: 15.25, d: 5 });
      expect(await mine(session, 100)).toEqual([
        { session, key: "d", dueAt: 5 },
        { session, key: "b", dueAt: 15.25 },
        { session, key: "a", dueAt: 30 },
      ]);
      await set({});
      expect(await mine(session, 100)).toEqual([]);
    });

    test("are overdue from their instant on, the earliest first, as many as asked for", async () => {
      const session = await aSession(at.store);
      await at.store.transact((tx) =>
        tx.setTimers(
          session,
          [7, 3, 5].map((dueAt) => ({ session, key: `k${dueAt}`, dueAt: dueAt - 1_000_000 })),
        ),
      );
      expect((await mine(session, -999_995)).map((timer) => timer.key)).toEqual(["k3", "k5"]);
      expect(await at.store.overdueTimers(-999_000, 2)).toHaveLength(2);
      expect((await at.store.timersBefore(-999_993, 10)).map((timer) => timer.key)).toEqual(["k3", "k5", "k7"]);
    });

    test("an instant of today survives to the millisecond", async () => {
      const session = await aSession(at.store);
      const dueAt = 1_800_000_000_123;
      await at.store.transact((tx) => tx.setTimers(session, [{ session, key: "k", dueAt }]));
      expect(await mine(session, dueAt)).toEqual([{ session, key: "k", dueAt }]);
      expect(await mine(session, dueAt - 1)).toEqual([]);
    });
  });
}
