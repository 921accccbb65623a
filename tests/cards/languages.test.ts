import { describe, expect, test } from "vitest";
import { en } from "../../locales/en/index.ts";
import { languages } from "../../locales/index.ts";
import { roleSchema } from "../../src/model/vocabulary.ts";
import { FOREIGN, STRAIGHT, WRONG_MARKS } from "./marks.ts";
import { everyPart, is, partsOf, takes, wordsOf, type Part } from "./parts.ts";

const english: Readonly<Record<string, string>> = en;
const translated = languages.filter(({ tag }) => tag !== "en");
const messagesOf = (messages: Readonly<Record<string, string>>): readonly (readonly [string, string])[] => Object.entries(messages);

describe.each(languages)("in $name", ({ tag, messages }) => {
  const parsed = messagesOf(messages).map(([key, message]) => ({ key, parts: everyPart(partsOf(message, tag)) }));
  const choices = parsed.flatMap(({ key, parts }) => parts.filter((part) => part.type === is.plural).map((part) => ({ key, part })));

  test("the messages are those of English, no more and no fewer", () => {
    expect(Object.keys(messages).toSorted()).toEqual(Object.keys(english).toSorted());
  });

  test("every message takes what the English one takes", () => {
    for (const [key, message] of messagesOf(messages)) expect(takes(message, tag), key).toEqual(takes(english[key] ?? "", "en"));
  });

  test("a choice of words offers what the English one offers", () => {
    for (const { key, parts } of parsed)
      for (const part of parts.filter((each) => each.type === is.select)) {
        const theirs = everyPart(partsOf(english[key] ?? "", "en")).find((each) => each.type === is.select && each.value === part.value);
        if (theirs) expect(Object.keys(part.options ?? {}), key).toEqual(Object.keys(theirs.options ?? {}));
      }
  });

  test("every number has its form", () => {
    const lacking = choices
      .filter(({ key }) => !INDEPENDENT[tag]?.includes(key))
      .filter(({ part }) => numbers.some((count) => optionFor(part, count, tag) === null));
    expect(lacking.map(({ key }) => key)).toEqual([]);
  });

  test("no form is there for nothing", () => {
    const known = new Set<string>(new Intl.PluralRules(tag).resolvedOptions().pluralCategories);
    const spare = choices.filter(({ part }) => Object.keys(part.options ?? {}).some((name) => !name.startsWith("=") && !known.has(name)));
    expect(spare.map(({ key }) => key)).toEqual([]);
  });

  /** As in French, where 0 and 1 share a form: "one person" in letters would be said of nobody too. */
  test("a form that stands for several numbers says which", () => {
    const vague = choices
      .filter(({ part }) => counts(part.options?.["other"]?.value ?? []))
      .filter(({ part }) => {
        const served = Map.groupBy(numbers, (count) => optionFor(part, count, tag) ?? "other");
        return [...served].some(([name, all]) => all.length > 1 && !counts(part.options?.[name]?.value ?? []));
      });
    expect(vague.map(({ key }) => key)).toEqual([]);
  });
});

describe.each(translated)("translated into $name", ({ tag, messages }) => {
  test("nothing is left in English", () => {
    const same = messagesOf(messages)
      .filter(([key, message]) => message === english[key] && wordsOf(message, tag).some((words) => /\p{L}/u.test(words)))
      .map(([key]) => key);
    expect(same).toEqual(SAME_AS_ENGLISH[tag] ?? []);
    const foreign = messagesOf(messages).filter(([, message]) => wordsOf(message, tag).some((words) => FOREIGN[tag]?.test(words)));
    expect(foreign).toEqual([]);
  });

  test("quotation marks and apostrophes are typographic", () => {
    expect(messagesOf(messages).filter(([, message]) => STRAIGHT.test(message))).toEqual([]);
  });

  test("the marks are the language's own: its spaces, its comma, semicolon and question mark", () => {
    expect(messagesOf(messages).filter(([, message]) => wordsOf(message, tag).some((words) => WRONG_MARKS[tag]?.test(words)))).toEqual([]);
  });

  test("the planning form can read the names of roles, and lists them as it reads them", () => {
    const how = messages["room.plan.peopleHow"]?.toLowerCase();
    for (const role of roleSchema.options) {
      const name = messages[`role.${role}`] ?? "";
      expect(name).not.toMatch(/[,،;\t]/);
      if (role !== "facilitator") expect(how).toContain(name.toLowerCase());
    }
  });
});

/**
 * Up to what people, cards, characters and minutes come to. Above a million French has a form of its own, for words
 * ("un million de"); here numbers stand in digits.
 */
const numbers = Array.from({ length: 1001 }, (_, count) => count);

/** Where `other` fits every number: a place in a line, a count in letters, "more than". */
const INDEPENDENT: Readonly<Record<string, readonly string[]>> = {
  en: ["assurance.one", "assurance.opens", "protocol.warn.nearThreshold", "protocol.warn.sideLabel", "talk.yourPlace"],
  fr: ["talk.yourPlace"],
  ar: ["talk.yourPlace"],
};

/** What is written alike in both languages. */
const SAME_AS_ENGLISH: Readonly<Record<string, readonly string[]>> = {
  fr: ["judge.result.points", "page.minutes", "recap.column.points"],
};

/** The name of the option that is said for a number; null where there is none. */
function optionFor({ options = {}, pluralType }: Part, count: number, tag: string): string | null {
  if (options[`=${count}`]) return `=${count}`;
  const category = rulesOf(tag, pluralType === "ordinal").select(count);
  return options[category] ? category : null;
}

const rules = new Map<string, Intl.PluralRules>();
function rulesOf(tag: string, ordinal: boolean): Intl.PluralRules {
  const known = rules.get(`${tag} ${ordinal}`) ?? new Intl.PluralRules(tag, { type: ordinal ? "ordinal" : "cardinal" });
  rules.set(`${tag} ${ordinal}`, known);
  return known;
}

const counts = (parts: readonly Part[]): boolean => everyPart(parts).some((part) => part.type === is.count);
