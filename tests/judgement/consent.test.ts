import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { consentWord, countConsent, hasConsent, type ConsentAnswer } from "../../src/judgement/consent.ts";
import { sideWord, type SideWord } from "../../src/judgement/side-word.ts";

const yes = (times: number): ConsentAnswer[] => Array.from({ length: times }, () => "consent");

describe("the package of the scenario water-two-party", () => {
  const lower: ConsentAnswer[] = [...yes(3), "objection"];

  test("has seven consents and one objection first, and eight consents once the text is amended", () => {
    expect(countConsent([...yes(4), ...lower])).toEqual({ consent: 7, objection: 1 });
    expect(hasConsent([...yes(4), ...lower])).toBe(false);
    expect(countConsent(yes(8))).toEqual({ consent: 8, objection: 0 });
    expect(hasConsent(yes(8))).toBe(true);
  });

  test("is 'not yet' and then goes forward, where it is not told whose the objection is", () => {
    expect(consentWord([yes(4), lower], 4)).toBe("notYet");
    expect(consentWord([lower, yes(4)], 4)).toBe("notYet");
    expect(consentWord([yes(4), yes(4)], 4)).toBe("forward");
  });
});

describe("consent", () => {
  test("is not what silence gives", () => {
    expect(hasConsent([])).toBe(false);
    expect(countConsent([])).toEqual({ consent: 0, objection: 0 });
  });

  test("is withheld where a side is short or there is none", () => {
    expect(consentWord([yes(4), yes(3)], 4)).toBeNull();
    expect(consentWord([], 4)).toBeNull();
    expect(consentWord([yes(4), []], 0)).toBe("notYet");
  });

  test("never is there while anyone objects, of whatever side", () => {
    const answers = fc.array(fc.constantFrom<ConsentAnswer>("consent", "objection"), { minLength: 4, maxLength: 6 });
    fc.assert(
      fc.property(answers, answers, (upper, lower) => {
        const objects = [...upper, ...lower].includes("objection");
        expect(consentWord([upper, lower], 4)).toBe(objects ? "notYet" : "forward");
        expect(hasConsent([...upper, ...lower])).toBe(!objects);
      }),
    );
  });
});

describe("the word of a side", () => {
  test.each<{ answers: SideWord[]; word: SideWord | null }>([
    { answers: ["yes", "yes"], word: "yes" },
    { answers: ["yes", "yesIf", "yes"], word: "yesIf" },
    { answers: ["notYet", "yesIf", "yes"], word: "notYet" },
    { answers: [], word: null },
  ])("of $answers is $word", ({ answers, word }) => expect(sideWord(answers)).toBe(word));

  test("never depends on the order or on how many said it", () => {
    const answers = fc.array(fc.constantFrom<SideWord>("yes", "yesIf", "notYet"), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(answers, (answers) => {
        expect(sideWord(answers.toReversed())).toBe(sideWord(answers));
        expect(sideWord([...new Set(answers)])).toBe(sideWord(answers));
      }),
    );
  });
});
