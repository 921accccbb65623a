import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, test } from "vitest";
import { en } from "../../locales/en/index.ts";
import { say } from "../../src/cards/messages.ts";

const root = join(import.meta.dirname, "../..");
const catalogue: Readonly<Record<string, string>> = en;

describe("every message", () => {
  test("is well formed", () => {
    for (const [key, message] of Object.entries(catalogue)) {
      expect(() => new IntlMessageFormat(message, "en", undefined, { ignoreTag: true }), key).not.toThrow();
    }
  });

  test("that the program names exists", () => {
    const named = ["src", "commands", "adapters"].flatMap((folder) => sources(join(root, folder)).flatMap(keysIn));
    expect(named.length).toBeGreaterThan(0);
    const missing = named.filter(({ key }) => !(key in catalogue)).map(({ key, file }) => `${key} (${file})`);
    expect(missing).toEqual([]);
  });
});

describe("saying a message", () => {
  test("puts in what it is given, as it is", () => {
    expect(say("en", "talk.order", { person: "{Birch}", reason: "<b>first</b>" })).toBe("{Birch}: <b>first</b>");
    expect(say("en", "talk.yourPlace", { place: 3 })).toBe("You: third.");
  });

  test("falls back to English where a language is not there", () => {
    expect(say("xx", "talk.done")).toBe("I’m done");
  });

  test("throws for a message that is not there, and for an argument that is missing", () => {
    expect(() => say("en", "talk.nothing")).toThrow("talk.nothing");
    expect(() => say("en", "talk.order", { person: "Birch" })).toThrow("reason");
  });
});

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name));
}

/**
 * What stands after `say:` or `reason:`, and every other literal that begins like a key of the catalogue: keys also stand
 * inside conditions and calls.
 */
function keysIn(file: string): readonly { key: string; file: string }[] {
  const areas = new Set(Object.keys(catalogue).map((key) => key.split(".")[0]));
  const literals = readFileSync(file, "utf8").matchAll(/(\b(?:say|reason): )?"([a-z][\w-]*)((?:\.[\w-]+)+)"/gi);
  return [...literals]
    .filter(([, named, area, rest]) => named || (areas.has(area) && !/\.(?:ts|js|json|css|html|sql)$/.test(rest ?? "")))
    .map(([, , area, rest]) => ({ key: `${area}${rest}`, file: file.slice(root.length + 1) }));
}
