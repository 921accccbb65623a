import { expect, test } from "vitest";
import { readProtocol } from "../../src/protocol/load.ts";
import { changed, type Json } from "./builders.ts";

type Change = (json: Json, step: (id: string) => Json) => void;

const refused: [what: string, id: string, change: Change, path: RegExp, fix: RegExp][] = [
  ["a Delphi of one pass", "delphi", (_, step) => (step("loop")["max"] = 1), /^steps\/2\/max$/, /2 or more/],
  ["one more pass that can not be", "shuttle", (_, step) => (step("cycle")["max"] = 1), /^steps\/0\/max$/, /2 or more/],
  [
    "a stop rule whose judgement stands in rooms",
    "consent",
    (json) => {
      const repeat = (json["steps"] as Json[]).find((step) => step["kind"] === "repeat") ?? {};
      repeat["steps"] = [{ kind: "split", id: "apart", into: { by: "size", n: 5, mix: "random" }, carry: "all", steps: repeat["steps"] }];
      json["size"] = { min: 10, max: 30, best: "12" };
    },
    /^steps\/\d\/until$/,
    /directly into the repeat/,
  ],
  ["rooms of which there is one", "one-two-four-all", (json) => (json["size"] = { min: 3, max: 40, best: "12" }), /into\/n$/, /begin at 4/],
  ["a name twice", "ngt", (_, step) => (step("vote1")["items"] = { from: ["merge", "merge"] }), /^steps\/3\/items\/from\/1$/, /once/],
  [
    "the first of what has no order",
    "ngt",
    (_, step) => (step("vote1")["items"] = { from: ["merge"], top: 6 }),
    /^steps\/3\/items\/top$/,
    /judge it/,
  ],
  [
    "a ranking longer than its list",
    "ngt",
    (_, step) => (step("vote2")["items"] = { from: ["vote1"], top: 3 }),
    /^steps\/5\/scale\/top$/,
    /at most 3/,
  ],
  [
    "a ranking longer than all that can be written",
    "ngt",
    (json, step) => {
      json["size"] = { min: 5, max: 6, best: "5" };
      step("silent")["each"] = { min: 1, max: 1, chars: 200 };
      step("vote1")["scale"] = { s: "rank", top: 7, points: "borda" };
      step("vote2")["items"] = { from: ["vote1"], top: 5 };
    },
    /^steps\/3\/scale\/top$/,
    /at most 6/,
  ],
  [
    "a cut of a list that is never as long",
    "ngt",
    (json, step) => {
      json["size"] = { min: 5, max: 6, best: "5" };
      step("silent")["each"] = { min: 1, max: 1, chars: 200 };
    },
    /^steps\/5\/items\/top$/,
    /at most 5/,
  ],
  [
    "a pick of everything",
    "ngt",
    (_, step) => Object.assign(step("vote2"), { scale: { s: "pick", n: 3 }, tally: ["voters"], items: { from: ["vote1"], top: 3 } }),
    /^steps\/5\/scale\/n$/,
    /at most 2/,
  ],
  [
    "dots that find no place",
    "ngt",
    (_, step) =>
      Object.assign(step("vote2"), { scale: { s: "dots", n: 9, perItem: 2 }, tally: ["voters"], items: { from: ["vote1"], top: 4 } }),
    /^steps\/5\/scale\/n$/,
    /at most 8/,
  ],
  [
    "a vote on what may be left empty",
    "fist-to-five",
    (json) => ((json["inputs"] as Json[])[0]!["required"] = false),
    /^steps\/0\/items\/from$/,
    /"required": true/,
  ],
  [
    "a number of voters that there never are",
    "sdd",
    (_, step) => (step("short")["rule"] = { minVoters: 31 }),
    /rule\/minVoters$/,
    /at most 30/,
  ],
  [
    "a short list as long as the long one",
    "sdd",
    (_, step) => Object.assign(step("short"), { items: { from: ["importance"], top: 5 }, rule: { top: 5 } }),
    /rule\/top$/,
    /at most 4/,
  ],
  [
    "authors hidden in pairs",
    "ngt",
    (json) => {
      const [silent, ...rest] = json["steps"] as Json[];
      json["steps"] = [{ kind: "split", id: "pairs", into: { by: "size", n: 2, mix: "random" }, carry: "all", steps: [silent] }, ...rest];
    },
    /^steps\/0\/steps\/0\/attribution$/,
    /rooms of 5 or more/,
  ],
  ["a sheet without a pass before", "ngt", (_, step) => (step("silent")["show"] = "sheet"), /^steps\/0\/show$/, /repeat/],
  [
    "the next of no version",
    "single-text",
    (json) => {
      const repeat = (json["steps"] as Json[])[1] as Json & { steps: Json[] };
      json["steps"] = [{ ...repeat.steps[0], id: "first", basis: { from: ["interests"] } }, ...(json["steps"] as Json[])];
      delete (json["steps"] as Json[])[0]?.["basis"];
    },
    /^steps\/0\/text$/,
    /"new"/,
  ],
  [
    "seats that are all open",
    "fishbowl",
    (_, step) => (step("inner")["floor"] = { by: "seats", seats: 4, open: 4, swap: false }),
    /^steps\/0\/floor\/open$/,
    /at most 3/,
  ],
  [
    "a pulse that is never shown",
    "problem-solving-workshop",
    (_, step) => (step("pre")["minN"] = 200),
    /^steps\/0\/minN$/,
    /leave the step out/,
  ],
  ["a pulse with nothing to compare", "problem-solving-workshop", (_, step) => (step("post")["wave"] = "mid"), /link$/, /"wave": "post"/],
  [
    "a reminder when the time is over",
    "ngt",
    (_, step) => (step("vote1")["timing"] = { live: 5, async: 24, remind: [0.5, 1] }),
    /remind\/1$/,
    /earlier first/,
  ],
  [
    "reminders in the wrong order",
    "ngt",
    (_, step) => (step("vote1")["timing"] = { live: 5, async: 24, remind: [0.8, 0.5] }),
    /remind\/1$/,
    /earlier first/,
  ],
  ["a mode twice", "ngt", (json) => (json["modes"] = ["live", "live"]), /^modes\/1$/, /once/],
  [
    "a text per side without sides",
    "fist-to-five",
    (json) => ((json["inputs"] as Json[])[0]!["as"] = "textPerSide"),
    /^inputs\/0\/as$/,
    /"sides": 2/,
  ],
  [
    "clearance by sides that there are not",
    "ngt",
    (_, step) => (step("out-rankedList")["review"] = { by: "voices", mode: "perPartyClearance", live: 10, async: 48 }),
    /^steps\/6\/review\/mode$/,
    /"sides": 2/,
  ],
  [
    "words that stay in a room",
    "single-text",
    (_, step) => (step("text")["basis"] = { from: ["listen"] }),
    /basis\/from\/0$/,
    /another "carry" at "interests"/,
  ],
  [
    "all of a room that lets out the first",
    "one-two-four-all",
    (_, step) => (step("all")["body"] = { from: ["top-idea"] }),
    /^steps\/3\/body\/from\/0$/,
    /name "four"/,
  ],
  [
    "words that only some may read, put before all",
    "single-text",
    (_, step) => Object.assign(step("yesable"), { items: { from: ["criticism"] } }),
    /^steps\/2\/items\/from\/0$/,
    /remove "sees" at "criticism"/,
  ],
  [
    "a pen in the hands of those who may not read what it goes by",
    "single-text",
    (_, step) => (step("text")["drafter"] = "rapporteur"),
    /basis\/from\/0$/,
    /drafter is among/,
  ],
  [
    "a gate that waits for nobody knows how many",
    "problem-solving-workshop",
    (_, step) => Object.assign(step("confirmed"), { of: "quorum" }),
    /^steps\/4\/steps\/1\/close$/,
    /"quorum": 0\.7/,
  ],
  [
    "words for a few that the whole room sees",
    "single-text",
    (_, step) => Object.assign(step("criticism"), { reveal: "live", attribution: "named", minSet: undefined }),
    /^steps\/1\/steps\/1\/steps\/0\/sees$/,
    /"onClose"/,
  ],
  [
    "a quorum of what is open already",
    "chatham-briefing",
    (json) => {
      const collected = (json["steps"] as Json[]).find((step) => step["kind"] === "collect") ?? {};
      Object.assign(collected, { reveal: "live", attribution: "named", close: { when: "facilitator", quorum: 0.7 } });
      delete collected["minSet"];
    },
    /close\/quorum$/,
    /"onClose"/,
  ],
  [
    "a talk for some of the room",
    "circle",
    (json) => {
      const talk = (json["steps"] as Json[]).find((step) => step["kind"] === "talk") ?? {};
      talk["sees"] = { roles: ["delegate"] };
    },
    /^steps\/\d\/sees$/,
    /sit apart/,
  ],
];

test.each(refused)("%s is refused, with its place and a remedy", (_, id, change, path, fix) => {
  const read = readProtocol(changed(id, change));
  const faults = read.ok ? [] : read.faults;
  expect(faults[0]?.path ?? "in order").toMatch(path);
  expect(faults[0]?.fix).toMatch(fix);
});

const inOrder: [what: string, id: string, change: Change][] = [
  [
    "from rooms that let everything out, what one step left",
    "crisis-exercise",
    (_, step) => (step("world")["body"] = { from: ["move", "adjudications"] }),
  ],
  ["what left a room by consent, named by its own step", "shuttle", (_, step) => (step("joint")["over"] = { from: ["offer"] })],
];

test.each(inOrder)("%s may be read outside", (_, id, change) => {
  const read = readProtocol(changed(id, change));
  expect(read.ok ? [] : read.faults).toEqual([]);
});
