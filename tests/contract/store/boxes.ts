import { describe, expect, test } from "vitest";
import type { Store } from "../../../src/store/port.ts";
import { aBox, anId, aSession } from "../store.builders.ts";
import type { Subject } from "./subject.ts";

export function boxes(at: Subject): void {
  describe("sealed boxes", () => {
    test("fifty people seal at once and nothing is lost", async () => {
      const box = await aBox(at.store, await aSession(at.store));
      const results = await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          (index % 2 ? at.store : at.other).transact((tx) => tx.seal(box, `token${index}`, () => Buffer.from([index]))),
        ),
      );
      expect(results).toEqual(Array.from({ length: 50 }, () => "sealed"));
      const entries = await at.store.entries(box);
      expect(entries.map((entry) => entry.ciphertext[0]).sort((one, two) => one! - two!)).toEqual(
        Array.from({ length: 50 }, (_, index) => index),
      );
      expect(entries.map((entry) => entry.token)).toEqual(entries.map((entry) => entry.token).sort());
    });

    test("one person's double clicks each see the one before", async () => {
      const box = await aBox(at.store, await aSession(at.store));
      const addOne = (from: Store): Promise<string> =>
        from.transact((tx) => tx.seal(box, "same", (before) => Buffer.concat([before ?? Buffer.alloc(0), Buffer.of(1)])));
      await Promise.all(Array.from({ length: 20 }, (_, index) => addOne(index % 2 ? at.store : at.other)));
      expect(await at.store.entry(box, "same")).toHaveLength(20);
      expect(await at.store.entries(box)).toHaveLength(1);
      expect(await at.store.entry(box, "another")).toBeNull();
    });

    test("a frozen box, a deleted one and one that never was are closed", async () => {
      const box = await aBox(at.store, await aSession(at.store));
      const seal = (): Promise<string> => at.store.transact((tx) => tx.seal(box, "t", () => Buffer.from("x")));
      await at.store.transact((tx) => tx.freezeBox(box));
      expect(await seal()).toBe("closed");
      expect(await at.store.entries(box)).toEqual([]);
      await at.store.transact((tx) => tx.deleteBox(box));
      expect(await seal()).toBe("closed");
      expect(await at.store.entries(box)).toEqual([]);
      expect(await at.store.box(box)).toBeNull();
      expect(await at.store.transact((tx) => tx.seal(anId<"box">(), "t", () => Buffer.from("x")))).toBe("closed");
    });

    test("a submission that meets the closing is counted or told, never lost", async () => {
      for (let round = 0; round < 8; round += 1) {
        const session = await aSession(at.store);
        const box = await aBox(at.store, session);
        const submissions = Array.from({ length: 16 }, (_, index) => async () => {
          await new Promise((resolve) => setTimeout(resolve, index / 4));
          return at.other.transact((tx) => tx.seal(box, `token${index}`, () => Buffer.from("x")));
        });
        const close = async (): Promise<number> => {
          await new Promise((resolve) => setTimeout(resolve, round / 3));
          return at.store.transact(async (tx) => {
            const entries = await tx.lockBox(box);
            await new Promise((resolve) => setTimeout(resolve, 2));
            await tx.freezeBox(box);
            return entries.length;
          });
        };
        const [counted, ...results] = await Promise.all([close(), ...submissions.map((submit) => submit())]);
        const sealed = results.filter((result) => result === "sealed").length;
        expect(counted).toBe(sealed);
        expect(await at.store.entries(box)).toHaveLength(sealed);
      }
    });

    test("a closing waits for a submission under way", async () => {
      const box = await aBox(at.store, await aSession(at.store));
      let sealed = (): void => {};
      const isSealed = new Promise<void>((resolve) => (sealed = resolve));
      const submission = at.store.transact(async (tx) => {
        await tx.seal(box, "t", () => Buffer.from("x"));
        sealed();
        await new Promise((resolve) => setTimeout(resolve, 50));
      });
      await isSealed;
      expect(await at.other.transact((tx) => tx.lockBox(box))).toHaveLength(1);
      await submission;
    });

    test("a merge that throws changes nothing", async () => {
      const box = await aBox(at.store, await aSession(at.store));
      await at.store.transact((tx) => tx.seal(box, "t", () => Buffer.from("kept")));
      const broken = at.store.transact((tx) =>
        tx.seal(box, "t", () => {
          throw new Error("no");
        }),
      );
      await expect(broken).rejects.toThrow("no");
      expect(await at.store.entry(box, "t")).toEqual(Buffer.from("kept"));
    });
  });
}
