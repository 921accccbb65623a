import * as fc from "fast-check";
import { expect, test } from "vitest";
import { acceptText } from "../../src/confidentiality/clean.ts";

const reason = (raw: string, maxChars = 280): string | null => {
  const accepted = acceptText(raw, { maxChars });
  return accepted.ok ? null : accepted.refusal.reason;
};

test.each(["", "  \n\t ", "\u200B\u200D", "\u00AD", "\u2800\u3164", "\u200E\u061C"])("%j says nothing", (raw) => {
  expect(reason(raw)).toBe("safety.empty");
});

test("a text is as long as its code points, whatever its bytes", () => {
  expect(reason("س".repeat(280))).toBeNull();
  expect(reason("🌊".repeat(280))).toBeNull();
  expect(acceptText("س".repeat(281), { maxChars: 280 })).toEqual({
    ok: false,
    refusal: { reason: "safety.tooLong", args: { length: 281, maxChars: 280 } },
  });
});

test("an accent counts with its letter, and a thousand accents on one letter are too many", () => {
  expect(reason("e\u0301".repeat(280))).toBeNull();
  expect(reason(`e${"\u0336".repeat(1000)}`)).toBe("safety.tooLong");
});

test("embeddings, overrides and isolates go back, wherever they stand", () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.string(),
      fc.constantFrom("\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2069"),
      (before, after, mark) => {
        expect(reason(`a${before}${mark}${after}b`, 5000)).toMatch(/bidi|control/);
      },
    ),
  );
  expect(reason("user\u202Etxt")).toBe("safety.bidi");
});

test("marks of direction and joiners that Arabic, Hebrew and Persian need may stay", () => {
  expect(reason("می\u200Cخواهم \u200Fנהר\u200E")).toBeNull();
  expect(acceptText("👩\u200D🌾", { maxChars: 10 })).toEqual({ ok: true, text: "👩\u200D🌾" });
});

test.each(["a\u0000b", "a\u001Bb", "a\u0085b", "a\u007Fb", "a\uD800b"])("%j can not be shown", (raw) => {
  expect(reason(raw)).toBe("safety.control");
});

test("line ends become line feeds, blanks around go, letters are composed", () => {
  expect(acceptText("  one\r\ntwo\rthree\u2028four\tfive \n", { maxChars: 280 })).toEqual({
    ok: true,
    text: "one\ntwo\nthree\nfour\tfive",
  });
  expect(acceptText("e\u0301", { maxChars: 1 })).toEqual({ ok: true, text: "é" });
});

test("what was accepted is accepted again, unchanged", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (raw) => {
      const first = acceptText(raw, { maxChars: 500 });
      if (first.ok) expect(acceptText(first.text, { maxChars: 500 })).toEqual(first);
    }),
  );
});
