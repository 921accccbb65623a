import { describe, expect, test } from "vitest";
import { languages } from "../../locales/index.ts";
import type { Protocol } from "../../src/model/vocabulary.ts";
import { lackingIn, protocolIn } from "../../src/protocol/in-language.ts";
import { loadProtocols, readProtocol } from "../../src/protocol/load.ts";
import { sentence } from "../../src/protocol/said.ts";
import { suggest } from "../../src/protocol/suggest.ts";
import { rounds } from "../../src/protocol/walk.ts";
import { FOREIGN, STRAIGHT, WRONG_MARKS } from "../cards/marks.ts";
import { aProtocol, allKinds, changed, people, plan, type Json } from "./builders.ts";

const loaded = await loadProtocols(new URL("../../protocols/", import.meta.url).pathname);
const protocols = loaded.flatMap((each) => (each.ok ? [each.protocol] : []));

/** What a person reads of a protocol, and where it stands. */
const wordsOf = ({ title, purpose, size, inputs, steps }: Protocol): readonly (readonly [string, string])[] => [
  ["title", title],
  ["purpose", purpose],
  ["best", size.best],
  ...inputs.map((input) => [input.id, input.title] as const),
  ...rounds(steps).flatMap(({ step }) => [[`${step.id}/title`, step.title] as const, [`${step.id}/ask`, step.ask ?? ""] as const]),
];

/** Names of methods, said alike in both languages. */
const SAME_AS_ENGLISH: Readonly<Record<string, readonly string[]>> = { fr: ["Brainwriting 6-3-5", "Delphi"] };

describe.each(languages.filter(({ tag }) => tag !== "en"))("the shipped protocols in $name", ({ tag }) => {
  test.each(protocols)("$id has every word", (protocol) => {
    expect(lackingIn(protocol, tag)).toEqual([]);
  });

  test.each(protocols)("$id has nothing left in English, and the marks of the language", (protocol) => {
    const english = new Map(wordsOf(protocol));
    const words = wordsOf(protocolIn(protocol, tag)).map(([at, said]) => [at, said.replaceAll("{question}", "")] as const);
    const isLeft = ([at, said]: readonly [string, string]): boolean =>
      FOREIGN[tag]?.test(said) || (/\p{L}/u.test(said) && said === english.get(at) && !SAME_AS_ENGLISH[tag]?.includes(said));
    expect(words.filter(isLeft)).toEqual([]);
    expect(words.filter(([, said]) => STRAIGHT.test(said) || WRONG_MARKS[tag]?.test(said))).toEqual([]);
  });
});

test("a language is found by its whole tag, then by its primary part; one the file does not have leaves it as it is", () => {
  const circle = aProtocol("circle");
  expect(protocolIn(circle, "FR-ca").title).toBe("Cercle de parole");
  expect(protocolIn(circle, "ar").title).toBe("حلقة الكلام");
  for (const tag of ["en", "de", "", "constructor"]) expect(protocolIn(circle, tag)).toBe(circle);
});

test("only words change, inside rooms and repeats too", () => {
  const french = protocolIn(aProtocol("one-two-four-all"), "fr");
  expect(rounds(french.steps).map(({ step }) => step.title)).toContain("À deux");
  const wordless = (protocol: Protocol): string =>
    JSON.stringify(protocol, (key, value) => (/^(title|ask|purpose)$/.test(key) ? "" : value) as unknown);
  expect(wordless(french)).toBe(wordless(aProtocol("one-two-four-all")));
});

test("what a language lacks is said in English, and can be listed", () => {
  const read = readProtocol(
    changed(
      "ngt",
      (json) => (json["languages"] = { es: { title: "Grupo nominal", steps: { silent: { title: "Escribir en silencio" } } } }),
    ),
  );
  if (!read.ok) throw new Error("not in order");
  const spanish = protocolIn(read.protocol, "es");
  expect(spanish).toMatchObject({ title: "Grupo nominal", purpose: read.protocol.purpose });
  expect(spanish.steps.slice(0, 2)).toMatchObject([{ title: "Escribir en silencio" }, { title: "Join cards that say the same" }]);
  expect(lackingIn(read.protocol, "es")).toEqual(expect.arrayContaining(["purpose", "steps/silent/ask", "steps/vote1/title"]));
  expect(lackingIn(read.protocol, "es")).not.toContain("title");
});

const french =
  (words: Json): ((json: Json) => unknown) =>
  (json) =>
    (json["languages"] = { fr: words });
test.each([
  ["a round that there is not", french({ steps: { silnt: { title: "Écrire" } } }), "languages/fr/steps/silnt", /write "silent"/],
  ["an input that there is not", french({ inputs: { proposal: "La proposition" } }), "languages/fr/inputs/proposal", /remove it/],
  [
    "a question left out",
    french({ steps: { silent: { ask: "Une idée par fiche." } } }),
    "languages/fr/steps/silent/ask",
    /write \{question\}/,
  ],
  ["a question put in", french({ steps: { vote1: { ask: "{question}" } } }), "languages/fr/steps/vote1/ask", /remove it/],
  ["a hole that nothing fills", french({ steps: { vote1: { title: "{titre}" } } }), "languages/fr/steps/vote1/title", /write \{question\}/],
  ["a text where the step has none", french({ steps: { vote1: { body: "Lisez." } } }), "languages/fr/steps/vote1/body", /remove it/],
  ["a misspelt name", french({ titel: "Groupe nominal" }), "languages/fr/titel", /write "title"/],
  ["a misspelt name of a step's", french({ steps: { vote1: { titel: "Vote" } } }), "languages/fr/steps/vote1/titel", /write "title"/],
  ["no language", (json: Json) => (json["languages"] = { "French!": {} }), "languages/French!", /"fr"/],
])("%s is refused, with its place and a remedy", (_, change, path, fix) => {
  const read = readProtocol(changed("ngt", change));
  expect(read).toMatchObject({ ok: false, faults: [{ path }] });
  expect(read.ok ? "" : read.faults[0]?.fix).toMatch(fix);
});

test("a session is planned in the words of its language", () => {
  const planned = plan("ngt", { people: [people(8)], question: "Que faire d’abord ?", language: "fr" });
  const said = planned.ok ? planned.texts.map(({ plain }) => plain) : [];
  expect(said).toContain("Écrire en silence");
  expect(said.find((each) => each.startsWith("Que faire d’abord ? Une idée par fiche."))).toBeDefined();
  expect(said.filter((each) => FOREIGN["fr"]?.test(each))).toEqual([]);
});

test("why it can not be planned names inputs, rounds and roles in the reader's language", () => {
  const missing = plan("fist-to-five", { people: [people(8)], language: "fr" });
  expect(missing.ok ? [] : missing.faults.map(({ wrong }) => sentence("fr", wrong))).toEqual([
    "Il manque «\u00a0La proposition, dans ses termes exacts\u00a0».",
  ]);
  const nobody = plan("delphi", { people: [people(10)], mode: "async", language: "ar" });
  const fixes = nobody.ok
    ? []
    : nobody.faults.filter(({ wrong }) => wrong.key === "protocol.no.nobody").map(({ fix }) => sentence("ar", fix));
  expect(fixes[0]).toBe("يُرجى إدراج أشخاص بإحدى هذه الصفات: خبرة.");
});

test("a suggestion is made alike in every language", () => {
  const asked = { sides: [], people: 60, mode: "live", minutes: null, aim: "survey" } as const;
  const said = (language: string) => suggest([aProtocol("opinion-map")], asked, allKinds, language)[0];
  expect(said("fr")).toMatchObject({
    title: "Carte des opinions",
    reasons: [{}, { key: "room.plan.why.best", args: { best: "40 ou plus" } }],
  });
  expect(said("fr")?.reasons.map(({ key }) => key)).toEqual(said("en")?.reasons.map(({ key }) => key));
});
