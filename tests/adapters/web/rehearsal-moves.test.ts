import { expect, test } from "vitest";
import { formsIn } from "../../../adapters/rehearsal/room/forms.ts";
import { leadOf } from "../../../adapters/rehearsal/room/lead.ts";
import type { Move } from "../../../adapters/rehearsal/room/moves.ts";
import { moveOf } from "../../../adapters/rehearsal/room/voice.ts";

type Sketch = readonly [command: string, args?: Readonly<Record<string, string>>];

/** A page as its forms: the command, what goes with it, and whether there is something to write. */
const page = (forms: readonly Sketch[]) =>
  formsIn(
    forms
      .map(([command, args = {}]) => {
        const hidden = Object.entries({ command, path: "round", ...args }).map(
          ([name, value]) => `<input type="hidden" name="${name}" value="${value}" />`,
        );
        const words = command === "say" || args["do"] === "capture" ? '<textarea name="words"></textarea>' : "";
        return `<form action="/r/seat/do">${hidden.join("")}${words}</form>`;
      })
      .join(""),
  );

const SAY = ["say"] as const;
const PASS = ["pass"] as const;
const floor = (does: string) => ["floor", { do: does }] as const;
const TURN = [floor("here"), SAY, floor("done"), PASS] as const;
const SIGNED = [SAY, floor("done"), PASS] as const;

/** Somebody who has these lines for the round, at one page after the other. */
function aVoice(lines: readonly string[], points: readonly string[] = []) {
  const did = new Map<string, number>();
  const own = { cards: () => [], turns: 0, lines: () => lines, points: () => points, chance: { int: () => 0 } };
  return (...forms: readonly Sketch[]): string => said(moveOf({ ...own, did, phaseOf: (path) => path }, page(forms)));
}

function said(move: Move): string {
  if (move === null || move === "waits") return String(move);
  const { hidden } = move.form;
  const does = hidden.get("do") ?? (hidden.has("skip") ? "skip" : hidden.get("command"));
  return [does, ...Object.values(move.filled)].join(" ");
}

test("in a circle somebody speaks once in a turn, is done, and speaks again when the piece comes round", () => {
  const does = aVoice(["One.", "Two."]);
  expect(does(PASS)).toBe("waits");
  expect(does(...TURN)).toBe("say One.");
  expect(does(...SIGNED)).toBe("done");
  expect(does(PASS)).toBe("waits");
  expect(does(...TURN)).toBe("say Two.");
  expect(does(...SIGNED)).toBe("done");
  expect(does()).toBe("null");
});

test("whoever has nothing left to say passes, before the piece comes or when it is there", () => {
  expect(aVoice([])(PASS)).toBe("pass");
  expect(aVoice([])(...TURN)).toBe("pass");
  const does = aVoice(["One."]);
  expect(does(...TURN)).toBe("say One.");
  expect(does(...SIGNED)).toBe("done");
  expect(does(PASS)).toBe("pass");
});

test("where nobody may pass, whoever has nothing to say is done", () => {
  expect(aVoice([])(floor("here"), SAY, floor("done"))).toBe("done");
});

test("a point is recorded after speaking, once, and not while having the floor", () => {
  const does = aVoice(["One."], ["A point."]);
  const capture = floor("capture");
  expect(does(capture, PASS)).toBe("waits");
  expect(does(...TURN, capture)).toBe("say One.");
  expect(does(...SIGNED, capture)).toBe("done");
  expect(does(capture)).toBe("capture A point.");
  expect(does(capture)).toBe("null");
});

test("the facilitator waits for the table, skips whoever has the floor in silence, and then goes on", () => {
  const console_ = (isQuiet: boolean, ...forms: readonly Sketch[]): string =>
    said(leadOf({ did: new Map(), phaseOf: (path) => path, isQuiet: () => isQuiet }, page(forms)));
  const skip = ["pass", { skip: "yes" }] as const;
  expect(console_(false, ["next"], skip)).toBe("waits");
  expect(console_(true, ["next"], skip)).toBe("skip");
  expect(console_(true, ["next"])).toBe("next");
});
