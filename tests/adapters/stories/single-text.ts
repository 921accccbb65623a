import { cleared, next, nextInRooms, says } from "./acts.ts";
import { LEAD, look, presses, sends, type Act, type Story } from "./story.ts";

const WRITE = { button: "Write", command: "idea" };
const JUDGE = { button: "Judge", command: "vote" };
const ADD = { button: "Add clauses", command: "clause", args: { do: "add" } };
const REWORD = { button: "Reword a clause", command: "clause", args: { do: "reword" } };
const SET_APART = { button: "Set a clause apart", command: "clause", args: { do: "takeOut" } };

const SIDES: Story["sides"] = [
  { name: "North", people: ["Cedar", "Birch"] },
  { name: "South", people: ["Elm", "Oak"] },
];
const inRooms = nextInRooms({ sides: SIDES });

const C1 = "Each gauge is read at dawn.";
const C2 = "Both shores keep a copy of every reading.";
const C3 = "A reading is published within a week.";
const C3_SOONER = "A reading is published within two days.";
const C4 = "A third reader is chosen together.";
const C4_BY_LOT = "A third reader is chosen by lot from a common list.";
const C5 = "This text is looked at again after one winter.";

/** The clauses of each version, by their numbers. */
export const VERSIONS: readonly Readonly<Record<string, string>>[] = [
  { c1: C1, c2: C2, c3: C3 },
  { c1: C1, c2: C2, c3: C3_SOONER, c4: C4 },
  { c2: C2, c3: C3_SOONER, c4: C4_BY_LOT, c5: C5 },
];

const REASON = "A week was too long to act on.";

/** What each version says of the one before. */
export const CHANGES: readonly (readonly string[])[] = [
  [],
  [`c3: ${REASON}`, "c4 is new."],
  ["c4 was reworded.", "c1 was set apart: it goes to the annex of differences.", "c5 is new."],
];

export const ANNEX = {
  clause: C1,
  north: "Nobody of ours lives close enough to be there at dawn.",
  south: "Ours are at dawn on the water already.",
  tried: "Reading at noon, and reading in turn.",
} as const;

/** Said in a side's own room. */
export const IN_PRIVATE = {
  north: "We act on the numbers the same day: heron-north.",
  south: "We want to believe them: heron-south.",
} as const;

interface Criticism {
  readonly by: string;
  readonly side: string;
  readonly clause: string;
  readonly about: string;
  readonly words: string;
  /** Stands in nothing else. */
  readonly canary: string;
  /** Where the drafter has it before them. */
  readonly heardAt: string;
}

const ofNorth = { side: "North" } as const;
const ofSouth = { side: "South" } as const;

export const CRITICISM: readonly Criticism[] = [
  {
    ...ofNorth,
    by: "Cedar",
    clause: "c1",
    about: C1,
    words: "At dawn we are on the road: osprey-one.",
    canary: "osprey-one",
    heardAt: "before version 2",
  },
  {
    ...ofSouth,
    by: "Elm",
    clause: "c3",
    about: C3,
    words: "After a week nobody can act: osprey-two.",
    canary: "osprey-two",
    heardAt: "before version 2",
  },
  {
    ...ofNorth,
    by: "Birch",
    clause: "c1",
    about: C1,
    words: "Dawn is still too early: osprey-three.",
    canary: "osprey-three",
    heardAt: "before version 3",
  },
  {
    ...ofSouth,
    by: "Oak",
    clause: "c4",
    about: C4,
    words: "Together means by you: osprey-four.",
    canary: "osprey-four",
    heardAt: "before version 3",
  },
];

const criticised = (heardAt: string): readonly Act[] =>
  CRITICISM.filter((each) => each.heardAt === heardAt).map(({ by, about, words }) =>
    sends(by, WRITE, { About: about, "Your words": words }),
  );

const LINES = "One clause on each line; numbers are given by Parley";
const adds = (...clauses: readonly string[]): Act => sends(LEAD, ADD, { [LINES]: clauses.join("\n") });
const answers = (who: string, answer: string, condition = ""): Act =>
  sends(who, JUDGE, { "The whole text": answer, "If it is not a plain yes: what would it take?": condition });

/** A text of three versions on which two sides stay apart in one clause. */
export const singleText: Story = {
  protocol: "single-text",
  method: "Single negotiating text",
  title: "The gauges of the Tavra",
  question: "How shall the river be measured?",
  sides: SIDES,
  acts: [
    ...next,
    says("Cedar", IN_PRIVATE.north),
    says("Elm", IN_PRIVATE.south),
    look("said"),
    ...inRooms,
    // A number that somebody puts in front is none of the text.
    adds(`1. ${C1}`, `2. ${C2}`, `3. ${C3}`),
    look("before version 1"),
    ...next,
    look("version 1"),
    ...criticised("before version 2"),
    ...inRooms,
    presses(LEAD, "Once more"),
    sends(LEAD, REWORD, {
      "Which clause?": `c3: ${C3}`,
      "The new words": C3_SOONER,
      "Why, in neutral words (everybody reads it)": REASON,
    }),
    adds(C4),
    look("before version 2"),
    ...next,
    look("version 2"),
    ...criticised("before version 3"),
    ...inRooms,
    presses(LEAD, "Once more"),
    sends(LEAD, REWORD, { "Which clause?": `c4: ${C4}`, "The new words": C4_BY_LOT }),
    sends(LEAD, SET_APART, {
      "Which clause?": `c1: ${C1}`,
      "What North is concerned about, in words that side accepts": ANNEX.north,
      "What South is concerned about, in words that side accepts": ANNEX.south,
      "What was tried": ANNEX.tried,
    }),
    adds(C5),
    look("before version 3"),
    ...next,
    look("version 3"),
    sends("Cedar", WRITE, { About: C5, "Your words": "One winter is short." }),
    sends("Elm", WRITE, { About: C5, "Your words": "One winter is long." }),
    ...inRooms,
    look("last criticised"),
    presses(LEAD, "Go on"),
    look("the whole"),
    answers("Cedar", "Yes"),
    answers("Birch", "Yes"),
    answers("Elm", "Yes, if", "The list of readers is common."),
    answers("Oak", "Yes, if", "The list is drawn up by both."),
    ...next,
    look("answered"),
    ...cleared({ sides: SIDES }),
    ...cleared({ sides: SIDES }),
  ],
};
