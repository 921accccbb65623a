import { expect, test } from "vitest";
import type { Judge, Protocol, Stop } from "../../src/model/vocabulary.ts";
import { protocolSchema } from "../../src/model/vocabulary.ts";
import { settingFaults } from "../../src/protocol/runnable.ts";
import { kinds } from "../../src/rounds/index.ts";
import { judge } from "../../src/rounds/judge/index.ts";
import { aJudge, byAll, delphi, eachSide } from "./judging.ts";
import { readFileSync } from "node:fs";

const faults = (spec: Partial<Judge>, until: Stop | null = null, sides = 2): string[] =>
  judge.check(aJudge(spec), { sides, until }).map(({ path, wrong, fix }) => {
    expect(wrong).not.toBe("");
    expect(fix).not.toBe("");
    return path;
  });
const gradient: Partial<Judge> = { scale: { s: "gradient", levels: 8 } };
const consent: Partial<Judge> = { scale: { s: "consent" } };

test.each<[string, string[], Partial<Judge>, (Stop | null)?]>([
  ["more steps than people tell apart", ["scale"], { scale: { s: "rate", min: 1, max: 100 } }],
  ["a level that every answer is at", ["scale/levels"], { scale: { s: "gradient", levels: 5 } }, eachSide(5)],
  ["a Delphi on another scale than 1 to 9", ["scale"], { scale: { s: "rate", min: 1, max: 7 } }, delphi],
  ["a median of a ranking", ["tally"], { scale: { s: "rank", top: 5, points: "borda" }, tally: ["median"] }],
  ["a map of opinions of ratings", ["tally"], { tally: ["opinionMap"] }],
  ["disagreement by IPRAS on 1 to 5", ["tally"], { scale: { s: "rate", min: 1, max: 5 }, tally: ["ipras"] }],
  ["groups of opinion in ratings", ["breakdown"], { breakdown: "group" }],
  ["groups where none are looked for", ["breakdown"], { scale: { s: "agree3" }, breakdown: "group", tally: ["groupConsensus"] }],
  ["a breakdown where each side has to reach the level", ["breakdown"], { ...gradient, breakdown: "side" }, eachSide(5)],
  ["a breakdown of a ranking", ["breakdown"], { scale: { s: "rank", top: 5, points: "borda" }, breakdown: "side" }],
  ["a name beside a rating", ["attribution"], { attribution: "named" }],
  ["a side that speaks without its own delegates", ["attribution"], { ...consent, attribution: "side" }],
  ["a reason for a ranking", ["reason"], { scale: { s: "rank", top: 5, points: "borda" }, reason: "ifOutside" }],
  ["a reason for dots", ["reason"], { scale: { s: "dots", n: 3 }, reason: "ifOutside" }],
  ["a reason required of every rating", ["reason"], { reason: "required" }],
  ["a reason outside of a range that consent has not", ["reason"], { ...consent, reason: "ifOutside" }],
  ["a reason outside of a range that nothing published", ["reason"], { reason: "ifOutside" }],
  ["an earlier value where there is no earlier pass", ["feedback"], { feedback: { own: true, group: "none", reasons: false } }],
  ["a middle half of consent", ["feedback/group"], { ...consent, feedback: { own: false, group: "median+iqr", reasons: false } }, delphi],
  ["reasons that nobody is asked for", ["feedback/reasons"], { feedback: { own: false, group: "none", reasons: true } }, delphi],
  ["ballots shown while people vote", ["reveal"], { reveal: "live" }],
])("refuses %s, with the place and what to write instead", (_what, paths, spec, until) =>
  expect(faults(spec, until ?? null)).toEqual(paths),
);

test("takes what the scales are for", () => {
  expect(faults({ scale: { s: "rate", min: 1, max: 5 }, tally: ["median", "iqr"], reason: "optional" })).toEqual([]);
  expect(
    faults({ reason: "ifOutside", feedback: { own: true, group: "median+iqr", reasons: true }, tally: ["stability"] }, delphi),
  ).toEqual([]);
  expect(faults({ ...gradient, reason: "ifOutside", tally: ["histogram", "median"] }, byAll(5))).toEqual([]);
  expect(faults({ ...consent, attribution: "named", reason: "required", tally: ["objections"] }, { rule: "noObjection" })).toEqual([]);
  expect(faults({ scale: { s: "pick", n: 3 }, tally: ["voters"] })).toEqual([]);
  expect(faults({ scale: { s: "agree3" }, breakdown: "side", tally: [] })).toEqual([]);
  expect(faults({ scale: { s: "agree3" }, breakdown: "group", tally: ["opinionMap", "groupConsensus"] })).toEqual([]);
});

test("a breakdown by side needs sides", () => expect(faults({ breakdown: "side" }, null, 0)).toEqual(["breakdown"]));

test.each([
  "cbm-builder",
  "consent",
  "delphi",
  "fist-to-five",
  "futures-wheel",
  "gradients",
  "opinion-map",
  "rand-ucla",
  "single-text",
  "sustained-dialogue",
])("the judging of %s can be run", (id) => {
  const text = readFileSync(new URL(`../../protocols/${id}.json`, import.meta.url), "utf8");
  const protocol: Protocol = protocolSchema.parse(JSON.parse(text));
  const judging = settingFaults(protocol, kinds, protocol.needs?.sides ?? 0).filter(({ step }) => step.kind === "judge");
  expect(judging).toEqual([]);
});
