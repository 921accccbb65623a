import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { SessionId } from "../../../src/model/ids.ts";
import { aBox, anEffect, anId, aSession, aSessionRow, aSnapshot, aText, joined } from "../store.builders.ts";
import type { Subject } from "./subject.ts";

export function transactions(at: Subject): void {
  describe("transactions", () => {
    test("what throws leaves nothing behind", async () => {
      const session = await aSession(at.store, 2);
      const box = await aBox(at.store, session);
      const text = aText(session);
      const effect = anEffect(session);
      const oops = new Error("oops");
      const work = at.store.transact(async (tx) => {
        await tx.append(session, 2, joined(1), "held");
        await tx.saveTexts([text]);
        await tx.saveRoster([{ session, person: anId<"person">(), ciphertext: randomBytes(8) }]);
        await tx.setTimers(session, [{ session, key: "a", dueAt: 1 }]);
        await tx.addEffects([effect]);
        await tx.saveSnapshot(aSnapshot(session, 3));
        await tx.seal(box, "t", () => Buffer.from("x"));
        await tx.freezeBox(box);
        throw oops;
      });
      await expect(work).rejects.toBe(oops);

      expect(await at.store.version(session)).toBe(2);
      expect(await at.store.eventsAfter(session, 0)).toHaveLength(2);
      expect(await at.store.texts(session, [text.id])).toEqual(new Map());
      expect(await at.store.roster(session)).toEqual([]);
      expect((await at.store.overdueTimers(10, 1_000)).filter((timer) => timer.session === session)).toEqual([]);
      expect(await at.store.claim(effect.id, 10, 10)).toBeNull();
      expect(await at.store.snapshot(session)).toBeNull();
      expect(await at.store.entries(box)).toEqual([]);
      expect((await at.store.box(box))?.state).toBe("open");
    });

    test("a failed statement carries a code and no values", async () => {
      const row = aSessionRow();
      await at.store.transact((tx) => tx.create(row));
      const error = await at.store.transact((tx) => tx.create(row)).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: "StoreFault", code: "23505" });
      expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(row.id);
    });

    test("the result comes out", async () => {
      expect(await at.store.transact(async (tx) => tx.lockSession("nobody" as SessionId))).toBeNull();
    });
  });
}
