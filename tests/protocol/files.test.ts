import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { protocolJsonSchema } from "../../src/protocol/json-schema.ts";
import { loadProtocols } from "../../src/protocol/load.ts";
import { isUnattributed } from "../../src/protocol/hiding.ts";
import { comesUnattributed } from "../../src/protocol/references.ts";
import { rounds, walk } from "../../src/protocol/walk.ts";

const folder = new URL("../../protocols/", import.meta.url).pathname;
const loaded = await loadProtocols(folder);
const protocols = loaded.flatMap((each) => (each.ok ? [each.protocol] : []));

const IDS = [
  ..."brainwriting-635 cbm-builder chatham-briefing circle consent crisis-exercise delphi fishbowl fist-to-five futures-wheel".split(" "),
  ..."gradients ngt one-two-four-all opinion-map problem-solving-workshop rand-ucla sdd shared-futures shuttle".split(" "),
  ..."single-text sustained-dialogue".split(" "),
];

test.each(loaded)("$file is without fault", (each) => {
  expect(each.ok ? [] : each.faults).toEqual([]);
});

test("there are the 21 protocols, each in the file of its name", () => {
  expect(protocols.map(({ id }) => id).sort()).toEqual([...IDS].sort());
  expect(loaded.map(({ file }) => file).sort()).toEqual(IDS.map((id) => `${folder}${id}.json`).sort());
});

test("protocol.schema.json is what the vocabulary says today", async () => {
  expect(await readFile(`${folder}protocol.schema.json`, "utf8")).toBe(protocolJsonSchema());
});

test.each(protocols)("$id names its schema and says when to choose it", (protocol) => {
  expect(protocol.$schema).toBe("./protocol.schema.json");
  expect(protocol.purpose).toMatch(/Choose it/);
});

test.each(protocols)("$id asks people something in every round they act in", (protocol) => {
  const silent = rounds(protocol.steps).filter(({ step }) => step.ask === undefined && step.kind !== "report" && step.kind !== "organise");
  expect(silent.map(({ step }) => step.id)).toEqual([]);
});

test.each(protocols)("$id asks no author who is not known", (protocol) => {
  for (const { step } of walk(protocol.steps)) {
    if (step.kind === "organise" && comesUnattributed(protocol, step.items)) expect(step.contest?.veto ?? "anyone").toBe("anyone");
    if (step.kind === "collect" && isUnattributed(step)) expect(step.withdrawUntil).toBe("close");
  }
});

test.each(protocols)("$id lets people pass when they rank or rate", (protocol) => {
  const forced = rounds(protocol.steps).filter(
    ({ step }) => step.kind === "judge" && ["rank", "rate"].includes(step.scale.s) && !step.pass,
  );
  expect(forced).toEqual([]);
});

test("references that the first drafts had wrong", () => {
  const step = (id: string, round: string) =>
    rounds(protocols.find((each) => each.id === id)?.steps ?? []).find((each) => each.step.id === round)?.step;
  expect(step("ngt", "vote2")).toMatchObject({ items: { from: ["vote1"], top: 10 } });
  expect(step("delphi", "rank")).toMatchObject({ items: { from: ["rate"], top: 10 } });
  expect(step("problem-solving-workshop", "needs")).toMatchObject({
    who: { roles: ["delegate"], side: "each" },
    attribution: "side",
    minSet: 4,
  });
  const fours = protocols.find(({ id }) => id === "one-two-four-all")?.steps.find(({ id }) => id === "four");
  expect(fours).toMatchObject({ into: { by: "join", of: "two", n: 2 }, carry: "top", top: 1 });
});
