import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readProtocol } from "../../src/protocol/load.ts";
import { sentence } from "../../src/protocol/said.ts";
import { aProtocol, allKinds, changed, faultKeys, people, plan, planWith, twoSides, warningKeys } from "./builders.ts";
import { explain } from "../../src/protocol/explain.ts";
import type { Protocol } from "../../src/model/vocabulary.ts";

const two = [{ name: "Highland" }, { name: "Delta" }];

function changedProtocol(...args: Parameters<typeof changed>): Protocol {
  const read = readProtocol(changed(...args));
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.protocol;
}

test("a plan opens with consent and holds no word of anybody", () => {
  const planned = plan("ngt", { people: [people(8)], sides: [] });
  if (!planned.ok) throw new Error(JSON.stringify(planned.faults));
  expect(planned.plan.steps[0]).toMatchObject({ kind: "gate", id: "terms", of: "consent" });
  const written = JSON.stringify(planned.plan);
  for (const { plain } of planned.texts) expect(written).not.toContain(plain);
  expect(written).not.toMatch(/Write in silence|What should we do first|Water/);
  const texts = new Map(planned.texts.map(({ id, plain }) => [id as string, plain]));
  const silent = planned.plan.steps[1];
  expect(silent?.kind === "collect" && texts.get(silent.ask ?? "")).toMatch(/^What should we do first\? One idea on each card\./);
  expect(texts.get(planned.plan.title)).toBe("Water");
  expect(new Set(planned.texts.map(({ id }) => id)).size).toBe(planned.texts.length);
});

test("sides get opaque ids, and a step for the first side gets its id", () => {
  const protocol = changedProtocol("shuttle", (_, step) => (step("joint")["who"] = { roles: ["delegate"], side: "side-2" }));
  const planned = planWith(protocol, { people: twoSides(3, 3), sides: two });
  if (!planned.ok) throw new Error(JSON.stringify(planned.faults));
  const [first, second] = planned.plan.sides;
  expect(planned.plan.steps.find(({ id }) => id === "joint")).toMatchObject({ who: { side: second?.id } });
  expect(planned.texts).toContainEqual({ id: first?.name, plain: "Highland" });
});

test("inputs become items that belong to nobody, for their pass and side", () => {
  const planned = plan("crisis-exercise", {
    people: twoSides(4, 4),
    sides: two,
    inputs: { fiction: "An invented coast.", injects: ["A ship is late.", ["You hear a rumour.", "You see smoke."], "It rains."] },
  });
  if (!planned.ok) throw new Error(JSON.stringify(planned.faults));
  const plain = (id: string) => planned.texts.find((each) => (each.id as string) === id)?.plain;
  const injects = planned.plan.inputs["injects"]?.map((id) => planned.items.find((item) => item.id === id)) ?? [];
  expect(injects.map((item) => [plain(item?.text ?? ""), item?.forPass, item?.forSide])).toEqual([
    ["A ship is late.", 1, undefined],
    ["You hear a rumour.", 2, planned.plan.sides[0]?.id],
    ["You see smoke.", 2, planned.plan.sides[1]?.id],
    ["It rains.", 3, undefined],
  ]);
  expect(planned.items.every(({ label }) => label.as === "nobody")).toBe(true);
});

test("other lengths are put into the plan: minutes live, hours over days", () => {
  const timing = (mode: "live" | "async") => {
    const planned = plan("circle", { people: [people(6)], mode, minutes: { round: 90 } });
    const step = planned.ok ? planned.plan.steps.find(({ id }) => id === "round") : undefined;
    return step && "timing" in step ? step.timing : undefined;
  };
  expect(timing("live")).toMatchObject({ live: 90, async: 24 });
  expect(timing("async")).toMatchObject({ live: 30, async: 1.5 });
});

test("a round kind that does not exist is said, once", () => {
  const { relate: _, ...without } = allKinds;
  const planned = plan("sdd", { people: [people(12)], inputs: { "white-paper": "Known." } }, { kinds: without });
  expect(faultKeys(planned)).toEqual(["kind"]);
  const [only] = planned.ok ? [] : planned.faults;
  expect(only && sentence("en", only.wrong)).toBe("“What helps what?” is a round of questions about pairs, which does not exist yet.");
  expect(only?.path).toBe("steps/6/kind");
});

test("what a kind can not run is said at its place", () => {
  const kinds = { ...allKinds, judge: { check: () => [{ path: "scale", wrong: "no ranks", fix: "use dots" }] } };
  const planned = plan("ngt", { people: [people(8)] }, { kinds });
  expect(planned.ok ? [] : planned.faults.map(({ path, wrong }) => [path, sentence("en", wrong)])).toEqual([
    ["steps/3/scale", "“First ranking” needs a way of judging that does not exist yet."],
    ["steps/5/scale", "“Final ranking” needs a way of judging that does not exist yet."],
  ]);
});

const refused: readonly { what: string; id: string; setup: Parameters<typeof plan>[1]; key: string }[] = [
  { what: "too few people", id: "ngt", setup: { people: [people(4)] }, key: "tooFew" },
  { what: "too many people", id: "ngt", setup: { people: [people(16)] }, key: "tooMany" },
  { what: "no sides", id: "shuttle", setup: { people: [people(6, "delegate")] }, key: "sides" },
  { what: "a side that has nobody", id: "shuttle", setup: { people: [people(6, "delegate", 0)], sides: two }, key: "sideEmpty" },
  {
    what: "two sides of one name",
    id: "shuttle",
    setup: { people: twoSides(3, 3), sides: [{ name: "A" }, { name: "a " }] },
    key: "sideTwice",
  },
  { what: "people of a side that is not named", id: "circle", setup: { people: twoSides(3, 3) }, key: "sideUnknown" },
  { what: "no expert", id: "chatham-briefing", setup: { people: [people(8)], inputs: { briefing: "Facts." } }, key: "experts" },
  { what: "a mode that is not offered", id: "delphi", setup: { people: [people(10, "expert")], mode: "live" }, key: "mode" },
  { what: "nobody with the role", id: "delphi", setup: { people: [people(10)], mode: "async" }, key: "nobody" },
  { what: "no question", id: "ngt", setup: { people: [people(8)], question: " " }, key: "question" },
  { what: "a missing input", id: "fist-to-five", setup: { people: [people(8)] }, key: "input" },
  { what: "an empty input", id: "fist-to-five", setup: { people: [people(8)], inputs: { proposal: " \n " } }, key: "input" },
  { what: "an unknown input", id: "circle", setup: { people: [people(8)], inputs: { proposal: "x" } }, key: "inputUnknown" },
  {
    what: "an input of the wrong form",
    id: "fist-to-five",
    setup: { people: [people(8)], inputs: { proposal: ["x", "y"] } },
    key: "inputShape",
  },
  { what: "a length for no round", id: "circle", setup: { people: [people(8)], minutes: { rond: 5 } }, key: "minutes" },
  { what: "a title with a hidden mark", id: "circle", setup: { people: [people(8)], title: "a\u202Eb" }, key: "words" },
  { what: "a title too long", id: "circle", setup: { people: [people(8)], title: "a".repeat(121) }, key: "long" },
  { what: "a side label among three", id: "problem-solving-workshop", setup: { people: twoSides(3, 6), sides: two }, key: "sideLabel" },
  {
    what: "anonymity among four experts",
    id: "delphi",
    setup: { people: [people(4, "expert"), people(8)], mode: "async" },
    key: "anonymity",
  },
];

test.each(refused)("$what is refused, with a remedy that can be said", ({ id, setup, key }) => {
  const planned = plan(id, setup);
  expect(faultKeys(planned)).toContain(key);
  for (const { wrong, fix } of planned.ok ? [] : planned.faults)
    for (const each of [wrong, fix]) expect(sentence("en", each)).toMatch(/^[A-Z“{].*[.!?”]$/);
});

test("anonymity is not offered below five", () => {
  const protocol = changedProtocol("gradients", (json) => (json["size"] = { min: 5, max: 60, best: "5-30" }));
  const small: Protocol = { ...protocol, size: { ...protocol.size, min: 2 } };
  const planned = planWith(small, { people: [people(4)], inputs: { proposal: "Open the gate." } });
  const anonymity = planned.ok ? [] : planned.faults.filter(({ wrong }) => wrong.key === "protocol.no.anonymity");
  expect(anonymity.map(({ path }) => path)).toEqual(["steps/0/who", "steps/1/steps/0/who"]);
  expect(anonymity[1] && sentence("en", anonymity[1].wrong)).toMatch(/only 4 may write in it\. Anonymity is not offered below 5\./);
});

test("no plan promises anonymity to fewer than five, whoever is invited", () => {
  const head = fc.record({
    role: fc.constantFrom("delegate" as const, "expert" as const, "official" as const, "participant" as const, "observer" as const),
    side: fc.constantFrom(null, 0, 1),
    count: fc.integer({ min: 0, max: 6 }),
  });
  const ids = ["ngt", "cbm-builder", "problem-solving-workshop", "fishbowl"];
  fc.assert(
    fc.property(fc.constantFrom(...ids), fc.array(head, { maxLength: 6 }), (id, heads) => {
      const protocol = aProtocol(id);
      const planned = planWith({ ...protocol, size: { ...protocol.size, min: 2, max: 5000 } }, { people: heads, sides: two });
      const voices = heads.filter(({ role }) => role !== "observer").reduce((sum, { count }) => sum + count, 0);
      if (voices < 5) expect(planned.ok).toBe(false);
      if (id !== "problem-solving-workshop" || !planned.ok) return;
      const delegates = [0, 1].map((side) =>
        heads.filter((each) => each.role === "delegate" && each.side === side).reduce((sum, { count }) => sum + count, 0),
      );
      expect(Math.min(...delegates)).toBeGreaterThanOrEqual(4);
    }),
  );
});

test("a lone official is never named by a role label", () => {
  const protocol = changedProtocol("ngt", (_, step) => Object.assign(step("silent"), { attribution: "role" }));
  const planned = planWith(protocol, { people: [people(7), people(1, "official")] });
  expect(faultKeys(planned)).toEqual(["roleLabel"]);
  const enough = planWith(protocol, { people: [people(7), people(5, "official")] });
  expect(faultKeys(enough)).toEqual([]);
  const label = enough.ok ? enough.warnings.find(({ say }) => say.key === "protocol.warn.roleLabel") : undefined;
  expect(label && sentence("en", label.say)).toBe("“Write in silence”: if one of five who have one role drop, the role label goes.");
});

test("what one is here as is explained with when it is shown", () => {
  const protocol = changedProtocol("ngt", (_, step) => Object.assign(step("silent"), { attribution: "role" }));
  expect(explain(protocol).join("\n")).toContain("with the role of its author if 5 or more of every role that is here write; else without");
});

test("a side that speaks as one needs no threshold", () => {
  expect(faultKeys(plan("shuttle", { people: twoSides(1, 2), sides: two }))).toEqual([]);
  expect(faultKeys(plan("single-text", { people: twoSides(2, 2), sides: two }))).toEqual([]);
});

test("what a drop-out would change is said before anybody is invited", () => {
  const planned = plan("problem-solving-workshop", { people: twoSides(5, 6), sides: two });
  const label = planned.ok ? planned.warnings.find(({ say }) => say.key === "protocol.warn.sideLabel") : undefined;
  expect(label && sentence("en", label.say)).toBe("“Needs and fears”: if two of five drop on one side, the side label goes.");
  expect(warningKeys(plan("problem-solving-workshop", { people: twoSides(6, 6), sides: two }))).not.toContain("sideLabel");
});

test("a head count near a threshold, a circle that does not fit, and too little time are warnings", () => {
  const keys = (id: string, setup: Parameters<typeof plan>[1]) => warningKeys(plan(id, setup));
  expect(keys("ngt", { people: [people(5)] })).toContain("nearThreshold");
  expect(keys("ngt", { people: [people(6)] })).toContain("nearThreshold");
  expect(keys("ngt", { people: [people(7)] })).toEqual([]);
  expect(keys("circle", { people: [people(10)] })).toEqual(["circle"]);
  expect(keys("circle", { people: [people(7)] })).toEqual([]);
  expect(keys("ngt", { people: [people(8)], minutesAvailable: 60 })).toEqual(["overrun"]);
  expect(keys("ngt", { people: [people(8)], minutesAvailable: 90 })).toEqual([]);
  expect(keys("consent", { people: [people(8)], minutesAvailable: 90, inputs: { proposal: "x" } })).toEqual(["mayOverrun"]);
  expect(keys("circle", { people: twoSides(3, 5), sides: two })).toContain("uneven");
  expect(keys("circle", { people: [people(5), people(1, "official")] })).toEqual(["loneRole"]);
});

test("every warning can be said", () => {
  const planned = [
    plan("ngt", { people: [people(6)], minutesAvailable: 20 }),
    plan("circle", { people: [...twoSides(3, 7), people(1, "official")], sides: two, minutesAvailable: 600 }),
    plan("problem-solving-workshop", { people: twoSides(4, 4), sides: two, mode: "async", minutesAvailable: 15 * 24 * 60 }),
  ];
  const said = planned.flatMap((each) => (each.ok ? each.warnings : [])).map(({ say }) => sentence("en", say));
  expect(said.length).toBeGreaterThan(6);
  for (const each of said) expect(each).toMatch(/\.$/);
  expect(said.join("\n")).toContain("days");
});
