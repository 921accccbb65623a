import { describe, expect, test } from "vitest";
import { say } from "../../src/cards/messages.ts";
import { speak, speakWords, type Resolvers } from "../../src/cards/speak.ts";
import type { Block, Spoken } from "../../src/model/card.ts";
import type { ItemId, PersonId, TextId } from "../../src/model/ids.ts";

const birch = "p-birch" as PersonId;
const stored: Readonly<Record<string, string>> = { "t-1": "نهر واحد", "t-2": "it is {broken} <b>and\u202e loud" };

const from: Resolvers = {
  text: (id) => stored[id] ?? "",
  item: (id) => `item ${id}`,
  person: () => "Birch",
  side: () => "Upper valley",
  message: (key, args) => say("en", key, args),
  time: () => "14:20",
  duration: (ms) => `${Math.floor(ms / 60_000)}:${String((ms / 1000) % 60).padStart(2, "0")}`,
};

describe("a card in the reader's words", () => {
  test("names people, times and places", () => {
    const words = speakWords({ say: "talk.now", with: { person: { person: birch }, left: { lasting: 50_000 } } }, from);
    expect(words).toEqual({ words: "Now: \u2068Birch\u2069 (0:50).", fromPerson: false });
  });

  test("marks what people wrote, and keeps it from breaking the sentence it stands in", () => {
    expect(speakWords({ text: "t-1" as TextId }, from)).toEqual({ words: "نهر واحد", fromPerson: true });
    const line = speakWords({ say: "talk.line.turn", with: { person: { person: birch }, words: { text: "t-2" as TextId } } }, from);
    expect(line.words).toBe("\u2068Birch\u2069: \u2068it is {broken} <b>and loud\u2069");
  });

  test("speaks a reason that is a message itself", () => {
    const entry = { say: "talk.order", with: { person: { person: birch }, reason: { message: "talk.reason.notHeardYet" } } };
    expect(speakWords(entry, from).words).toBe("\u2068Birch\u2069: not heard yet");
  });

  test("speaks every kind of block", () => {
    const words = { say: "talk.done" };
    const spoken: Spoken = { words: "I’m done", fromPerson: false };
    const item: Spoken = { words: "item i-1", fromPerson: true };
    const options = [{ value: "i-1", words: { item: "i-1" as ItemId } }];
    const blocks: readonly Block[] = [
      { is: "text", tone: "plain", words },
      { is: "list", ordered: false, entries: [words] },
      { is: "table", caption: words, columns: [words], rows: [[words]] },
      { is: "button", command: "floor", args: { do: "done" }, words, weight: "main" },
      {
        is: "form",
        command: "vote",
        title: null,
        assurance: [words],
        args: {},
        fields: [{ is: "ranking", name: "ranking", label: words, places: 1, options, chosen: [] }],
        submit: words,
      },
    ];
    expect(speak({ blocks }, from).blocks).toEqual([
      { is: "text", tone: "plain", words: spoken },
      { is: "list", ordered: false, entries: [spoken] },
      { is: "table", caption: spoken, columns: [spoken], rows: [[spoken]] },
      { is: "button", command: "floor", args: { do: "done" }, words: spoken, weight: "main" },
      {
        is: "form",
        command: "vote",
        title: null,
        assurance: [spoken],
        args: {},
        fields: [{ is: "ranking", name: "ranking", label: spoken, places: 1, options: [{ value: "i-1", words: item }], chosen: [] }],
        submit: spoken,
      },
    ]);
  });
});
