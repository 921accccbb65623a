import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { en } from "../../locales/en/index.ts";
import { languageFor, languages, say, sayIn } from "../../src/cards/messages.ts";
import { partsOf } from "./parts.ts";

const root = join(import.meta.dirname, "../..");
const catalogue: Readonly<Record<string, string>> = en;

describe("every message", () => {
  test("is well formed", () => {
    for (const [key, message] of Object.entries(catalogue)) expect(() => partsOf(message, "en"), key).not.toThrow();
  });

  test("that the program names exists", () => {
    const named = files().flatMap(keysIn);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter(({ key }) => !(key in catalogue))).toEqual([]);
  });

  test("of a family that the program names by its beginning exists", () => {
    const keys = Object.keys(catalogue);
    const named = files().flatMap(familiesIn);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter(({ from, to }) => !keys.some((key) => key.startsWith(from) && key.endsWith(to)))).toEqual([]);
  });
});

describe("saying a message", () => {
  test("puts in what it is given, as it is", () => {
    expect(say("en", "talk.order", { person: "{Birch}", reason: "<b>first</b>" })).toBe("{Birch}: <b>first</b>");
    expect(say("en", "talk.yourPlace", { place: 3 })).toBe("You: third.");
  });

  test("goes by the whole tag, then by the primary language, then says it in English", () => {
    expect(say("fr", "talk.done")).toBe("J’ai terminé");
    expect(say("FR-ca", "talk.done")).toBe("J’ai terminé");
    expect(say("ar-EG", "talk.done")).toBe("انتهيت");
    for (const unknown of ["xx", "fra", "", "constructor", "-"]) expect(say(unknown, "talk.done")).toBe("I’m done");
  });

  test("counts as the language does", () => {
    const days = (locale: string): readonly string[] => [0, 1, 2, 3, 11, 100].map((count) => say(locale, "page.days", { count }));
    expect(days("fr")).toEqual(["0 jour", "1 jour", "2 jours", "3 jours", "11 jours", "100 jours"]);
    expect(days("ar")).toEqual(["0 يوم", "يوم واحد", "يومان", "3 أيام", "11 يومًا", "100 يوم"]);
  });

  test("says in English what a language lacks", () => {
    const inTwo = sayIn([
      { tag: "en", name: "English", direction: "ltr", messages: { yes: "Yes, {n, plural, one {# day} other {# days}}", no: "No" } },
      { tag: "pt-BR", name: "Português", direction: "ltr", messages: { no: "Não" } },
    ]);
    expect(inTwo("pt-BR", "no")).toBe("Não");
    expect(inTwo("pt-BR", "yes", { n: 2 })).toBe("Yes, 2 days");
    expect(inTwo("pt", "no")).toBe("No");
  });

  test("throws for a message that no language has, and for an argument that is missing", () => {
    expect(() => say("fr", "talk.nothing")).toThrow("talk.nothing");
    expect(() => say("en", "toString")).toThrow("toString");
    expect(() => say("en", "talk.order", { person: "Birch" })).toThrow("reason");
  });
});

test("the languages there are, each by its own name and in its own direction", () => {
  expect(languages).toEqual([
    { tag: "en", name: "English", direction: "ltr" },
    { tag: "fr", name: "Français", direction: "ltr" },
    { tag: "ar", name: "العربية", direction: "rtl" },
  ]);
  expect(languageFor("ar-LB")).toMatchObject({ tag: "ar", direction: "rtl" });
  expect(languageFor("xx")).toMatchObject({ tag: "en", direction: "ltr" });
});

const areas = new Set(Object.keys(catalogue).map((key) => key.split(".")[0]));
const files = (): readonly string[] => ["src", "commands", "adapters"].flatMap((folder) => sources(join(root, folder)));

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name));
}

/**
 * What stands after `say:` or `reason:` or in `t(…)`, `say(…)`, `message(…)`, and every other literal that begins like a
 * key of the catalogue: keys also stand inside conditions and calls.
 */
function keysIn(file: string): readonly { key: string; file: string }[] {
  const literals = readFileSync(file, "utf8").matchAll(
    /(\b(?:say|reason): |\b(?:t|say|message)\((?:[\w."]+, )?)?"([a-z][\w-]*)((?:\.[\w-]+)+)"/gi,
  );
  return [...literals]
    .filter(([, named, area, rest]) => named || (areas.has(area) && !/\.(?:ts|js|json|css|html|sql)$/.test(rest ?? "")))
    .map(([, , area, rest]) => ({ key: `${area}${rest}`, file: file.slice(root.length + 1) }));
}

/** Templates that begin like a key, such as `role.${role}`: the part before the first hole and the part after the last. */
function familiesIn(file: string): readonly { from: string; to: string; file: string }[] {
  const templates = readFileSync(file, "utf8").matchAll(/`([a-z][\w-]*)(\.[\w.-]*)\$\{[^`]*\}([\w.-]*)`/gi);
  return [...templates]
    .filter(([, area]) => areas.has(area))
    .map(([, area, rest, to]) => ({ from: `${area}${rest}`, to: to ?? "", file: file.slice(root.length + 1) }));
}
