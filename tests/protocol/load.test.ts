import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { loadProtocols, readProtocol } from "../../src/protocol/load.ts";
import { distance, nearest } from "../../src/protocol/nearest.ts";
import { changed, fileText, type Json } from "./builders.ts";

interface Broken {
  readonly what: string;
  readonly text: string;
  readonly path: string;
  readonly fix: RegExp;
  /** Faults in all, where one mistake is told in several places. */
  readonly faults?: number;
}

const collect = (json: Json): Json => (json["steps"] as Json[])[0] as Json;

const broken: readonly Broken[] = [
  // What it is made of.
  {
    what: "a misspelt kind",
    text: changed("ngt", (_, step) => (step("silent")["kind"] = "colect")),
    path: "steps/0/kind",
    fix: /write "collect"/,
  },
  {
    what: "a misspelt name, and nothing said of the missing one",
    text: changed("ngt", (_, step) => rename(step("vote1"), "pass", "passs")),
    path: "steps/3/passs",
    fix: /write "pass"/,
  },
  { what: "a name that is none", text: changed("circle", (json) => (json["colour"] = "red")), path: "colour", fix: /one of: .*purpose/ },
  {
    what: "a misspelt role",
    text: changed("delphi", (_, step) => (step("r1")["who"] = { roles: ["experts"] })),
    path: "steps/0/who/roles/0",
    fix: /write "expert"/,
  },
  {
    what: "a misspelt tally",
    text: changed("ngt", (_, step) => (step("vote1")["tally"] = ["sumPoint"])),
    path: "steps/3/tally/0",
    fix: /write "sumPoints"/,
  },
  {
    what: "a misspelt scale",
    text: changed("ngt", (_, step) => (step("vote1")["scale"] = { s: "rang", top: 5 })),
    path: "steps/3/scale/s",
    fix: /write "rank"/,
  },
  {
    what: "a missing title",
    text: changed("circle", (_, step) => delete step("round")["title"]),
    path: "steps/1/title",
    fix: /add it: a string/,
  },
  { what: "a number out of range", text: changed("ngt", (_, step) => (step("silent")["minSet"] = 0)), path: "steps/0/minSet", fix: />=1/ },
  {
    what: "a word where a number belongs",
    text: changed("ngt", (_, step) => (step("silent")["minSet"] = "five")),
    path: "steps/0/minSet",
    fix: /number/,
  },
  {
    what: "a wrong reference to items",
    text: changed("ngt", (_, step) => (step("merge")["items"] = { fron: ["silent"] })),
    path: "steps/1/items/fron",
    fix: /write "from"/,
  },
  {
    what: "an id with a space",
    text: changed("ngt", (_, step) => (step("silent")["id"] = "silent round")),
    path: "steps/0/id",
    fix: /letters, digits and hyphens/,
  },
  // What it refers to.
  {
    what: "an id used twice",
    text: changed("ngt", (_, step) => (step("vote2")["id"] = "vote1")),
    path: "steps/5/id",
    fix: /an id of its own/,
    faults: 2,
  },
  {
    what: "the id of the consent",
    text: changed("ngt", (_, step) => (step("review")["id"] = "terms")),
    path: "steps/4/id",
    fix: /another id/,
  },
  {
    what: "a reference to nothing",
    text: changed("ngt", (_, step) => (step("vote1")["items"] = { from: ["merged"] })),
    path: "steps/3/items/from/0",
    fix: /write "merge"/,
  },
  {
    what: "a reference to an input that is not there",
    text: changed("fist-to-five", (json) => (json["inputs"] = [])),
    path: "steps/0/items/from/0",
    fix: /add "proposal" to inputs/,
  },
  {
    what: "a reference to a later step outside a repeat",
    text: changed("ngt", (_, step) => (step("vote1")["items"] = { from: ["vote2"] })),
    path: "steps/3/items/from/0",
    fix: /earlier step/,
  },
  {
    what: "a reference to a step without items",
    text: changed(
      "ngt",
      (_, step) => (
        (step("vote1")["items"] = { from: ["merge"] }),
        (step("vote2")["items"] = { from: ["clarify"], top: 3 }),
        delete step("clarify")["over"]
      ),
    ),
    path: "steps/5/items/from/0",
    fix: /capture/,
  },
  {
    what: "a tag that nothing carries",
    text: changed("futures-wheel", (_, step) => (step("ring1")["items"] = { from: ["first"], tag: "gains" })),
    path: "steps/2/items/tag",
    fix: /write "gain"/,
  },
  {
    what: "a join of nothing",
    text: changed("one-two-four-all", (_, step) => (step("four")["into"] = { by: "join", of: "too", n: 2 })),
    path: "steps/2/into/of",
    fix: /write "two"/,
  },
  {
    what: "an input that nobody reads",
    text: changed("circle", (json) => (json["inputs"] = [{ id: "extra", as: "text", title: "Extra", required: false }])),
    path: "inputs/0",
    fix: /remove it/,
  },
  // What it promises.
  {
    what: "hidden authors and a live display",
    text: changed("ngt", (json) => (collect(json)["reveal"] = "live")),
    path: "steps/0/reveal",
    fix: /onClose/,
  },
  { what: "anonymity among four", text: changed("ngt", (json) => (collect(json)["minSet"] = 4)), path: "steps/0/minSet", fix: /5 or more/ },
  {
    what: "a side label for a single voice",
    text: changed("problem-solving-workshop", (_, step) => (step("needs")["minSet"] = 1)),
    path: "steps/3/minSet",
    fix: /4 or more/,
  },
  {
    what: "roles beside words in rooms, where nobody knows who sits with whom",
    text: changed("crisis-exercise", (_, step) => Object.assign(step("move"), { attribution: "role", reveal: "onClose", minSet: 5 })),
    path: "steps/1/steps/1/steps/1/attribution",
    fix: /anonymous/,
  },
  {
    what: "a veto of unknown authors",
    text: changed("ngt", (_, step) => (step("merge")["contest"] = { live: 3, async: 12, veto: "author" })),
    path: "steps/1/contest/veto",
    fix: /anyone/,
  },
  {
    what: "withdrawing what nobody can find",
    text: changed("ngt", (json) => (collect(json)["withdrawUntil"] = "report")),
    path: "steps/0/withdrawUntil",
    fix: /close/,
  },
  {
    what: "one's own earlier answer outside a repeat",
    text: changed("ngt", (_, step) => (step("vote1")["feedback"] = { own: true, group: "none", reasons: false })),
    path: "steps/3/feedback",
    fix: /repeat/,
  },
  {
    what: "answers of unknown authors",
    text: changed("ngt", (_, step) => (step("clarify")["answers"] = "authorOnly")),
    path: "steps/2/answers",
    fix: /anyone/,
  },
  {
    what: "a talk without names",
    text: changed("circle", (_, step) => (step("round")["attribution"] = "anonymous")),
    path: "steps/1/attribution",
    fix: /named/,
  },
  {
    what: "no word on how authors are shown",
    text: changed("ngt", (json) => delete collect(json)["attribution"]),
    path: "steps/0/attribution",
    fix: /anonymous/,
  },
  // What can not be true together.
  {
    what: "a group too small for its rounds",
    text: changed("ngt", (json) => (json["size"] = { min: 3, max: 15, best: "7" })),
    path: "size/min",
    fix: /5 or more/,
  },
  {
    what: "a mode that a step does not have",
    text: changed("delphi", (json) => (json["modes"] = ["live", "async"])),
    path: "steps/0/timing/live",
    fix: /take "live" out/,
    faults: 4,
  },
  {
    what: "a step offered in no mode",
    text: changed("circle", (_, step) => (step("round")["timing"] = { live: null, async: null })),
    path: "steps/1/timing",
    fix: /minutes, or hours/,
  },
  {
    what: "sides that the protocol does not need",
    text: changed("shuttle", (json) => delete json["needs"]),
    path: "steps/0/steps/0/into",
    fix: /"sides": 2/,
    faults: 4,
  },
  {
    what: "a consent of its own",
    text: changed("circle", (json) =>
      (json["steps"] as Json[]).unshift({
        kind: "gate",
        id: "yes",
        title: "Yes?",
        of: "consent",
        decline: "leave",
        who: { roles: "voices" },
      }),
    ),
    path: "steps/0",
    fix: /remove/,
  },
  {
    what: "a rule without its result",
    text: changed("delphi", (_, step) => (step("loop")["until"] = { rule: "noObjection" })),
    path: "steps/2/until",
    fix: /scale consent/,
  },
  {
    what: "more at least than at most",
    text: changed("ngt", (json) => (collect(json)["each"] = { min: 4, max: 2, chars: 280 })),
    path: "steps/0/each",
    fix: /smaller/,
  },
  {
    what: "a place for words that nobody knows",
    text: changed("ngt", (json) => (collect(json)["ask"] = "{topic}")),
    path: "steps/0/ask",
    fix: /\{question\}/,
  },
  {
    what: "a side by a name",
    text: changed("shuttle", (_, step) => (step("offer")["who"] = { roles: ["delegate"], side: "upper" })),
    path: "steps/0/steps/0/steps/2/who/side",
    fix: /side-1/,
  },
];

test.each(broken)("$what is said at $path, with what to do", ({ text, path, fix, faults: count = 1 }) => {
  const read = readProtocol(text);
  const faults = read.ok ? [] : read.faults;
  expect(faults[0]?.path).toBe(path);
  expect(faults[0]?.fix).toMatch(fix);
  expect(faults).toHaveLength(count);
});

function rename(step: Json, from: string, to: string): void {
  step[to] = step[from];
  delete step[from];
}

test("a mistake in the JSON is said with its line and column", () => {
  const lines = fileText("circle").split("\n");
  lines[4] = `${lines[4]?.replace(/,$/, "")} oops`;
  const read = readProtocol(lines.join("\n"));
  expect(read).toMatchObject({
    ok: false,
    faults: [{ path: expect.stringMatching(/^line 5, column \d+$/), wrong: expect.stringContaining("not JSON") }],
  });
});

test("a text that ends too early is said at its end", () => {
  expect(readProtocol('{\n "id": ')).toMatchObject({ ok: false, faults: [{ path: "line 2, column 8" }] });
});

test("in a repeat a later step means the pass before", () => {
  const shuttle = JSON.parse(fileText("shuttle")) as { steps: { steps: { steps: { body?: unknown }[] }[] }[] };
  const carriedIn = shuttle.steps[0]?.steps[0]?.steps[0];
  if (carriedIn) carriedIn.body = { from: ["offer"] };
  expect(readProtocol(JSON.stringify(shuttle)).ok).toBe(true);
});

test("no text makes the loader throw", () => {
  const original = fileText("delphi");
  fc.assert(
    fc.property(fc.nat(original.length), fc.nat(40), fc.string({ maxLength: 8 }), (start, length, put) => {
      const read = readProtocol(original.slice(0, start) + put + original.slice(start + length));
      if (!read.ok) for (const { wrong, fix } of read.faults) expect([wrong, fix].every((said) => said.length > 0)).toBe(true);
    }),
    { numRuns: 300 },
  );
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(readProtocol(text).ok).toBe(false);
    }),
    { numRuns: 200 },
  );
});

test("two files of a folder may not have the same id; a folder that is not there is a fault", async () => {
  const folder = await mkdtemp(join(tmpdir(), "protocols-"));
  await writeFile(join(folder, "a.json"), fileText("circle"));
  await writeFile(join(folder, "b.json"), fileText("circle"));
  const [first, second] = await loadProtocols(folder);
  expect(first?.ok).toBe(true);
  expect(second).toMatchObject({ ok: false, faults: [{ path: "id", wrong: expect.stringContaining("a.json") }] });
  await rm(folder, { recursive: true });
  expect(await loadProtocols(folder)).toMatchObject([{ ok: false, faults: [{ wrong: "there is no such file" }] }]);
});

test("the nearest name is the one with the fewest letters to change", () => {
  expect(distance("kitten", "sitting")).toBe(3);
  expect(nearest("colect", ["talk", "collect", "select"])).toBe("collect");
  expect(nearest("zebra", ["talk", "collect"])).toBeNull();
});
