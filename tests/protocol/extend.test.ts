import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Bases } from "../../src/protocol/extend/index.ts";
import { lackingIn, protocolIn } from "../../src/protocol/in-language.ts";
import { loadProtocols, readProtocol, type Read } from "../../src/protocol/load.ts";
import { openLibrary } from "../../src/protocol/library.ts";
import { rounds } from "../../src/protocol/walk.ts";
import { kinds } from "../../src/rounds/index.ts";
import { aProtocol, fileText, ids, people, type Json } from "./builders.ts";

const shipped: Bases = (id) => ({ is: "found", protocol: aProtocol(id) });
const folder = await mkdtemp(join(tmpdir(), "extend-"));
afterAll(() => rm(folder, { recursive: true }));

/** A protocol that takes over another, with these changes. */
const extending = (base: string, change: readonly Json[], more: Json = {}): Read =>
  readProtocol(JSON.stringify({ id: "own", extends: base, title: "Our own", change, ...more }), shipped);

function resolved(base: string, change: readonly Json[], more?: Json) {
  const read = extending(base, change, more);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.protocol;
}

const stepsOf = (protocol: ReturnType<typeof resolved>): readonly string[] => rounds(protocol.steps).map(({ step }) => step.id);

const pause = (id: string): Json => ({
  kind: "talk",
  id,
  title: "Pause",
  ask: "What do you notice?",
  who: { roles: "voices" },
  attribution: "named",
  timing: { live: 5, async: 24 },
  floor: { by: "open", slow: 0 },
  crossTalk: true,
  capture: false,
});

test("what is not said is taken over", () => {
  const { id, title, languages: _, ...rest } = resolved("ngt", []);
  const { id: __, title: ___, languages: ____, ...base } = aProtocol("ngt");
  expect([id, title]).toEqual(["own", "Our own"]);
  expect(rest).toEqual(base);
});

test("fields of a step are replaced whole, and null takes one away", () => {
  const own = resolved("ngt", [{ step: "silent", set: { each: { min: 0, max: 2, chars: 100 }, minSet: null } }]);
  expect(own.steps[0]).toMatchObject({ id: "silent", each: { min: 0, max: 2, chars: 100 }, attribution: "anonymous" });
  expect(own.steps[0]).not.toHaveProperty("minSet");
});

test("steps are taken out and put in, inside repeats and rooms too, one change after the other", () => {
  expect(
    stepsOf(resolved("ngt", [{ remove: "review" }, { after: "silent", step: pause("p") }, { before: "p", step: pause("q") }])),
  ).toEqual(["silent", "q", "p", "merge", "clarify", "vote1", "vote2", "out-rankedList"]);
  expect(stepsOf(resolved("shuttle", [{ after: "caucus", step: pause("p") }]))).toEqual([
    "carried-in",
    "caucus",
    "p",
    "offer",
    "joint",
    "recap",
  ]);
});

test("a repeat or a split is changed by its id as well", () => {
  expect(resolved("shuttle", [{ step: "cycle", set: { max: 3 } }]).steps[0]).toMatchObject({ id: "cycle", max: 3 });
});

test("words in other languages are taken over, but for those of what was changed", () => {
  const own = resolved("ngt", [{ step: "vote1", set: { title: "Ranking" } }, { remove: "review" }], {
    languages: { fr: { title: "Le nôtre", steps: { vote1: { title: "Classement" } } } },
  });
  const [base, french, arabic] = [aProtocol("ngt"), protocolIn(own, "fr"), protocolIn(own, "ar")];
  expect(french).toMatchObject({ title: "Le nôtre", purpose: protocolIn(base, "fr").purpose });
  const titles = (protocol: typeof own): readonly string[] => rounds(protocol.steps).map(({ step }) => step.title);
  expect(titles(french).slice(0, 4)).toEqual([...titles(protocolIn(base, "fr")).slice(0, 3), "Classement"]);
  expect(titles(arabic)[3]).toBe("Ranking");
  expect(lackingIn(own, "fr")).toEqual([]);
  expect(lackingIn(own, "ar")).toEqual(["title", "steps/vote1/title"]);
});

const refused: [what: string, base: string, change: readonly Json[], path: string, fix: RegExp, more?: Json][] = [
  ["a step that there is not", "ngt", [{ step: "vote", set: { pass: false } }], "change/0/step", /write "vote1"/],
  ["a step to remove that there is not", "ngt", [{ remove: "coffee" }], "change/0/remove", /use one of: silent, merge/],
  ["a place that there is not", "ngt", [{ after: "votte1", step: pause("p") }], "change/0/after", /write "vote1"/],
  [
    "a step that was taken out before",
    "ngt",
    [{ remove: "review" }, { step: "review", set: { title: "Talk" } }],
    "change/1/step",
    /make this change before/,
  ],
  ["an id that is taken", "ngt", [{ after: "silent", step: pause("vote1") }], "change/0/step/id", /another id/],
  ["another id", "ngt", [{ step: "vote1", set: { id: "vote" } }], "change/0/set/id", /"remove"/],
  ["another kind", "ngt", [{ step: "vote1", set: { kind: "talk" } }], "change/0/set/kind", /"remove"/],
  ["other steps inside a repeat", "shuttle", [{ step: "cycle", set: { steps: [] } }], "change/0/set/steps", /one by one/],
  ["nothing to set", "ngt", [{ step: "vote1", set: {} }], "change/0/set", /name a field/],
  ["the last step inside a repeat", "shuttle", [{ remove: "rooms" }], "change/0/remove", /remove "cycle" instead/],
  ["a misspelt field", "ngt", [{ step: "silent", set: { minSett: 5 } }], "change/0/set/minSett", /write "minSet"/],
  ["a misspelt value", "ngt", [{ step: "silent", set: { show: "nothin" } }], "change/0/set/show", /write "nothing"/],
  ["half of a field", "ngt", [{ step: "silent", set: { timing: { live: 5 } } }], "change/0/set/timing/async", /add it/],
  ["a misspelt change", "ngt", [{ removee: "review" }], "change/0/removee", /write "remove"/],
  ["a misspelt kind of what is put in", "ngt", [{ after: "silent", step: { ...pause("p"), kind: "tlk" } }], "change/0/step/kind", /"talk"/],
  ["a field too few in what is put in", "ngt", [{ after: "silent", step: { kind: "talk", id: "p" } }], "change/0/step/title", /add it/],
  [
    "a reference that a step taken out leaves hanging",
    "ngt",
    [{ remove: "vote2" }],
    "change/0/remove",
    /write "vote1"; here: \{ "step": "out-rankedList", "set": \{ "basis": … \} \}/,
  ],
  [
    "a reference of one's own to nothing",
    "ngt",
    [{ step: "vote2", set: { items: { from: ["vote3"] } } }],
    "change/0/set/items/from/0",
    /write "vote1"/,
  ],
  [
    "a broken promise",
    "ngt",
    [{ remove: "review" }, { step: "silent", set: { reveal: "live" } }],
    "change/1/set/reveal",
    /write "onClose"/,
  ],
  ["a group too small for what is taken over", "ngt", [], "size/min", /5 or more/, { size: { min: 3, max: 9, best: "5" } }],
  ["a mode that nothing is offered in", "delphi", [], "modes", /give it minutes/, { modes: ["live"] }],
  ["an input that a step taken over reads", "fist-to-five", [], "inputs", /add "proposal" to inputs/, { inputs: [] }],
  [
    "words of a step taken out",
    "ngt",
    [{ remove: "review" }],
    "languages/fr/steps/review",
    /./,
    { languages: { fr: { steps: { review: { title: "Parler" } } } } },
  ],
];

test.each(refused)("%s is refused in the extending file, with what to do", (...row) => {
  const [, base, change, path, fix, more = {}] = row;
  const read = extending(base, change, more);
  const faults = read.ok ? [] : read.faults;
  expect(faults[0]?.path).toBe(path);
  expect(faults[0]?.fix).toMatch(fix);
});

async function lying(name: string, json: Json): Promise<string> {
  const file = join(folder, `${name}.json`);
  await writeFile(file, JSON.stringify(json));
  return file;
}

const own = (id: string, base: string, more: Json = {}): Json => ({ id, extends: base, title: id, ...more });

test("a base lies beside the file, or is one of those that come with the program; a base may extend another itself", async () => {
  await lying("shorter", own("shorter", "ngt", { change: [{ remove: "review" }] }));
  const [read] = await loadProtocols(await lying("shortest", own("shortest", "shorter", { change: [{ remove: "clarify" }] })));
  expect(read?.ok && stepsOf(read.protocol)).toEqual(["silent", "merge", "vote1", "vote2", "out-rankedList"]);
  expect(read?.ok && read.extended?.lines).toEqual(['It extends "shorter" (shorter). Its own: title.', '- "clarify" is taken out']);
});

test.each([
  ["an unknown base", [own("a", "ngtt")], /no protocol is called "ngtt"/, /write "ngt"/],
  ["itself", [own("a", "a")], /"a" extends "a"/, /steps of its own/],
  ["what extends it", [own("a", "b"), own("b", "a")], /"a" extends "b" extends "a"/, /steps of its own/],
  ["what goes round", [own("a", "b"), own("b", "c"), own("c", "b")], /"a" extends "b" extends "c" extends "b"/, /steps of its own/],
  [
    "a base that is not in order",
    [own("a", "b"), own("b", "ngt", { change: [{ remove: "tea" }] })],
    /not in order/,
    /parley check .*b\.json/,
  ],
])("%s is refused", async (_, files, wrong, fix) => {
  const paths = await Promise.all(files.map((json) => lying(String(json["id"]), json)));
  const [read] = await loadProtocols(paths[0] as string);
  await Promise.all(paths.map((path) => rm(path)));
  expect(read).toMatchObject({
    ok: false,
    faults: [{ path: "extends", wrong: expect.stringMatching(wrong), fix: expect.stringMatching(fix) }],
  });
});

test("a protocol that extends another is offered like any, in each language, and a session is planned of it", async () => {
  await lying("offered", own("offered", "ngt", { title: "Our own list", change: [{ remove: "review" }] }));
  const library = await openLibrary(folder, kinds, ids());
  expect(library.protocols("fr").find(({ id }) => id === "offered")).toMatchObject({ title: "Our own list", refusal: null });
  const planned = library.plan("offered", { title: "Water", question: "What first?", mode: "live", people: [people(8)] }, "fr");
  expect(planned).toMatchObject({ ok: true });
  const words = planned.ok ? planned.prepared.texts.map(({ plain }) => plain) : [];
  expect(words).toContain("Écrire en silence");
});

test("no change makes the loader throw", () => {
  const steps = stepsOf(aProtocol("futures-wheel"));
  for (const remove of steps) {
    const read = extending("futures-wheel", [{ remove }]);
    for (const { path, wrong, fix } of read.ok ? [] : read.faults) {
      expect(path).toMatch(/^(change|size|languages|extends)/);
      expect([wrong, fix].every((said) => said.length > 0)).toBe(true);
    }
  }
});

test("a text without its base is refused, and says where to look", () => {
  expect(readProtocol(JSON.stringify(own("a", "circle")))).toMatchObject({ ok: false, faults: [{ path: "extends" }] });
  expect(readProtocol(fileText("circle"))).toMatchObject({ ok: true, extended: null });
});
