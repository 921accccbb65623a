import { expect, test } from "vitest";
import { explain } from "../../src/protocol/explain.ts";
import { readProtocol } from "../../src/protocol/load.ts";
import { aProtocol, changed, type Json } from "./builders.ts";

const said = (id: string): string => explain(aProtocol(id)).join("\n");
const saidOf = (text: string): string => {
  const read = readProtocol(text);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return explain(read.protocol).join("\n");
};

test.each([
  [
    "a gate that each side passes by itself",
    "problem-solving-workshop",
    /all sides have to\. One word is announced: confirmed, or not yet\. Nobody learns which side is missing\./,
  ],
  ["words that a side releases", "shuttle", /when its author and one more person of the side have released it; it goes word for word/],
  [
    "the question at the end of a pass",
    "shuttle",
    /until the facilitator goes on, at most 10 times; at the end of each pass there is a step "once more\?"/,
  ],
  ["sheets", "brainwriting-635", /a sheet of up to three rows of the pass before, dealt anew every time/],
  ["seats", "fishbowl", /An open seat is anyone's; when all are taken/],
  [
    "feedback of a Delphi",
    "delphi",
    /From the second pass on each sees one's own earlier answer, the middle half of the answers, the reasons given\./,
  ],
  ["reasons of those outside", "delphi", /A reason is asked of whoever is outside .*; it is shown without an author\./],
  ["batches of pairs", "sdd", /Each sees \d+ pairs at a time\. A pair holds if \d+ % or more of its answers say yes/],
  [
    "who holds the pen",
    "single-text",
    /The facilitators hold the pen; .* A clause keeps its number through all versions; each pass works on the version before\./,
  ],
  ["an order of one's own", "opinion-map", /Each reads the items in an order of their own, which stays the same for them/],
  ["for whom words are", "single-text", /Who reads it: Facilitator, co-facilitator; nobody else in the room\./],
  ["what an objection needs", "single-text", /An objection, and a yes with a condition, need a reason; it is shown as the side's\./],
  ["clearance by each side", "cbm-builder", /Two of each side or more have to press one of two buttons \(of a smaller side all\)/],
  ["reminders", "ngt", /Over days it is brought to mind when 50 % and 85 % of the time are over; in a channel to everyone alike\./],
  [
    "quorums",
    "ngt",
    /It should have 70 % of those who may act and 50 % of each side; below that more time is given, and then the facilitator decides\./,
  ],
  ["a cap on words", "ngt", /Whoever has more than 25 % of the words waits for the others\./],
  ["what may be undone", "ngt", /For 3 min live, or 12 h over days, a change may be undone\./],
])("%s is explained", (_, id, sentence) => {
  expect(said(id)).toMatch(sentence);
});

test("a pulse is shown from eight answers on, even where the file says fewer", () => {
  const fewer = changed("problem-solving-workshop", (_, step) => (step("pre")["minN"] = 5));
  const pulse = saidOf(fewer)
    .split("\n\n")
    .find((each) => each.includes("(pulse, pre)"));
  expect(pulse).toMatch(/It opens only if 8 or more write\./);
});

test("the time is never added up for fewer people than it needs", () => {
  expect(said("single-text")).toMatch(/For 4 people:/);
});

test("questions are explained with who looks through them, and who supports them", () => {
  const text = changed("chatham-briefing", (json, step) => {
    const brief = (json["steps"] as { kind: string; id: string }[]).find(({ kind }) => kind === "brief");
    step(brief?.id ?? "")["questions"] = { attribution: "anonymous", moderated: true, upvote: true };
  });
  expect(saidOf(text)).toMatch(/Questions open together, if 5 or more people ask\./);
  expect(saidOf(text)).toMatch(/gives a reason for each that is declined\./);
  expect(saidOf(text)).toMatch(/marks in private the questions they wish to hear answered\./);
});

test("a gate that waits for a quorum says for how many, and what becomes of it without them", () => {
  const close = { when: "facilitator", quorum: 0.7, quorumPerSide: 0.5 };
  const text = changed("problem-solving-workshop", (_, step) => Object.assign(step("confirmed"), { of: "quorum", close }));
  expect(saidOf(text)).toMatch(
    /Nothing is decided before enough have answered\. .*It waits for 70 % of those who may act and 50 % of each side\./s,
  );
});

test("a gate that waits for a quorum and whose no ends the conversation is not ended by hand", () => {
  const close = { when: "facilitator", quorum: 0.7 };
  const text = changed("problem-solving-workshop", (_, step) => Object.assign(step("confirmed"), { of: "quorum", close, decline: "stop" }));
  expect(saidOf(text)).toContain("the facilitator gives more or asks again.");
});

test("words that are seen as they are written are said to be", () => {
  const text = changed("chatham-briefing", (json) => {
    const collected = (json["steps"] as Json[]).find((step) => step["kind"] === "collect") ?? {};
    Object.assign(collected, { reveal: "live", attribution: "named" });
    for (const key of ["minSet", "close"]) delete collected[key];
  });
  expect(saidOf(text)).toMatch(/Everyone in the room sees a card as soon as it is written, under the name of its author\./);
});

test("how sides are compared on statements is told with what it takes", () => {
  const text = changed("opinion-map", (json, step) => {
    json["needs"] = { sides: 2 };
    Object.assign(step("vote"), { breakdown: "side", tally: ["voters"] });
  });
  expect(saidOf(text)).toMatch(/shared by all sides only if each side.*5 votes of each side, and some 15 to 20/);
});
