import { describe, expect, test } from "vitest";
import { say } from "../../src/cards/messages.ts";
import { speak, type Resolvers } from "../../src/cards/speak.ts";
import type { Block, Spoken } from "../../src/model/card.ts";
import { resultCard } from "../../src/rounds/judge/result/index.ts";
import type { JudgeFigures } from "../../src/rounds/judge/figures.ts";
import { aJudge, aJudgement, aRepeat, ballots, byAll, delphi, eachSide, figuresOf, type Voter } from "./judging.ts";

const LANGUAGES = ["en", "fr", "ar"] as const;
const voice = (locale: string): Resolvers => ({
  text: () => "words",
  item: (id) => `item ${id}`,
  person: () => "a name",
  side: (id) => `side ${id}`,
  message: (key, args) => say(locale, key, args),
  time: String,
  duration: String,
});
const spoken = (figures: JudgeFigures, locale: string = "en"): readonly Block<Spoken>[] => speak(resultCard(figures), voice(locale)).blocks;
const rows = (figures: JudgeFigures, locale?: string): string[][] =>
  spoken(figures, locale).flatMap((block) => (block.is === "table" ? block.rows.map((row) => row.map(({ words }) => words)) : []));
const sentences = (figures: JudgeFigures, locale?: string): string[] =>
  spoken(figures, locale).flatMap((block) => (block.is === "text" ? [block.words.words] : []));

const of = (scale: Parameters<typeof aJudge>[0], voters: readonly Voter[], around = aRepeat(delphi)) =>
  aJudgement({ spec: aJudge({ tally: ["histogram", "median"], ...scale }), over: ["a", "b"], around, people: { none: voters.length } });
const five: Voter[] = [7, 7, 8, 8, 9].map((a) => ({ choices: { a, b: a } }));
const rated = figuresOf("rate", of({}, five), ballots(five));
const gradient = { scale: { s: "gradient", levels: 8 } } as const;
const levels: Voter[] = [1, 2, 2, 3, 8].map((a) => ({ choices: { a, b: 8 } }));
const whole = figuresOf("gradient", of(gradient, levels, aRepeat(byAll(5))), ballots(levels));
const perSide = figuresOf("gradient", of(gradient, levels, aRepeat(eachSide(5))), ballots(levels));

describe("a result", () => {
  test("of ratings gives the finding, the median, the middle half and how many answered, ties as ties", () => {
    const plain = rows(rated).map((row) => row.map((cell) => cell.replaceAll(/[\u2066-\u2069]/g, "")));
    expect(plain[0]).toEqual(["1, tied", "item a", "agreed: yes", "8", "7 to 8", "5", "7 × 2 · 8 × 2 · 9 × 1"]);
    expect(sentences(rated)).toEqual(["Took part: 5 of 5.", "Another pass follows: answers still move."]);
  });

  test("of a gradient says the word first and the numbers after it", () => {
    expect(rows(whole).map((row) => row.slice(0, 5))).toEqual([
      ["1", "item a", "may go forward", "4 of 5", "2"],
      ["2", "item b", "not yet", "0 of 5", "8"],
    ]);
  });

  test("where each side has to reach the level is the word alone, in every language", () => {
    for (const locale of LANGUAGES) {
      for (const row of rows(perSide, locale)) expect(row).toHaveLength(3);
      expect(JSON.stringify(spoken(perSide, locale))).not.toMatch(/×|side (upper|lower)/);
    }
    expect(rows(perSide).map((row) => row[2])).toEqual(["not yet", "not yet"]);
  });

  test("keeps the place of words that were taken back, and says of them nothing but that", () => {
    const card = speak(resultCard(rated, undefined, { isTakenBack: (item) => item === "a" }), voice("en"));
    const [table] = card.blocks.flatMap((block) => (block.is === "table" ? [block] : []));
    expect(table?.rows[0]?.map(({ words }) => words)).toEqual(["–", "Withdrawn by its author", "–", "–", "–", "–", "–"]);
    expect(table?.rows[1]?.map(({ words }) => words)).toEqual(rows(rated)[1]);
  });

  test("says that too few answered, instead of a number", () => {
    const four = five.slice(0, 4);
    const few = figuresOf("rate", of({}, four), ballots(four));
    expect(rows(few)[0]).toContain("not shown: too few answers");
    expect(JSON.stringify(spoken(few))).not.toContain("×");
  });

  test.each(LANGUAGES)("has words for everything in %s", (locale) => {
    const consent: Voter[] = ["consent", "consent", "objection", "consent", "consent"].map((a) => ({ choices: { a } }));
    const votes: Voter[] = ["agree", "agree", "disagree", "pass", "agree"].map((a) => ({ choices: { a } }));
    const all = [
      rated,
      whole,
      perSide,
      figuresOf("consent", of({ scale: { s: "consent" } }, consent), ballots(consent)),
      figuresOf("agree3", of({ scale: { s: "agree3" } }, votes), ballots(votes)),
      figuresOf("fist", of({ scale: { s: "fist" } }, five.slice(0, 0)), []),
    ];
    for (const figures of all) expect(JSON.stringify(spoken(figures, locale))).not.toMatch(/judge\.[a-z]/);
  });
});
