import { describe, expect, test } from "vitest";
import { eventually } from "../../support/scratch.ts";
import { aBox, aSession, joined } from "../store.builders.ts";
import type { Subject } from "./subject.ts";

export function listening(at: Subject): void {
  describe("listening", () => {
    test("one process hears of what another appended, once it is committed", async () => {
      const session = await aSession(at.store);
      const heard: (readonly [string, number])[] = [];
      const stop = await at.other.listen((id, version) => heard.push([id, version]));
      const mine = (): readonly number[] => heard.filter(([id]) => id === session).map(([, version]) => version);
      await at.store.transact((tx) => tx.append(session, 0, joined(2), "running"));
      await at.store
        .transact(async (tx) => {
          await tx.append(session, 2, joined(1), "running");
          throw new Error("rolled back");
        })
        .catch(() => {});
      await at.store.transact((tx) => tx.append(session, 2, joined(2), "running"));
      await eventually(() => mine().length >= 2);
      expect(mine()).toEqual([2, 4]);
      await stop();
      await at.store.transact((tx) => tx.append(session, 4, joined(1), "running"));
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(mine()).toEqual([2, 4]);
    });

    test("two listeners of one process both hear, and stop by themselves", async () => {
      const session = await aSession(at.store);
      const heard = { one: 0, two: 0 };
      const stopOne = await at.store.listen((id) => void (heard.one += id === session ? 1 : 0));
      const stopTwo = await at.store.listen((id) => void (heard.two += id === session ? 1 : 0));
      await at.store.transact((tx) => tx.append(session, 0, joined(1), "running"));
      await eventually(() => heard.one === 1 && heard.two === 1);
      await stopOne();
      await at.store.transact((tx) => tx.append(session, 1, joined(1), "running"));
      await eventually(() => heard.two === 2);
      expect(heard.one).toBe(1);
      await stopTwo();
    });

    test("a sealed act is not heard of and leaves the version alone", async () => {
      const session = await aSession(at.store);
      const box = await aBox(at.store, session);
      const heard: string[] = [];
      const stop = await at.other.listen((id) => heard.push(id));
      await at.store.transact((tx) => tx.seal(box, "t", () => Buffer.from("x")));
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(heard).not.toContain(session);
      expect(await at.store.version(session)).toBe(0);
      await stop();
    });
  });
}
