import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cut, grouped, pieces } from "../../../adapters/slack/limits.ts";

/** Letters of several scripts, marks upon letters, signs of several code points, and spaces of all kinds. */
const texts = fc.string({ unit: fc.constantFrom("a", "é", "e\u0301", "ب", "👩‍👩‍👧", "字", " ", "\n", ".", "! ") as never, maxLength: 400 });

describe("a text that is too long", () => {
  test("is cut between letters, with a sign that it goes on", () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 20, max: 80 }), (text, most) => {
        const short = cut(text, most);
        expect(short.length).toBeLessThanOrEqual(most);
        if (text.length <= most) expect(short).toBe(text);
        else expect(short.endsWith("…")).toBe(true);
        expect(short).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
      }),
    );
  });

  test("is paged so that no word of it is lost", () => {
    const bare = (text: string): string => text.replaceAll(/\s+/g, "");
    fc.assert(
      fc.property(texts, fc.integer({ min: 20, max: 80 }), (text, most) => {
        const pages = pieces(text, most);
        for (const page of pages) expect(page.length).toBeLessThanOrEqual(most);
        expect(bare(pages.join(""))).toBe(bare(text));
      }),
    );
  });

  test("breaks after a paragraph if it can, else after a sentence, else after a word", () => {
    expect(pieces("One two three.\nFour five six seven.", 24)).toEqual(["One two three.", "Four five six seven."]);
    expect(pieces("One two three. Four five six.", 24)).toEqual(["One two three.", "Four five six."]);
    expect(pieces("One two three four five six", 16)).toEqual(["One two three", "four five six"]);
  });
});

test("rows are grouped by number and by weight, in order, and none is lost", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (rows, most) => {
      const groups = grouped(rows, most, 25, (row) => row);
      expect(groups.flat()).toEqual(rows);
      for (const group of groups) {
        expect(group.length).toBeLessThanOrEqual(most);
        if (group.length > 1) expect(group.reduce((sum, row) => sum + row, 0)).toBeLessThanOrEqual(25);
      }
    }),
  );
});
