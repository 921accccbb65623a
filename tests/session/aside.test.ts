import { describe, expect, test } from "vitest";
import type { Inserting } from "../../src/model/command.ts";
import type { PersonId } from "../../src/model/ids.ts";
import { runsOf } from "../../src/session/timers.ts";
import { KAI, LENA, Story, VOICES } from "./story.ts";

const EIGHT: readonly PersonId[] = [...VOICES, "juniper" as PersonId, "larch" as PersonId];

const MINUTE = 60_000;
const [ASH, BIRCH] = VOICES as [PersonId, PersonId];
const put = (story: Story, insert: Inserting): ReturnType<Story["do"]> => story.do({ type: "insert", by: LENA, insert });
const goRound: Inserting = { is: "goRound", title: "Go-round", ask: "One word each?" };
const temperature: Inserting = { is: "temperature", title: "How are we?", ask: "How does it go?" };

describe("something in between", () => {
  test("a break stops the clock of the plan, and gives back what was left", () => {
    const story = new Story().writing();
    const left = (story.run.dueAt ?? 0) - story.pass(MINUTE).now;
    expect(put(story, { is: "break", ms: 10 * MINUTE })).toEqual(["phasePaused", "insertBegan"]);
    story.pass(12 * MINUTE);
    expect(story.do({ type: "endInsert", by: KAI })).toEqual(["insertEnded", "phaseResumed"]);
    expect((story.run.dueAt ?? 0) - story.now).toBe(left);
  });

  test("a silence ends by itself; a break waits for somebody to come back", () => {
    const story = new Story().writing();
    put(story, { is: "quiet", ms: 2 * MINUTE });
    expect(story.ring("insert")).toEqual(["insertEnded", "phaseResumed"]);
    put(story, { is: "break", ms: 2 * MINUTE });
    expect(() => story.ring("insert")).toThrow("no alarm");
    expect(story.do({ type: "resume", by: LENA, path: null })).toEqual(["insertEnded", "phaseResumed"]);
  });

  test("one thing at a time; the rules may be shown beside everything and stop nothing", () => {
    const story = new Story().writing();
    expect(put(story, { is: "rules" })).toEqual(["insertBegan"]);
    expect(story.run.stage).toBe("open");
    put(story, { is: "break", ms: MINUTE });
    expect(story.refused({ type: "insert", by: LENA, insert: goRound })).toBe("refuse.insertOpen");
  });

  test("a go-round gives everybody one turn, ends by itself, and the plan goes on", () => {
    const story = new Story().writing();
    const planned = story.run.path;
    expect(put(story, goRound).slice(0, 4)).toEqual(["phasePaused", "insertBegan", "roundBegan", "phaseOpened"]);
    const had: PersonId[] = [];
    for (let turn = 0; turn < 20 && story.session.aside.insert; turn++) {
      const run = runsOf(story.session).find((each) => each.spec.kind === "talk");
      const holder = (run?.own as { floor: { turn: { person: PersonId } | null } } | undefined)?.floor.turn?.person;
      if (!run || !holder) throw new Error("nobody holds the floor");
      had.push(holder);
      story.do({ type: "act", by: holder, path: run.path, act: { do: "pass" } });
    }
    expect(had.toSorted()).toEqual([...VOICES].toSorted());
    expect(story.session.aside.insert).toBeNull();
    expect(story.run).toMatchObject({ path: planned, stage: "open" });
  });

  test("a temperature is not begun where fewer than eight could answer", () => {
    const story = new Story("ngt", {}, EIGHT).writing();
    story.do({ type: "listen", by: KAI, person: BIRCH, listens: true });
    const refused = story.ask({ type: "insert", by: LENA, insert: temperature });
    expect(refused).toMatchObject({ ok: false, refusal: { reason: "refuse.temperatureFew", args: { least: 8, count: 7 } } });
    expect(story.run.stage).toBe("open");
    story.do({ type: "listen", by: KAI, person: BIRCH, listens: false });
    expect(put(story, temperature)).toContain("roundBegan");
  });

  test("a temperature opens from eight on and not before", () => {
    const story = new Story("ngt", {}, EIGHT).writing();
    put(story, temperature);
    const run = runsOf(story.session).find((each) => each.spec.kind === "pulse");
    expect(run?.phase.box?.minContributors).toBe(8);
    story.box = { contributors: 7, bySide: {}, complete: false };
    expect(story.next()).toEqual(["phaseExtended"]);
    expect(story.next()).toEqual(["phaseHeld"]);
    expect(story.do({ type: "drop", by: LENA, path: null })).toEqual([
      "phaseDropped",
      "keyEnded",
      "stepEnded",
      "insertEnded",
      "phaseResumed",
    ]);
  });

  test("it can be skipped, and does not move the plan", () => {
    const story = new Story("ngt", {}, EIGHT).writing();
    const at = story.session.frames["" as never];
    put(story, temperature);
    expect(story.do({ type: "skip", by: LENA, path: null })).toEqual(["keyEnded", "stepEnded", "insertEnded", "phaseResumed"]);
    expect(story.session.frames["" as never]).toEqual(at);
  });

  test("a hold over a break goes on into the break", () => {
    const story = new Story().writing();
    put(story, { is: "break", ms: MINUTE });
    story.do({ type: "hold", by: LENA });
    story.do({ type: "resume", by: LENA, path: null });
    expect(story.session.aside.insert?.is).toBe("break");
    expect(story.run.stage).toBe("paused");
  });

  test("only the team may", () => {
    const story = new Story().writing();
    for (const insert of [goRound, temperature, { is: "rules" } as const])
      expect(story.refused({ type: "insert", by: ASH, insert })).toBe("refuse.onlyFacilitator");
    expect(story.refused({ type: "announce", by: ASH, side: null, plain: "x" })).toBe("refuse.onlyFacilitator");
    expect(story.refused({ type: "park", by: ASH, plain: "x" })).toBe("refuse.onlyFacilitator");
  });
});

describe("a line to the team", () => {
  test("a voice writes into their own only", () => {
    const story = new Story().writing();
    expect(story.do({ type: "sayPrivately", by: ASH, person: ASH, plain: "I worry" })).toEqual(["privatelySaid"]);
    expect(story.refused({ type: "sayPrivately", by: ASH, person: BIRCH, plain: "psst" })).toBe("refuse.notYours");
    expect(story.do({ type: "sayPrivately", by: KAI, person: ASH, plain: "We see it" })).toEqual(["privatelySaid"]);
    expect(story.session.aside.lines[ASH]?.map((line) => line.by)).toEqual([ASH, KAI]);
  });
});

describe("people", () => {
  test("somebody who is removed is gone from the floor and from every round", () => {
    const story = new Story().writing();
    expect(story.do({ type: "remove", by: KAI, person: ASH })).toEqual(["memberLeft"]);
    expect(story.session.members[ASH]?.state).toBe("left");
    expect(story.refused({ type: "remove", by: KAI, person: LENA })).toBe("refuse.leadStays");
    expect(story.refused({ type: "remove", by: ASH, person: BIRCH })).toBe("refuse.onlyFacilitator");
  });

  test("another role goes through the terms again, and not while a box is open", () => {
    const story = new Story().writing();
    const change = { type: "changeRole", by: LENA, person: ASH, role: "observer", side: null } as const;
    expect(story.refused(change)).toBe("refuse.boxOpen");
    story.next();
    story.settle();
    expect(story.do(change)).toContain("roleChanged");
    expect(story.session.members[ASH]).toMatchObject({ role: "observer", termsVersion: null });
    expect(story.run.eligible).not.toContain(ASH);
  });

  test("the lead passes to a co-facilitator who is here, and to nobody else", () => {
    const story = new Story().writing();
    expect(story.refused({ type: "handOver", by: LENA, to: ASH })).toBe("refuse.handOverToCo");
    expect(story.refused({ type: "handOver", by: KAI, to: KAI })).toBe("refuse.onlyLead");
    story.do({ type: "handOver", by: LENA, to: KAI });
    expect([story.session.members[LENA]?.role, story.session.members[KAI]?.role]).toEqual(["cofacilitator", "facilitator"]);
  });

  test("what the team pressed is told to the team, to the minute", () => {
    const story = new Story().writing();
    story.do({ type: "pause", by: KAI, path: null });
    expect(story.session.aside.presses.at(-1)).toEqual({ by: KAI, what: "pause", at: story.now - (story.now % MINUTE) });
  });

  test("who only listens is waited for in no quorum, acts in nothing, and comes back into the round", () => {
    const story = new Story().writing();
    expect(story.refused({ type: "listen", by: ASH, person: BIRCH, listens: true })).toBe("refuse.onlyFacilitator");
    expect(story.do({ type: "listen", by: ASH, person: ASH, listens: true })).toEqual(["memberListens"]);
    expect(story.do({ type: "listen", by: KAI, person: BIRCH, listens: true })).toEqual(["memberListens"]);
    expect(story.do({ type: "listen", by: KAI, person: BIRCH, listens: true })).toEqual([]);
    expect(story.refused({ type: "act", by: ASH, path: null, act: {} })).toBe("refuse.notYours");
    story.do({ type: "listen", by: ASH, person: ASH, listens: false });
    expect(story.session.members[ASH]?.state).toBe("present");
    expect(story.run.eligible).toContain(ASH);
    expect(story.refused({ type: "listen", by: LENA, person: LENA, listens: true })).toBe("refuse.leadStays");
  });
});
