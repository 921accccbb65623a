import { describe, expect, test } from "vitest";
import type { KeyId, PersonId } from "../../src/model/ids.ts";
import { fits, hash, newKey, open, padTo, seal, token, unpad, unwrapKey, wrapKey } from "../../src/store/cipher.ts";

const key = newKey();

describe("sealing", () => {
  test("what was sealed opens with its key at its place, and nowhere else", () => {
    const sealed = seal(key, Buffer.from("words"), "s1/t1");
    expect(open(key, sealed, "s1/t1").toString()).toBe("words");
    expect(() => open(key, sealed, "s1/t2")).toThrow("SEAL_BROKEN");
    expect(() => open(newKey(), sealed, "s1/t1")).toThrow("SEAL_BROKEN");
  });

  test("every changed byte is noticed, and a short one too", () => {
    const sealed = seal(key, Buffer.from("words"), "a");
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(() => open(key, changed, "a")).toThrow("SEAL_BROKEN");
    }
    expect(() => open(key, sealed.subarray(0, 20), "a")).toThrow("SEAL_BROKEN");
  });

  test("the same words never look the same", () => {
    expect(seal(key, Buffer.from("x"), "a")).not.toEqual(seal(key, Buffer.from("x"), "a"));
  });
});

describe("padding", () => {
  test("entries of one box have one length, sealed or not", () => {
    const lengths = ["", "a", "a longer sentence"].map((words) => seal(key, padTo(Buffer.from(words), 64), "a").length);
    expect(new Set(lengths).size).toBe(1);
  });

  test("comes off again, also of words that end in zeros", () => {
    for (const words of [Buffer.alloc(0), Buffer.alloc(60), Buffer.from("abc\0\0")]) expect(unpad(padTo(words, 64))).toEqual(words);
  });

  test("too long is refused, and can be asked before", () => {
    expect([fits(Buffer.alloc(60), 64), fits(Buffer.alloc(61), 64)]).toEqual([true, false]);
    expect(() => padTo(Buffer.alloc(61), 64)).toThrow("TOO_LONG");
    expect(() => unpad(Buffer.from([0, 0, 0, 9, 1]))).toThrow("SEAL_BROKEN");
  });
});

test("a token is one person's in one box, and is not what a hash of the id would be", () => {
  const [ana, ben] = ["ana" as PersonId, "ben" as PersonId];
  expect(token(key, ana)).toMatch(/^[0-9a-f]{64}$/);
  expect(token(key, ana)).toBe(token(key, ana));
  expect(new Set([token(key, ana), token(key, ben), token(newKey(), ana), hash("ana")]).size).toBe(4);
});

test("a wrapped key is bound to its id", () => {
  const inner = newKey();
  const wrapped = wrapKey(key, inner, "one" as KeyId);
  expect(unwrapKey(key, wrapped, "one" as KeyId)).toEqual(inner);
  expect(() => unwrapKey(key, wrapped, "two" as KeyId)).toThrow("SEAL_BROKEN");
});
