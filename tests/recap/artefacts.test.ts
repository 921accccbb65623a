import { describe, expect, test } from "vitest";
import { say } from "../../src/cards/messages.ts";
import { artefactSchema } from "../../src/model/vocabulary.ts";
import { ORDER } from "../../src/recap/artefacts.ts";
import { compose } from "../../src/recap/compose.ts";
import { withhold } from "../../src/recap/withhold.ts";
import type { RecapSource, RoundResult, SharedText } from "../../src/recap/source.ts";
import type { Recap } from "../../src/model/recap.ts";

const english = (key: string, args?: Readonly<Record<string, string | number>>): string => say("en", key, args);

const aRound = (id: string, kind: RoundResult["kind"], items: RoundResult["items"] = []): RoundResult => ({
  id,
  kind,
  title: id,
  items,
  ranking: null,
  judged: null,
  empty: false,
});
const card = (words: string, side: string | null = null, tag: string | null = null) => ({ words, side, tag });

const text: SharedText = {
  clauses: [
    { clause: "c1", words: "Readings are published daily." },
    { clause: "c3", words: "Both offices declare the level." },
  ],
  apart: [
    {
      clause: "c2",
      words: "Eight units at level three.",
      concerns: [
        { side: "Upper side", words: "A number is read as a ceiling." },
        { side: "Lower side", words: "Eight is too little in spawning weeks." },
      ],
      tried: "A range instead of a number.",
    },
  ],
};

const source = (change: Partial<RecapSource>): RecapSource => {
  const rounds = change.rounds ?? [];
  return {
    artefact: "recap",
    title: "The river",
    question: null,
    mode: "live",
    language: "en",
    regime: "chatham-house",
    voices: 8,
    sides: [],
    rounds,
    basis: rounds,
    text: null,
    parked: [],
    clearanceHours: 24,
    review: "silence",
    ...change,
  };
};
const idsOf = (recap: Recap): readonly string[] => recap.sections.map((each) => each.id);
const wordsOf = (recap: Recap, section: string): string => JSON.stringify(recap.sections.find((each) => each.id === section)?.blocks ?? []);

describe("every artefact", () => {
  test.each(artefactSchema.options)("%s has its parts in their fixed order, whatever the conversation left", (artefact) => {
    const full = compose(source({ artefact, text, rounds: [aRound("ideas", "collect", [card("an idea")])] }), english);
    expect(idsOf(full)).toEqual(ORDER[artefact].filter((id) => idsOf(full).includes(id)));
    expect(compose(source({ artefact }), english).sections.every((each) => each.blocks.length > 0)).toBe(true);
  });
});

describe("a joint text", () => {
  const recap = compose(source({ artefact: "jointStatement", text }), english);
  test("says first that it binds nobody", () => expect(idsOf(recap)[0]).toBe("standing"));
  test("has the clauses under their own numbers", () => expect(wordsOf(recap, "agreed")).toMatch(/c1\. Readings.*c3\. Both/));
  test("leaves a clause that was set apart out of the text", () => expect(wordsOf(recap, "agreed")).not.toContain("Eight units"));
});

test("an annex gives each side's concern in its own words, and what was tried", () => {
  const annex = wordsOf(compose(source({ artefact: "annexOfDifferences", text }), english), "apart");
  expect(annex).toMatch(/Eight units.*Upper side: A number.*Lower side: Eight is.*A range/);
});

test("lessons set what a team did beside what it expected the others to think", () => {
  const world = aRound("world", "brief", [
    card("Shut the gate", "Red team", "action"),
    card("They will see it as care", "Red team", "expectation"),
    card("Call the press", "Blue team", "action"),
  ]);
  const recap = compose(source({ artefact: "lessons", rounds: [world] }), english);
  const [table] = recap.sections.find((each) => each.id === "moves")?.blocks ?? [];
  expect(table?.is === "table" ? table.rows.map((row) => row.cells) : null).toEqual([
    ["Red team", "Shut the gate", "They will see it as care"],
    ["Blue team", "Call the press", "–"],
  ]);
});

test("an action list holds what the rounds it is based on left, by what each card is, and nothing else", () => {
  const steps = aRound("steps", "organise", [card("Test the line", null, "step"), card("The key is lost", null, "obstacle")]);
  const recap = compose(
    source({ artefact: "actionList", rounds: [aRound("ideas", "collect", [card("another idea")]), steps], basis: [steps] }),
    english,
  );
  expect(wordsOf(recap, "actions")).toMatch(/step:.*Test the line.*obstacle:.*The key is lost/);
  expect(wordsOf(recap, "actions")).not.toContain("another idea");
});

test("a card that somebody objects to goes with the move it was part of, and a team keeps its name", () => {
  const shown = aRound("reveal", "brief", [
    card("Move the patrols.", "Upper side", "act"),
    card("They will call it calm.", "Upper side", "expectation"),
    card("Close the gate.", "Lower side", "act"),
  ]);
  const recap = compose(source({ artefact: "lessons", rounds: [shown] }), english);
  const listed = recap.sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.is === "list" ? block.entries : [])));
  const id = listed.find(({ words }) => words.startsWith("Move the patrols."))?.id ?? "";
  const left = JSON.stringify(withhold(recap, [id], english));
  expect(left).not.toMatch(/Move the patrols|They will call it calm\.","They/);
  expect(left).toContain('["Lower side","Close the gate."');
});

test("what the sides said of a clause goes with it", () => {
  const recap = compose(source({ artefact: "annexOfDifferences", text }), english);
  const [clause] = recap.sections.find(({ id }) => id === "apart")?.blocks ?? [];
  const left = JSON.stringify(withhold(recap, [(clause?.is === "paragraph" && clause.id) || ""], english));
  expect(left).not.toMatch(/Eight units|read as a ceiling|too little|A range/);
});
