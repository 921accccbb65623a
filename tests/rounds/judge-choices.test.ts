import { describe, expect, test } from "vitest";
import type { Judge, Scale } from "../../src/model/vocabulary.ts";
import { judge } from "../../src/rounds/judge/index.ts";
import { aJudge, aJudgement, aRepeat, asOutput, ballots, delphi, figuresOf } from "./judging.ts";

const over = ["a", "b", "c"];
const answer = (choices: Record<string, string>, reasons: Record<string, string> = {}, part?: number) => ({
  ballot: { choices, reasons },
  ...(part === undefined ? {} : { part }),
});
const refused = (spec: Partial<Judge>, body: unknown, items: readonly string[] = over) =>
  judge.admit?.(aJudgement({ spec: aJudge(spec), over: items }), body) ?? null;
const many = Array.from({ length: 60 }, (_, index) => `item-${index + 1}`);

describe("a choice for each item", () => {
  test.each<[Scale, string, string]>([
    [{ s: "rate", min: 1, max: 9 }, "9", "10"],
    [{ s: "rate", min: 1, max: 5 }, "5", "6"],
    [{ s: "gradient", levels: 7 }, "7", "8"],
    [{ s: "fist" }, "0", "-1"],
    [{ s: "consent" }, "objection", "yesIf"],
    [{ s: "agree3" }, "pass", "maybe"],
  ])("on %o is one of the scale", (scale, good, bad) => {
    expect(refused({ scale }, answer({ a: good }))).toBeNull();
    expect(refused({ scale }, answer({ a: bad }))).toEqual({ reason: "judge.refuse.unreadable" });
  });

  test("may leave items out where passing is possible; else it is told by number which are missing", () => {
    expect(refused({ pass: true }, answer({ b: "7" }))).toBeNull();
    expect(refused({ pass: false }, answer({ b: "7" }))).toEqual({ reason: "judge.refuse.missing", args: { which: "1, 3" } });
    expect(refused({ pass: false }, answer({ a: "1", b: "7", c: "9" }))).toBeNull();
    expect(refused({ scale: { s: "agree3" }, pass: false }, answer({ b: "agree" }))).toBeNull();
  });

  test("is about the items asked, answers at least one of them, and is of the sort the round asks for", () => {
    expect(refused({}, answer({ z: "7" }))).toEqual({ reason: "judge.refuse.notAsked" });
    expect(refused({}, answer({}))).toEqual({ reason: "judge.refuse.nothing" });
    expect(refused({}, { ballot: { dots: { a: 1 } } })).toEqual({ reason: "judge.refuse.unreadable" });
    expect(refused({ scale: { s: "dots", n: 3 } }, answer({ a: "1" }))).toEqual({ reason: "judge.refuse.unreadable" });
  });
});

describe("a reason", () => {
  const consent: Partial<Judge> = { scale: { s: "consent" }, reason: "required", attribution: "named" };

  test("is needed for an objection and not for consent", () => {
    expect(refused(consent, answer({ a: "consent", b: "objection", c: "objection" }, { b: "It leaves the mill dry." }))).toEqual({
      reason: "judge.refuse.noReason",
      args: { which: "3" },
    });
    expect(refused(consent, answer({ a: "consent", b: "objection" }, { b: "It leaves the mill dry." }))).toBeNull();
    expect(refused(consent, answer({ b: "objection" }, { b: "  \n" }))?.reason).toBe("judge.refuse.noReason");
  });

  test("is needed for a condition where a side speaks as one", () => {
    const sided: Partial<Judge> = { ...consent, attribution: "side", minSet: 1, who: { roles: ["delegate"], side: "each" } };
    expect(refused(sided, answer({ a: "yesIf", b: "yes" }))).toEqual({ reason: "judge.refuse.noReason", args: { which: "1" } });
    expect(refused(sided, answer({ a: "yes", b: "yes", c: "yes" }))).toBeNull();
  });

  test("never stands without an answer, and is not taken where none was asked for", () => {
    expect(refused({ reason: "optional" }, answer({ a: "7" }, { b: "Because." }))).toEqual({
      reason: "judge.refuse.reasonAlone",
      args: { which: "2" },
    });
    expect(refused({ reason: "none" }, answer({ a: "7" }, { a: "Because." }))?.reason).toBe("judge.refuse.unreadable");
  });

  test("of ratings outside the range is asked only against what the pass before published", () => {
    const spec = aJudge({ reason: "ifOutside" });
    const first = aJudgement({ spec, over, around: aRepeat(delphi) });
    const figures = figuresOf("rate", first, ballots(Array.from({ length: 5 }, () => ({ choices: { a: 7 } }))));
    const second = aJudgement({ spec, over, around: aRepeat(delphi, { pass: 2, before: asOutput(figures) }) });
    const body = answer({ a: "1" }, { a: "The gauge is wrong." });
    expect(judge.admit?.(first, body)).toEqual({ reason: "judge.refuse.unreadable" });
    expect(judge.admit?.(second, body)).toBeNull();
    // Nothing was published of b, so there is nothing to be outside of.
    expect(judge.admit?.(second, answer({ b: "1" }, { b: "The gauge is wrong." }))).toEqual({ reason: "judge.refuse.unreadable" });
  });

  test("is handed to the screening before anything is stored", () => {
    expect(judge.wordsOf?.(answer({ a: "7" }, { a: "Because of the dam.", b: " " }))).toEqual(["Because of the dam."]);
    expect(judge.wordsOf?.({ ballot: { pass: true } })).toEqual([]);
  });
});

describe("a long ballot", () => {
  const round = aJudgement({ spec: aJudge({ scale: { s: "agree3" }, reason: "none" }), over: many });
  const sent = (before: unknown, act: unknown): unknown => {
    const applied = judge.apply?.(round, before, act);
    if (!applied?.ok) throw new Error("refused");
    return applied.body;
  };

  test("is sent in parts: a part sent again replaces that part alone, and sent twice changes nothing", () => {
    const one = sent(null, answer({ "item-1": "agree", "item-2": "pass" }, {}, 1));
    const both = sent(one, answer({ "item-30": "disagree" }, {}, 2));
    expect(both).toEqual(answer({ "item-1": "agree", "item-2": "pass", "item-30": "disagree" }));
    const again = sent(both, answer({ "item-1": "disagree" }, {}, 1));
    expect(again).toEqual(answer({ "item-1": "disagree", "item-30": "disagree" }));
    expect(sent(again, answer({ "item-1": "disagree" }, {}, 1))).toEqual(again);
  });

  test("sent whole, or passed, replaces all of it", () => {
    const one = sent(null, answer({ "item-30": "agree" }, {}, 2));
    expect(sent(one, answer({ "item-1": "agree" }))).toEqual(answer({ "item-1": "agree" }));
    expect(sent(one, { ballot: { pass: true } })).toEqual({ ballot: { pass: true } });
    expect(sent({ ballot: { pass: true } }, answer({ "item-1": "agree" }, {}, 1))).toEqual(answer({ "item-1": "agree" }));
  });

  test("has no more parts than it needs, and no answer in a part it does not belong to", () => {
    const spec: Partial<Judge> = { scale: { s: "agree3" } };
    expect(refused(spec, answer({ "item-60": "agree" }, {}, 3), many)).toBeNull();
    expect(refused(spec, answer({ "item-60": "agree" }, {}, 4), many)?.reason).toBe("judge.refuse.unreadable");
    expect(refused(spec, answer({ "item-60": "agree" }, {}, 1), many)?.reason).toBe("judge.refuse.notAsked");
    expect(judge.show(round, personOf(round), 0, null, () => null).blocks.filter((block) => block.is === "form")).toHaveLength(3);
  });

  test("always has the same size, and room for the longest answers", () => {
    const spec = aJudge({ reason: "optional" });
    const padTo = aJudgement({ spec, over: many.slice(0, 25) }).run.phase.box?.padTo ?? 0;
    const all = many.slice(0, 25);
    const longest = answer(
      Object.fromEntries(all.map((item) => [item, "9"])),
      Object.fromEntries(all.map((item) => [item, "字".repeat(280)])),
    );
    expect(padTo).toBeGreaterThan(Buffer.byteLength(JSON.stringify({ side: "a".repeat(40), person: null, body: longest })));
  });
});

test("a pick is of the items asked, at least one and not more than there are picks", () => {
  const spec: Partial<Judge> = { scale: { s: "pick", n: 2 } };
  const picked = (...items: string[]) => ({ ballot: { picked: items } });
  expect(refused(spec, picked("a", "c"))).toBeNull();
  expect(refused(spec, picked())?.reason).toBe("judge.refuse.nothing");
  expect(refused(spec, picked("a", "b", "c"))).toEqual({ reason: "judge.refuse.tooMany", args: { top: 2 } });
  expect(refused(spec, picked("a", "a"))?.reason).toBe("judge.refuse.unreadable");
  expect(refused(spec, picked("z"))?.reason).toBe("judge.refuse.notAsked");
});

function personOf(round: ReturnType<typeof aJudgement>) {
  const id = round.run.eligible[0];
  const member = id && round.members[id];
  if (!id || !member) throw new Error("nobody");
  return { ...member, id };
}
