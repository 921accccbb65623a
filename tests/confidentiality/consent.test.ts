import { expect, test } from "vitest";
import { say } from "../../src/cards/messages.ts";
import { assuranceOf, type Prompt } from "../../src/confidentiality/assurance.ts";
import { consentText, TERMS_MAX_WORDS, termsOf, type Terms } from "../../src/confidentiality/consent.ts";
import { REGIME_COLUMNS, regimes } from "../../src/confidentiality/regimes.ts";
import type { Words } from "../../src/model/card.ts";
import type { RegimeId } from "../../src/model/plan.ts";
import { plan, people } from "../protocol/builders.ts";

const HOUR = 3_600_000;
const regimeIds = Object.keys(regimes) as RegimeId[];

const terms = (given: Partial<Terms> = {}): Terms => ({
  regime: "chatham-house",
  assurance: "B",
  present: [
    { role: "facilitator", count: 1 },
    { role: "delegate", count: 8 },
    { role: "official", count: 1 },
    { role: "observer", count: 0 },
  ],
  minContributors: 5,
  linksLive: "phase",
  retention: { wordsMs: 72 * HOUR, artefactsMs: 365 * 24 * HOUR },
  isMeeting: false,
  publishes: true,
  contact: null,
  ...given,
});

/** As the engine puts it, with durations in words. */
function said(words: readonly Words[]): string {
  return words
    .map((each) => {
      if (!("say" in each)) throw new Error("only messages were expected");
      const args = Object.entries(each.with ?? {}).map(([name, value]) => [name, typeof value === "object" ? "365 days" : value]);
      return say("en", each.say, Object.fromEntries(args) as Record<string, string | number>);
    })
    .join(" ");
}

const longest: Terms["present"] = (
  ["facilitator", "cofacilitator", "rapporteur", "interpreter", "delegate", "expert", "official", "participant", "observer"] as const
).map((role) => ({ role, count: 12 }));

test.each(regimeIds)("the terms under %s can be read at one sitting, at their longest", (regime) => {
  for (const assurance of ["A", "B"] as const)
    for (const linksLive of ["phase", "repeat", "session"] as const) {
      const text = said(
        consentText(terms({ regime, assurance, linksLive, present: longest, contact: "Lena Quist, +000 555 0100, any hour" })),
      );
      expect(text.split(/\s+/).length).toBeLessThanOrEqual(TERMS_MAX_WORDS);
    }
});

test.each(regimeIds)("the terms under %s spell out all six columns, as the regime has them", (regime) => {
  const keys = consentText(terms({ regime })).flatMap((each) => ("say" in each ? [each.say] : []));
  for (const column of REGIME_COLUMNS) expect(keys).toContain(`consent.${column}.${regimes[regime][column]}`);
});

test("the Chatham House Rule: the content may be used, no name, nobody's presence, no quotation", () => {
  expect(regimes["chatham-house"]).toEqual({
    content: "yes",
    speaker: "no",
    participants: "no",
    meeting: "yes",
    quotations: "paraphrase",
    notes: "yes",
  });
  expect(regimes.closed.meeting).toBe("no");
  expect(regimes["off-the-record"]).toMatchObject({ content: "understandingOnly", meeting: "ifAgreed", notes: "no" });
});

test("the terms say who is here by role, from whom one is hidden, what is kept, and what one may do", () => {
  const text = said(consentText(terms()));
  expect(text).toContain("In the room: 1 facilitator 8 delegates 1 official, in a private capacity");
  expect(text).not.toContain("observer");
  expect(text).toContain("Whoever runs the server could");
  expect(text).toContain("opens only if 5 or more write");
  expect(text).toContain("erased 365 days after the end");
  expect(text).toContain("may object without a name");
  expect(text).toContain("pass, stop or leave");
  expect(text).toContain("No artificial intelligence");
  expect(text).toContain("outside this platform");
  expect(said(consentText(terms({ assurance: "A" })))).toContain("The chat platform does");
});

test("the terms follow from the plan", () => {
  const planned = plan("problem-solving-workshop", {
    people: [people(4, "delegate", 0), people(5, "delegate", 1)],
    sides: [{ name: "A" }, { name: "B" }],
    regime: "background",
  });
  if (!planned.ok) throw new Error("not planned");
  expect(termsOf(planned.plan, [], null)).toMatchObject({
    regime: "background",
    linksLive: "session",
    publishes: true,
    retention: { wordsMs: 72 * HOUR },
  });
  const delphi = plan("delphi", { people: [people(9, "expert")], mode: "async" });
  expect(delphi.ok && termsOf(delphi.plan, [], null).linksLive).toBe("repeat");
});

const prompt = (given: Partial<Prompt> = {}): Prompt => ({
  attribution: "anonymous",
  assurance: "B",
  place: "browser",
  isMixed: false,
  mayWrite: 10,
  opensAt: 5,
  sideLabelAt: null,
  linksLive: "phase",
  ...given,
});

test("beside a field in the browser", () => {
  expect(said(assuranceOf(prompt()))).toBe(
    "Nobody in the room sees who wrote this. The people who run the server could read it, or copy it to read later. Someone watching your line can see that you sent something. A detail only you know gives you away. Ten may write; it opens only if five or more do. When this closes, what connects you with your words is erased.",
  );
});

test("beside a field on a chat platform, the platform is named first", () => {
  expect(said(assuranceOf(prompt({ place: "slack", assurance: "A" })))).toMatch(
    /^Slack receives your words with your name\. The channel does not\./,
  );
  expect(said(assuranceOf(prompt({ place: "discord", assurance: "A" })))).toMatch(/^Discord receives/);
  expect(said(assuranceOf(prompt({ assurance: "A" })))).toContain("Others write through a chat platform");
  // Where people sit on several platforms, whoever writes on one is told of the others.
  expect(said(assuranceOf(prompt({ place: "slack", assurance: "A", isMixed: true })))).toContain("Others write through a chat platform");
});

test("the prompt says how long a link lives, and what label will stand there", () => {
  expect(said(assuranceOf(prompt({ linksLive: "repeat" })))).toContain("erased after the last");
  expect(said(assuranceOf(prompt({ linksLive: "session" })))).toContain("erased when the session ends");
  expect(said(assuranceOf(prompt({ attribution: "side", sideLabelAt: 4 })))).toContain("if 4 or more of each side write");
  expect(said(assuranceOf(prompt({ attribution: "side", sideLabelAt: 1, opensAt: 1 })))).toContain("may be plain who wrote it");
  expect(said(assuranceOf(prompt({ attribution: "role", roleLabelAt: 5 })))).toContain("with your role if 5 or more of every role write");
  expect(said(assuranceOf(prompt({ opensAt: 1 })))).toContain("a single one is enough");
  expect(said(assuranceOf(prompt({ attribution: "named" })))).toBe("Your name stands beside what you write.");
});
