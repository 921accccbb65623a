import { describe, expect, test } from "vitest";
import type { Path } from "../../../src/model/ids.ts";
import { VersionConflict, type Store } from "../../../src/store/port.ts";
import { anId, aSession, aText, joined } from "../store.builders.ts";
import type { Subject } from "./subject.ts";

export function events(at: Subject): void {
  describe("events", () => {
    test("are read back in order, after a version", async () => {
      const session = await aSession(at.store);
      await at.store.transact((tx) => tx.append(session, 0, joined(3), "running"));
      await at.store.transact((tx) => tx.append(session, 3, [{ type: "sessionHeld", why: "team" }], "held"));
      expect(await at.store.version(session)).toBe(4);
      expect(await at.store.eventsAfter(session, 0)).toEqual([...joined(3), { type: "sessionHeld", why: "team" }]);
      expect(await at.store.eventsAfter(session, 3)).toEqual([{ type: "sessionHeld", why: "team" }]);
      expect((await at.store.sessions()).find((row) => row.id === session)).toMatchObject({ version: 4, status: "held" });
    });

    test("keep the order of keys, so that a state folded later is the same", async () => {
      const session = await aSession(at.store);
      const own = { zebra: 1, ant: { b: 1, a: 2 }, "1": 0 };
      const event = { type: "kindEvent", path: "x" as Path, event: own } as const;
      await at.store.transact((tx) => tx.append(session, 0, [event], "running"));
      expect(JSON.stringify(await at.store.eventsAfter(session, 0))).toBe(JSON.stringify([event]));
    });

    test("of two appends at one version one wins and the other is told", async () => {
      const session = await aSession(at.store);
      const outcomes = await Promise.allSettled(
        Array.from({ length: 8 }, (_, index) =>
          (index % 2 ? at.store : at.other).transact(async (tx) => {
            await tx.append(session, 0, joined(2), "running");
            await tx.saveTexts([aText(session)]);
          }),
        ),
      );
      const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason as unknown] : []));
      expect(refused).toHaveLength(7);
      expect(refused.every((reason) => reason instanceof VersionConflict)).toBe(true);
      expect(await at.store.version(session)).toBe(2);
      expect(await at.store.eventsAfter(session, 0)).toHaveLength(2);
    });

    test("a session that is not there has no version and takes no events", async () => {
      const nobody = anId<"session">();
      expect(await at.store.version(nobody)).toBeNull();
      await expect(at.store.transact((tx) => tx.append(nobody, 0, joined(1), "running"))).rejects.toThrow(VersionConflict);
    });

    test("who holds the session's lock decides alone", async () => {
      const session = await aSession(at.store);
      const add = (from: Store): Promise<void> =>
        from.transact(async (tx) => {
          const version = (await tx.lockSession(session)) ?? 0;
          await new Promise((resolve) => setTimeout(resolve, 2));
          await tx.append(session, version, joined(1), "running");
        });
      await Promise.all(Array.from({ length: 8 }, (_, index) => add(index % 2 ? at.store : at.other)));
      expect(await at.store.version(session)).toBe(8);
    });
  });
}
