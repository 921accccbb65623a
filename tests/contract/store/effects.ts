import { describe, expect, test } from "vitest";
import { anEffect, aSession } from "../store.builders.ts";
import type { Subject } from "./subject.ts";

export function effects(at: Subject): void {
  describe("effects", () => {
    const added = async () => {
      const effect = anEffect(await aSession(at.store));
      await at.store.transact((tx) => tx.addEffects([effect]));
      return effect;
    };
    const isOpen = async (id: string, now: number): Promise<boolean> =>
      (await at.store.openEffects(now, 10_000)).some((open) => open.id === id);

    test("of two who claim one wins", async () => {
      const effect = await added();
      const claims = await Promise.all(
        Array.from({ length: 6 }, (_, index) => (index % 2 ? at.store : at.other).claim(effect.id, 100, 50)),
      );
      expect(claims.filter((claim) => claim !== null)).toEqual([{ row: effect, again: false, attempts: 1 }]);
    });

    test("a claim that ran out may be claimed again, and says so ever after", async () => {
      const effect = await added();
      await at.store.claim(effect.id, 100, 50);
      expect(await at.store.claim(effect.id, 149, 50)).toBeNull();
      expect(await isOpen(effect.id, 149)).toBe(false);
      expect(await isOpen(effect.id, 150)).toBe(true);
      expect(await at.store.claim(effect.id, 150, 50)).toEqual({ row: effect, again: true, attempts: 2 });
      await at.store.fail(effect.id, 160, "LIMITED");
      expect(await at.store.claim(effect.id, 160, 50)).toEqual({ row: effect, again: true, attempts: 3 });
    });

    test("deliveries of a session are claimed in the order in which they were decided, and held for as long as a delivery is", async () => {
      const session = await aSession(at.store);
      const delivery = (of: typeof session) => ({ ...anEffect(of), queue: "deliveries" as const });
      const [first, other, second] = [delivery(session), anEffect(session), delivery(session)];
      const elsewhere = delivery(await aSession(at.store));
      await at.store.transact((tx) => tx.addEffects([first, elsewhere, other, second]));
      expect(await at.store.claim(second.id, 100, 50, 900)).toMatchObject({ row: first });
      expect(await at.store.claim(other.id, 100, 50, 900)).toMatchObject({ row: other });
      expect(await at.store.claim(first.id, 100, 50, 900)).toBeNull();
      expect(await at.store.claim(second.id, 100, 50, 900)).toMatchObject({ row: second });
      expect(await at.store.claim(elsewhere.id, 100, 50, 900)).toMatchObject({ row: elsewhere });
      expect([await isOpen(other.id, 150), await isOpen(first.id, 999), await isOpen(first.id, 1_000)]).toEqual([true, false, true]);
      const both = await Promise.all([at.store.claim(second.id, 2_000, 50), at.other.claim(second.id, 2_000, 50)]);
      expect(new Set(both.map((claim) => claim?.row.id))).toEqual(new Set([first.id, second.id]));
    });

    test("a claim is held for longer, while it is one", async () => {
      const effect = await added();
      await at.store.hold(effect.id, 900);
      expect(await at.store.claim(effect.id, 100, 50)).not.toBeNull();
      await at.store.hold(effect.id, 900);
      expect(await at.store.claim(effect.id, 899, 50)).toBeNull();
      expect(await at.store.claim(effect.id, 900, 50)).toEqual({ row: effect, again: true, attempts: 2 });
    });

    test("a failed one waits until it may be tried again", async () => {
      const effect = await added();
      await at.store.claim(effect.id, 100, 50);
      await at.store.fail(effect.id, 500, "LIMITED");
      expect(await at.store.claim(effect.id, 499, 50)).toBeNull();
      expect(await isOpen(effect.id, 499)).toBe(false);
      expect(await at.store.claim(effect.id, 500, 50)).toEqual({ row: effect, again: false, attempts: 2 });
    });

    test("attempts count the claims, and not those that were refused", async () => {
      const effect = await added();
      for (const attempts of [1, 2, 3]) {
        expect(await at.store.claim(effect.id, 100, 50)).toMatchObject({ attempts });
        expect(await at.other.claim(effect.id, 100, 50)).toBeNull();
        await at.store.fail(effect.id, 100, "LIMITED");
      }
    });

    test("a finished one is gone", async () => {
      const effect = await added();
      await at.store.claim(effect.id, 100, 50);
      await at.store.finish(effect.id);
      expect(await at.store.claim(effect.id, 1_000, 50)).toBeNull();
      expect(await isOpen(effect.id, 1_000)).toBe(false);
      expect(await at.dump()).not.toContain(effect.id);
    });

    test("waiting ones come in the order in which they were decided", async () => {
      const session = await aSession(at.store);
      const effects = Array.from({ length: 20 }, () => anEffect(session));
      await at.store.transact((tx) => tx.addEffects(effects));
      const ids = effects.map((effect) => effect.id);
      expect((await at.store.openEffects(0, 10_000)).map((open) => open.id).filter((id) => ids.includes(id))).toEqual(ids);
      expect(await at.store.openEffects(0, 3)).toHaveLength(3);
    });
  });
}
