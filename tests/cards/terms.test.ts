import { describe, expect, test } from "vitest";
import { languages, say } from "../../src/cards/messages.ts";
import { consentText, MEETING_MAX_WORDS, TERMS_MAX_WORDS, type Terms } from "../../src/confidentiality/consent.ts";
import { regimes } from "../../src/confidentiality/regimes.ts";
import { roleSchema } from "../../src/model/vocabulary.ts";
import type { RegimeId } from "../../src/model/plan.ts";

const DAY = 24 * 3_600_000;
const contact = "Lena Quist, +000 555 0100";

/** The terms at their longest: everybody is here. */
const terms = (given: Partial<Terms>): Terms => ({
  regime: "chatham-house",
  assurance: "B",
  present: roleSchema.options.map((role) => ({ role, count: 12 })),
  minContributors: 5,
  linksLive: "phase",
  retention: { wordsMs: 3 * DAY, artefactsMs: 365 * DAY },
  isMeeting: false,
  publishes: true,
  contact: null,
  ...given,
});

function read(given: Partial<Terms>, locale: string): string {
  const sentences = consentText(terms(given)).map((each) => {
    if (!("say" in each)) throw new Error("only messages were expected");
    const args = Object.entries(each.with ?? {}).map(([name, value]) => [
      name,
      typeof value === "object" ? say(locale, "page.days", { count: 365 }) : value,
    ]);
    return say(locale, each.say, Object.fromEntries(args) as Record<string, string | number>);
  });
  return sentences.join(" ");
}

/** A mark that stands by itself, as French sets its colon, is no word. */
const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

describe.each(languages)("the terms in $name", ({ tag }) => {
  test.each(Object.keys(regimes) as RegimeId[])("can be read at one sitting under %s", (regime) => {
    for (const assurance of ["A", "B"] as const)
      for (const linksLive of ["phase", "repeat", "session"] as const)
        for (const reached of [null, contact]) {
          const given = { regime, assurance, linksLive, contact: reached };
          const text = read(given, tag);
          expect(wordsIn(text), text).toBeLessThanOrEqual(TERMS_MAX_WORDS);
          const ofMeeting = read({ ...given, isMeeting: true }, tag);
          expect(wordsIn(ofMeeting), ofMeeting).toBeLessThanOrEqual(MEETING_MAX_WORDS);
        }
  });

  test("say how many must write, how long words are kept, and whom to reach", () => {
    const text = read({ minContributors: 7, contact }, tag);
    for (const figure of ["7", "365", contact]) expect(text).toContain(figure);
  });
});
