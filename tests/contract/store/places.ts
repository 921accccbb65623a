import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { anId, aSession } from "../store.builders.ts";
import type { Subject } from "./subject.ts";

export function places(at: Subject): void {
  describe("places", () => {
    test("a session is found where it is shown, and tells where that is", async () => {
      const [session, other] = [await aSession(at.store), await aSession(at.store)];
      const mark = anId<"place">();
      const row = { session, mark, ciphertext: randomBytes(8) };
      await at.store.transact((tx) => tx.addPlace({ ...row, ciphertext: randomBytes(8) }));
      await at.store.transact((tx) => tx.addPlace(row));
      await at.store.transact((tx) => tx.addPlace({ session: other, mark: anId<"place">(), ciphertext: randomBytes(8) }));
      expect(await at.other.places.of(session)).toEqual([row]);
      expect(await at.other.places.at(mark)).toEqual([session]);
      expect(await at.store.places.at("nowhere")).toEqual([]);
    });

    test("an account is somebody, and those that are nobody are left out", async () => {
      const session = await aSession(at.store);
      const [one, two] = [anId<"person">(), anId<"person">()];
      const rows = [
        { session, person: one, mark: anId<"account">() },
        { session, person: two, mark: anId<"account">() },
      ];
      await at.store.transact((tx) => tx.addAccounts(rows));
      const found = await at.other.places.accounts([...rows.map((each) => each.mark), "nobody"]);
      expect(found.toSorted((a, b) => (a.person < b.person ? -1 : 1))).toEqual(rows.toSorted((a, b) => (a.person < b.person ? -1 : 1)));
      expect(await at.store.places.accounts([])).toEqual([]);
    });

    test("what was posted is kept under its name, the latest", async () => {
      const session = await aSession(at.store);
      const [first, second] = [randomBytes(8), randomBytes(8)];
      expect(await at.store.places.post(session, "floor talk")).toBeNull();
      await at.store.places.keepPost(session, "floor talk", first);
      await at.store.places.keepPost(session, "floor talk", second);
      expect(await at.other.places.post(session, "floor talk")).toEqual(second);
    });

    test("a note of the host's is kept under its mark, the latest, and goes with no session", async () => {
      const mark = anId<"note">();
      const [first, second] = [randomBytes(8), randomBytes(8)];
      expect(await at.store.places.note(mark)).toBeNull();
      await at.store.places.keepNote(mark, first);
      await at.store.places.keepNote(mark, second);
      const session = await aSession(at.store);
      await at.store.transact((tx) => tx.destroySession(session, { artefacts: false, readers: [] }));
      expect(await at.other.places.note(mark)).toEqual(second);
    });

    test("a delivery comes once, however many hear of it, until its time is over", async () => {
      const mark = anId<"arrival">();
      const firsts = await Promise.all(Array.from({ length: 8 }, (_, nth) => (nth % 2 ? at.store : at.other).places.isFirst(mark, 100, 5)));
      expect(firsts.filter(Boolean)).toHaveLength(1);
      expect(await at.store.places.isFirst(mark, 100, 99)).toBe(false);
      expect(await at.store.places.isFirst(mark, 200, 100)).toBe(true);
    });

    test("all of it goes with the session", async () => {
      const session = await aSession(at.store);
      const [place, account] = [anId<"place">(), anId<"account">()];
      await at.store.transact((tx) => tx.addPlace({ session, mark: place, ciphertext: randomBytes(8) }));
      await at.store.places.keepPost(session, "floor", randomBytes(8));
      await at.store.transact((tx) => tx.addAccounts([{ session, person: anId<"person">(), mark: account }]));
      await at.store.transact((tx) => tx.destroySession(session, { artefacts: true, readers: [] }));
      expect([
        await at.store.places.at(place),
        await at.store.places.accounts([account]),
        await at.store.places.post(session, "floor"),
      ]).toEqual([[], [], null]);
    });
  });
}
