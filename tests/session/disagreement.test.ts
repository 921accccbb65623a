import { expect, test } from "vitest";
import type { ItemId, Path, SessionId } from "../../src/model/ids.ts";
import type { Session } from "../../src/model/session.ts";
import { nothing } from "../../src/session/evolve.ts";
import { resolve } from "../../src/session/resolve.ts";
import { aJudge, aJudgement, asOutput, ballots, figuresOf, items, settled } from "../rounds/judging.ts";

/** A panel that is of one mind about `a` and of two about `b`, after its first pass. */
function afterFirstPass(): Session {
  const round = aJudgement({ spec: aJudge({ tally: ["ipras"] }), over: ["a", "b"] });
  const panel = [1, 1, 1, 9, 9, 9, 9, 9, 9].map((b) => ({ choices: { a: 8, b } }));
  const figures = figuresOf("rate", round, ballots(panel));
  const talk = { kind: "talk", id: "panel", over: { from: ["rate"], tag: "disagreement" } };
  return {
    ...nothing("s" as SessionId),
    plan: {
      steps: [{ kind: "repeat", id: "passes", max: 2, steps: [talk, { kind: "judge", id: "rate" }] }],
      inputs: {},
      sides: [],
    } as never,
    items: Object.fromEntries(items("a", "b").map((item) => [item.id, item])),
    outputs: { ["passes[1]/rate" as Path]: asOutput(figures) },
  };
}

test("a panel talks over the items on which its ratings disagreed, and over no others", () => {
  const session = afterFirstPass();
  const at = (path: string, tag?: string): ItemId[] =>
    resolve(session, path as Path, { from: ["rate"], ...(tag ? { tag } : {}) }).map(({ id }) => id);
  expect(at("passes[2]/panel", "disagreement")).toEqual(["b"]);
  expect(at("passes[2]/panel")).toEqual(["b", "a"]);
  expect(at("passes[2]/panel", "another")).toEqual([]);
});

test("before the first rating there is nothing to disagree on", () => {
  const session = { ...afterFirstPass(), outputs: {} };
  expect(resolve(session, "passes[1]/panel" as Path, { from: ["rate"], tag: "disagreement" })).toEqual([]);
});

test("a talk over objections is over what was said against a proposal, and over nothing where nobody objects", () => {
  const spec = aJudge({ scale: { s: "consent" }, attribution: "named", reason: "required", pass: false });
  const after = (voters: Parameters<typeof ballots>[0]): readonly ItemId[] => {
    const { figures } = settled(aJudgement({ spec, over: ["a"], people: { none: 3 } }), ballots(voters));
    const session = {
      ...afterFirstPass(),
      items: Object.fromEntries(items("a", "reason-0", "reason-1").map((item) => [item.id, item])),
      outputs: { ["passes[1]/consent" as Path]: asOutput(figures) },
    };
    return resolve(session, "passes[1]/panel" as Path, { from: ["consent"], tag: "objection" }).map(({ id }) => id);
  };
  expect(after([{ choices: { a: "objection" }, reasons: { a: "It leaves the mill dry." } }, { choices: { a: "consent" } }])).toEqual([
    "reason-0",
  ]);
  expect(after([{ choices: { a: "consent" } }, { choices: { a: "consent" } }])).toEqual([]);
});
