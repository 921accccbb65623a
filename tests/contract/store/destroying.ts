import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { aBox, aLink, anEffect, anId, aSession, aSnapshot, aText, joined } from "../store.builders.ts";
import type { Subject } from "./subject.ts";

export function destroying(at: Subject): void {
  describe("destroying a session", () => {
    async function aFullSession() {
      const session = await aSession(at.store, 3);
      const box = await aBox(at.store, session);
      const person = anId<"person">();
      const [text, artefact] = [aText(session), aText(session, "artefact")];
      const [deliver, endKey] = [anEffect(session), anEffect(session, { do: "destroyKey", key: anId<"key">() })];
      await at.store.transact(async (tx) => {
        await tx.saveSnapshot(aSnapshot(session, 3));
        await tx.saveTexts([text, artefact]);
        await tx.saveRoster([{ session, person, ciphertext: randomBytes(8) }]);
        await tx.setTimers(session, [{ session, key: "a", dueAt: 1 }]);
        await tx.addEffects([deliver, endKey]);
        await tx.seal(box, "t", () => Buffer.from("x"));
      });
      const [link, reader, left] = [aLink(session, 1_000), aLink(session, 1_000), aLink(session, 1_000)];
      await at.store.links.add([link, reader, left]);
      await at.store.links.claim(reader.hash, "reader", 5);
      await at.store.links.claim(left.hash, "left", 5);
      return { session, box, text, artefact, deliver, endKey, link, reader, left };
    }

    test("leaves the cleared artefacts, the session's row, and what ends keys", async () => {
      const { session, box, text, artefact, deliver, endKey, link } = await aFullSession();
      await at.store.transact((tx) => tx.destroySession(session, { artefacts: true, readers: [] }));
      expect(await at.store.version(session)).toBe(3);
      expect(await at.store.eventsAfter(session, 0)).toEqual([]);
      expect(await at.store.snapshot(session)).toBeNull();
      expect([...(await at.store.texts(session, [text.id, artefact.id])).keys()]).toEqual([artefact.id]);
      expect(await at.store.roster(session)).toEqual([]);
      expect([await at.store.box(box), await at.store.entries(box)]).toEqual([null, []]);
      expect((await at.store.overdueTimers(10, 10_000)).filter((timer) => timer.session === session)).toEqual([]);
      expect(await at.store.links.find(link.hash, 5)).toBeNull();
      expect(await at.store.claim(deliver.id, 10, 10)).toBeNull();
      expect(await at.store.claim(endKey.id, 10, 10)).not.toBeNull();
    });

    test("leaves those who may still read as nobody in particular, however often it is done", async () => {
      const { session, reader, left } = await aFullSession();
      const readers = [reader.person ?? anId<"person">()];
      await at.store.transact((tx) => tx.destroySession(session, { artefacts: true, readers }));
      await at.store.transact((tx) => tx.destroySession(session, { artefacts: true, readers: [] }));
      expect(await at.store.links.device(reader.seat, "reader")).toEqual({ session, person: null, lock: "none" });
      expect(await at.store.links.device(left.seat, "left")).toBeNull();
      await at.store.transact((tx) => tx.destroySession(session, { artefacts: false, readers }));
      expect(await at.store.links.device(reader.seat, "reader")).toBeNull();
    });

    test("leaves the session's row alone, if nothing was cleared and the keys have ended", async () => {
      const { session, box, artefact, endKey, reader } = await aFullSession();
      const stranger = await aSession(at.store, 1);
      await at.store.transact((tx) => tx.destroySession(session, { artefacts: false, readers: [] }));
      await at.store.finish(endKey.id);
      const left = await at.dump();
      for (const id of [box, artefact.id, reader.person, reader.seat]) expect(left).not.toContain(id);
      expect(await at.store.version(session)).toBe(3);
      expect(await at.store.version(stranger)).toBe(1);
      expect(await at.store.eventsAfter(stranger, 0)).toHaveLength(1);
    });

    test("a snapshot of what is left may be saved, and events may follow", async () => {
      const { session } = await aFullSession();
      await at.store.transact(async (tx) => {
        await tx.destroySession(session, { artefacts: true, readers: [] });
        await tx.saveSnapshot(aSnapshot(session, 3));
        await tx.append(session, 3, joined(1), "destroyed");
      });
      expect((await at.store.snapshot(session))?.version).toBe(3);
      expect(await at.store.eventsAfter(session, 3)).toHaveLength(1);
      expect(await at.store.eventsAfter(session, 0)).toHaveLength(1);
    });
  });
}
