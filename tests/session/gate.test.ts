import { describe, expect, test } from "vitest";
import { LENA, Story, VOICES, withGate } from "./story.ts";
import type { Path } from "../../src/model/ids.ts";
import type { Gate, Step } from "../../src/model/vocabulary.ts";

const atTheGate = (gate: Partial<Gate> = {}, around?: (gate: Gate) => Step): Story => {
  const story = new Story("ngt", {}, VOICES, withGate(gate, around)).everybodyIn();
  story.next();
  if (story.run.spec.id !== "ready") throw new Error("the gate is not there");
  return story;
};
const answered = (story: Story, reached: boolean) =>
  story.do({
    type: "settle",
    path: story.run.path,
    phaseNumber: story.run.phaseNumber,
    settled: { items: [], figures: { verdict: { reached } } },
  });

describe("a gate whose no ends the conversation", () => {
  test("is not left out, whatever is open of it", () => {
    const story = atTheGate();
    expect(story.refused({ type: "skip", by: LENA, path: null })).toBe("refuse.gateStays");
    story.box = { contributors: 0, bySide: {}, complete: false };
    story.next();
    story.next();
    expect(story.run.stage).toBe("held");
    expect(story.refused({ type: "drop", by: LENA, path: null })).toBe("refuse.gateStays");
    expect(story.refused({ type: "skip", by: LENA, path: null })).toBe("refuse.gateStays");
  });

  test("is not gone past by leaving out the repeat around it, until it has been answered", () => {
    const talk = {
      kind: "talk",
      id: "after",
      title: "t",
      who: { roles: "voices" },
      attribution: "named",
      floor: { by: "open", slow: 0 },
      crossTalk: false,
      capture: false,
    } as const;
    const story = atTheGate({}, (gate) => ({ kind: "repeat", id: "loop", until: { rule: "count" }, max: 3, steps: [gate, talk] }));
    const skip = { type: "skip", by: LENA, path: "loop" as Path } as const;
    expect(story.refused(skip)).toBe("refuse.gateStays");
    story.next();
    answered(story, true);
    expect(story.run.spec.id).toBe("after");
    expect(story.refused(skip)).toBeNull();
  });

  test("waits, is asked again, or goes on with the conversation closed", () => {
    const story = atTheGate();
    expect(story.do({ type: "extend", by: LENA, path: null, byMs: 60_000 })).toEqual(["phaseExtended"]);
    story.next();
    expect(answered(story, false)).toContain("sessionEnded");
  });

  test("any other gate may be left out", () => {
    const story = atTheGate({ decline: "observe" });
    expect(story.do({ type: "skip", by: LENA, path: null })).toContain("roundBegan");
  });
});
