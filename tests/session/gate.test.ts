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

describe("a gate that waits for a quorum", () => {
  const waiting = (decline: Gate["decline"] = "observe") => {
    const story = atTheGate({ of: "quorum", close: { when: "facilitator", quorum: 1 }, decline });
    story.box = { contributors: 5, bySide: {}, complete: false };
    return story;
  };
  /** Its time is over, and the extension that the rule owes it. */
  const over = (story: Story): Story => {
    expect(story.next()).toEqual(["phaseExtended"]);
    expect(story.next()).toEqual(["phaseHeld"]);
    expect(story.run.heldFor).toBe("waits");
    return story;
  };

  test("closes when enough have answered", () => {
    const story = waiting();
    story.box = { contributors: 6, bySide: {}, complete: false };
    expect(story.next()).toEqual(["phaseClosed"]);
  });

  test.each([0, 5])("is not opened by hand while %i of six have answered", (contributors) => {
    const story = waiting();
    story.box = { contributors, bySide: {}, complete: false };
    expect(over(story).refused({ type: "proceed", by: LENA, path: null })).toBe("refuse.waitsForQuorum");
  });

  test("is given more time, with what was answered so far", () => {
    const story = over(waiting());
    const { box } = story.run;
    expect(story.do({ type: "extend", by: LENA, path: null, byMs: 60_000 })).toEqual(["phaseReopened"]);
    expect(story.run).toMatchObject({ stage: "open", heldFor: null, box, dueAt: story.now + 60_000 });
    story.box = { contributors: 6, bySide: {}, complete: false };
    expect(story.next()).toEqual(["phaseClosed"]);
  });

  test("that is ended all the same counts as a no", () => {
    const story = over(waiting());
    story.do({ type: "drop", by: LENA, path: null });
    expect(story.session.outputs["ready" as Path]?.figures).toEqual({ verdict: { reached: false }, short: true });
    expect(story.session.status).toBe("running");
  });

  test("is not ended by it where a no ends the conversation: that is for whoever leads to close", () => {
    const story = over(waiting("stop"));
    expect(story.refused({ type: "drop", by: LENA, path: null })).toBe("refuse.gateStays");
    expect(story.do({ type: "close", by: LENA })).toContain("sessionEnded");
  });

  test("any other round that is held is given no more time, but asked again", () => {
    const story = atTheGate();
    story.box = { contributors: 1, bySide: {}, complete: false };
    story.next();
    story.next();
    expect(story.run.heldFor).toBe("quorum");
    expect(story.refused({ type: "extend", by: LENA, path: null, byMs: 60_000 })).toBe("refuse.held");
  });
});
