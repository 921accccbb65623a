import { describe, expect, test } from "vitest";
import type { Block, Field } from "../../src/model/card.ts";
import type { Person, Round } from "../../src/model/kind.ts";
import type { Judge } from "../../src/model/vocabulary.ts";
import { judge, type JudgeOwn } from "../../src/rounds/judge/index.ts";
import { aJudge, aJudgement, aRepeat, asOutput, ballots, byAll, delphi, settled } from "./judging.ts";

function seen(round: Round<Judge, JudgeOwn>, mine: unknown = null, earlier: unknown = null): readonly Block[] {
  const id = round.run.eligible[0];
  const member = id && round.members[id];
  if (!id || !member) throw new Error("nobody is here");
  const to: Person = { ...member, id };
  return judge.show(round, to, 0, mine, () => null, earlier).blocks;
}

type Rating = Extract<Field, { is: "rating" }>;
function field(blocks: readonly Block[]): Rating {
  const form = blocks.find((block) => block.is === "form");
  const found = form?.is === "form" ? form.fields[0] : undefined;
  if (found?.is !== "rating") throw new Error("no ballot");
  return found;
}
const text = (blocks: readonly Block[]): string => JSON.stringify(blocks);

const spec = aJudge({ reason: "ifOutside", feedback: { own: true, group: "median+iqr", reasons: true }, tally: ["histogram"] });
const first = aJudgement({ spec, over: ["a", "b"], around: aRepeat(delphi) });
const voters = [2, 7, 8, 8, 9].map((a) => ({ choices: { a }, reasons: a === 2 ? { a: "The gauge." } : {} }));
const published = settled(first, ballots(voters)).figures;
const second = (own: Partial<Judge> = {}) =>
  aJudgement({ spec: { ...spec, ...own }, over: ["a", "b"], around: aRepeat(delphi, { pass: 2, before: asOutput(published) }) });

describe("the first pass", () => {
  test("asks for no reason, since there is no range yet to be outside of, and shows no group", () => {
    expect(field(seen(first)).reason).toBeNull();
    expect(text(seen(first))).not.toContain("judge.before");
  });

  test("keeps the link to one's own answer until the repeat ends, where it is to be shown again", () => {
    expect(first.run.phase.box?.keyEndsWith).toBe("loop");
    expect(aJudgement({ spec: aJudge(), over: ["a"], around: aRepeat(delphi) }).run.phase.box?.keyEndsWith).toBe("@phase");
  });
});

describe("the second pass", () => {
  test("shows where the middle half stood and the reasons, to everybody alike", () => {
    const shown = text(seen(second()));
    expect(shown).toContain('"say":"judge.before.range","with":{"median":8,"from":7,"to":8}');
    expect(shown).toContain('"entries":[{"item":"reason-0"}]');
    expect(shown).not.toContain("judge.before.own");
  });

  test("shows the distribution instead, or nothing, as the protocol says", () => {
    expect(text(seen(second({ feedback: { own: true, group: "histogram", reasons: false } })))).toContain("2 × 1 · 7 × 1 · 8 × 2 · 9 × 1");
    const none = text(seen(second({ feedback: { own: true, group: "none", reasons: false } })));
    expect(none).not.toContain("judge.before");
  });

  test("asks for a reason only where there was a range", () => {
    const { items, reason } = field(seen(second()));
    expect(reason?.label).toEqual({ say: "judge.reason.outside" });
    expect(items.map((item) => item.reason)).toEqual(["", null]);
  });

  test("lets one's own earlier answer stand chosen when asked for, until there is a new one", () => {
    const earlier = { ballot: { choices: { a: "2" }, reasons: { a: "The gauge." } } };
    const asked = field(seen(second(), null, earlier)).items[0];
    expect(asked).toMatchObject({ chosen: "2", reason: "" });
    expect(JSON.stringify(asked)).toContain('"say":"judge.before.own","with":{"n":2}');
    const mine = { ballot: { choices: { a: "7" }, reasons: {} } };
    expect(field(seen(second(), mine, earlier)).items[0]?.chosen).toBe("7");
    expect(field(seen(second())).items[0]?.chosen).toBe("");
  });
});

test("a gradient says in words what each level means, and from where a reason is asked", () => {
  const round = aJudgement({
    spec: aJudge({ scale: { s: "gradient", levels: 8 }, reason: "ifOutside", pass: false }),
    over: ["a"],
    around: aRepeat(byAll(5)),
  });
  const { options, reason, required } = field(seen(round));
  expect(options.map(({ value }) => value)).toEqual(["1", "2", "3", "4", "5", "6", "7", "8"]);
  expect(options[4]?.words).toEqual({ say: "judge.level", with: { n: 5, words: { message: "judge.gradient.unhindered" } } });
  expect(reason?.label).toEqual({ say: "judge.reason.above", with: { level: 5 } });
  expect(required).toBe(true);
});

test.each<[string, Partial<Judge>]>([
  ["anonymous", { reason: "optional" }],
  ["named", { reason: "required", scale: { s: "consent" }, attribution: "named" }],
  ["side", { reason: "required", scale: { s: "consent" }, attribution: "side", minSet: 1, who: { roles: ["delegate"], side: "each" } }],
])("it is said before a reason is written who will read it: %s", (how, own) =>
  expect(text(seen(aJudgement({ spec: aJudge(own), over: ["a"] })))).toContain(`"judge.reasons.${how}"`),
);

test("nothing a person sees while the ballot is open says how many have voted", () => {
  const before = text(seen(second()));
  expect(before).not.toMatch(/"(ballots|panel|voters)"/);
});
