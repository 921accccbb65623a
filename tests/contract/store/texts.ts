import { describe, expect, test } from "vitest";
import { anId, aSession, aSnapshot, aText } from "../store.builders.ts";
import type { Subject } from "./subject.ts";

export function texts(at: Subject): void {
  describe("snapshots, texts, roster", () => {
    test("a snapshot comes back as it was, and an older one does not replace it", async () => {
      const session = await aSession(at.store, 5);
      const snapshot = aSnapshot(session, 5);
      await at.store.transact((tx) => tx.saveSnapshot(snapshot));
      await at.store.transact((tx) => tx.saveSnapshot(aSnapshot(session, 4)));
      expect(JSON.stringify(await at.store.snapshot(session))).toBe(JSON.stringify(snapshot));
    });

    test("texts are found by id within their session", async () => {
      const [session, stranger] = [await aSession(at.store), await aSession(at.store)];
      const texts = [aText(session), aText(session, "artefact"), aText(stranger)];
      await at.store.transact((tx) => tx.saveTexts(texts));
      const ids = texts.map((text) => text.id);
      expect([...(await at.store.texts(session, ids)).keys()].sort()).toEqual(ids.slice(0, 2).sort());
      expect((await at.store.texts(session, ids)).get(ids[1]!)).toEqual(texts[1]);
      expect(await at.store.texts(session, [])).toEqual(new Map());
    });

    test("many texts at once", async () => {
      const session = await aSession(at.store);
      const texts = Array.from({ length: 2_500 }, () => aText(session));
      await at.store.transact((tx) => tx.saveTexts(texts));
      expect(
        (
          await at.store.texts(
            session,
            texts.map((text) => text.id),
          )
        ).size,
      ).toBe(2_500);
    });

    test("a person's row is replaced", async () => {
      const session = await aSession(at.store);
      const person = anId<"person">();
      const row = (text: string) => ({ session, person, ciphertext: Buffer.from(text) });
      await at.store.transact((tx) => tx.saveRoster([row("one")]));
      await at.store.transact((tx) => tx.saveRoster([row("two")]));
      expect(await at.store.roster(session)).toEqual([row("two")]);
    });
  });
}
