import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readProtocol } from "../../src/protocol/load.ts";
import { atStage } from "../../src/protocol/stages.ts";
import { planSession } from "../../src/protocol/plan.ts";
import { setupSchema } from "../../src/protocol/setup.ts";
import { kinds } from "../../src/rounds/index.ts";
import type { Protocol } from "../../src/model/vocabulary.ts";

const FILE = readFileSync(new URL("../../protocols/sustained-dialogue.json", import.meta.url), "utf8");
const dialogue = protocolOf(FILE);

describe("a protocol with stages", () => {
  test("a meeting at one stage has the rounds of that stage, and those that belong to every meeting", () => {
    expect(atStage(dialogue, 2).steps.map(({ id }) => id)).toEqual(["where-we-are", "map", "focus", "recap"]);
    expect(atStage(dialogue, 5).steps.map(({ id }) => id)).toEqual(["where-we-are", "actions", "recap", "out-actionList"]);
  });

  test("it asks only for what its rounds read", () => {
    expect(atStage(dialogue, 1).inputs.map(({ id }) => id)).toEqual(["stage", "covenant"]);
    expect(atStage(dialogue, 3).inputs.map(({ id }) => id)).toEqual(["stage"]);
  });

  test("without a stage all of it is one meeting", () => expect(atStage(dialogue, null)).toBe(dialogue));

  test.each([1, 2, 3, 4, 5])("it can be planned at stage %i, and what was filled in for other stages is left aside", (stage) => {
    const planned = plan({ stage, inputs: { stage: "Where we are.", covenant: "We listen." } });
    expect(planned.ok && planned.plan.stage).toBe(stage);
  });

  test("what the stage needs and was not filled in is asked for", () => {
    expect(faults({ stage: 1, inputs: { stage: "Where we are." } })).toEqual(["protocol.no.input"]);
  });

  test("what belongs together may stand at one stage, and what belongs to every meeting serves all", () => {
    for (const steps of [withMore(pulse("pre", 1), pulse("post", 1)), withMore(groups(1), joined(1))])
      expect(readProtocol(JSON.stringify({ ...JSON.parse(FILE), ...steps }))).toMatchObject({ ok: true });
  });

  test("a stage that is not there is refused", () => {
    expect(faults({ stage: 6, inputs: { stage: "Where we are." } })).toContain("protocol.no.stage");
  });
});

describe("a file whose stages can not be", () => {
  test.each([
    ["a stage that nothing belongs to", { stages: [...stages(), "Resting"] }, "stages/5", /no step belongs to "Resting"/],
    ["a step at a stage that is not there", withStep("map", { stage: 7 }), "steps/4/stage", /there are 5 stages/],
    ["a step that reads what another stage left", withStep("will", { stage: 4 }), "steps/7/items/from/0", /"probe" belongs to stage 3/],
    ["two pulses that are compared, in different meetings", withMore(pulse("pre", 1), pulse("post", 5)), "steps/14/link", /no other pulse/],
    ["groups that are joined in another meeting", withMore(groups(1), joined(2)), "steps/15/into/of", /not a split just before/],
    ["stages on steps, and none named", { stages: undefined }, "steps/1/stage", /no stages/],
    ["words of another language for fewer stages", { languages: { fr: { stages: ["Une"] } } }, "languages/fr/stages", /has 5 stages/],
  ])("%s", (_, change, path, wrong) => {
    const read = readProtocol(JSON.stringify({ ...JSON.parse(FILE), ...change }));
    const found = read.ok ? [] : read.faults.filter((fault) => fault.path === path);
    expect(found.map((fault) => fault.wrong).join()).toMatch(wrong);
  });
});

function stages(): readonly string[] {
  return protocolOf(FILE).stages ?? [];
}

function withStep(id: string, change: object): object {
  return { steps: dialogue.steps.map((step) => (step.id === id ? { ...step, ...change } : step)) };
}

const withMore = (...steps: readonly object[]): object => ({ steps: [...dialogue.steps, ...steps] });

const pulse = (wave: string, stage: number): object => ({
  kind: "pulse",
  id: `pulse-${wave}`,
  title: "How it is between us",
  who: { roles: "voices" },
  timing: { live: 5, async: 24 },
  instrument: "working-trust-8",
  wave,
  link: "pairedInMemory",
  minN: 8,
  stage,
});

const groups = (stage: number, into: object = { by: "size", n: 2, mix: "random" }, id = "pairs"): object => ({
  kind: "split",
  id,
  stage,
  into,
  carry: "none",
  steps: [{ ...(dialogue.steps.find((step) => step.id === "map") as object), stage: undefined, id: `in-${id}` }],
});
const joined = (stage: number): object => groups(stage, { by: "join", of: "pairs", n: 2 }, "fours");

function protocolOf(text: string): Protocol {
  const read = readProtocol(text);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.protocol;
}

function plan(more: object): ReturnType<typeof planSession> {
  let id = 0;
  const setup = setupSchema.parse({
    title: "Meeting",
    question: "How do we live beside each other?",
    mode: "live",
    people: [
      { role: "facilitator", count: 1 },
      { role: "participant", count: 10 },
    ],
    ...more,
  });
  return planSession({ protocol: dialogue, setup, kinds, newId: () => `id-${(id += 1)}` });
}

function faults(more: object): readonly string[] {
  const planned = plan(more);
  return planned.ok ? [] : planned.faults.map(({ wrong }) => wrong.key);
}
