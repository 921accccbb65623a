import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { KeyId } from "../../src/model/ids.ts";
import type { KeyStore } from "../../src/store/keys/port.ts";
import { anId } from "./store.builders.ts";

export interface KeySubject {
  /** The same keys, as a process that starts now sees them. */
  open(): Promise<KeyStore>;
  remove(): Promise<void>;
}

export function keySuite(name: string, make: () => Promise<KeySubject>): void {
  describe(`keys: ${name}`, () => {
    let subject: KeySubject;
    let keys: KeyStore;
    beforeAll(async () => {
      subject = await make();
      keys = await subject.open();
    });
    afterAll(async () => {
      await keys.close();
      await subject.remove();
    });

    test("a key is 32 random bytes and comes back", async () => {
      const [one, two] = [anId<"key">(), anId<"key">()];
      const key = await keys.make(one);
      expect(key).toHaveLength(32);
      expect(await keys.make(two)).not.toEqual(key);
      expect(await keys.get(one)).toEqual(key);
      expect(await keys.make(one)).toEqual(key);
    });

    test("a key that ended is gone, for a new process too; ending it again is fine", async () => {
      const id = anId<"key">();
      const key = Buffer.from(await keys.make(id));
      await keys.end(id);
      expect(await keys.get(id)).toBeNull();
      const fresh = await subject.open();
      expect(await fresh.get(id)).toBeNull();
      await fresh.end(id);
      expect(await keys.list()).not.toContain(id);
      expect(await keys.make(id)).not.toEqual(key);
    });

    test("who holds a key keeps it when it ends meanwhile", async () => {
      const id = anId<"key">();
      await keys.make(id);
      const held = await keys.get(id);
      const before = Buffer.from(held!);
      await keys.end(id);
      expect(held).toEqual(before);
    });

    test("all keys are listed, and nothing else", async () => {
      const ids = Array.from({ length: 5 }, () => anId<"key">());
      await Promise.all(ids.map((id) => keys.make(id)));
      expect((await keys.list()).filter((id) => ids.includes(id)).sort()).toEqual([...ids].sort());
      expect((await keys.list()).every((id) => /^[A-Za-z0-9_-]+$/.test(id))).toBe(true);
    });

    test("a key nobody made is not there", async () => {
      expect(await keys.get(anId<"key">())).toBeNull();
    });

    test.each(["", "../x", "a/b", "host.key", "a b", "x".repeat(101), "a\0"])("an id that could mean a path is refused: %j", async (id) => {
      await expect(keys.make(id as KeyId)).rejects.toThrow("BAD_KEY_ID");
      await expect(keys.get(id as KeyId)).rejects.toThrow("BAD_KEY_ID");
      await expect(keys.end(id as KeyId)).rejects.toThrow("BAD_KEY_ID");
    });
  });
}
