import { describe, expect, test } from "vitest";
import type { Step } from "../../src/model/vocabulary.ts";
import { evolve, upgraded } from "../../src/session/evolve.ts";
import { kinds } from "../../src/rounds/index.ts";
import { KAI, LENA, nowhere, START, Story, VOICES } from "./story.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const [ASH] = VOICES as [(typeof VOICES)[number]];

describe("opening", () => {
  test("given a planned session, when the facilitator opens it, then its first round opens", () => {
    const story = new Story();
    for (const by of [LENA, ...VOICES]) story.do({ type: "join", by });
    expect(story.do({ type: "open", by: LENA })).toEqual(["sessionOpened", "roundBegan", "phaseOpened"]);
  });

  test("given an open session, when it is opened again, then it is refused", () => {
    expect(new Story().everybodyIn().refused({ type: "open", by: LENA })).toBe("refuse.alreadyOpen");
  });

  test.each(["open", "close", "hold", "lockdown", "destroy"] as const)("a participant may not %s", (type) => {
    expect(new Story().everybodyIn().refused({ type, by: ASH })).toBe("refuse.onlyFacilitator");
  });

  test.each(["close", "destroy"] as const)("a co-facilitator may not %s", (type) => {
    expect(new Story().everybodyIn().refused({ type, by: KAI })).toBe("refuse.onlyLead");
  });

  test("the first act of a day is noted, and the second is not", () => {
    const story = new Story().everybodyIn();
    expect(story.told.filter((event) => event.type === "dayBegan")).toHaveLength(1);
    story.pass(24 * HOUR).do({ type: "pause", by: LENA, path: null });
    story.do({ type: "resume", by: LENA, path: null });
    expect(story.told.filter((event) => event.type === "dayBegan")).toHaveLength(2);
  });
});

describe("next", () => {
  test("takes effect after the last half minute that everybody has, and can be undone for ten seconds", () => {
    const story = new Story().writing();
    expect(story.do({ type: "next", by: LENA, path: null })).toEqual(["lastCallBegan"]);
    expect(story.run.lastCall).toEqual({ closesAt: story.now + 30_000, undoUntil: story.now + 10_000 });
    story.pass(9_999);
    expect(story.do({ type: "undoNext", by: LENA, path: null })).toEqual(["lastCallUndone"]);
    story.do({ type: "next", by: LENA, path: null });
    story.pass(10_000);
    expect(story.refused({ type: "undoNext", by: LENA, path: null })).toBe("refuse.tooLateToUndo");
  });

  test("pressed twice does one thing", () => {
    const story = new Story().writing();
    story.do({ type: "next", by: LENA, path: null });
    expect(story.do({ type: "next", by: LENA, path: null })).toEqual([]);
  });

  test("the alarm of a last call that was undone decides to nothing", () => {
    const story = new Story().writing();
    story.do({ type: "next", by: LENA, path: null });
    const closesAt = story.run.lastCall?.closesAt ?? 0;
    const key = `call ${story.run.path}@${story.run.phaseNumber}`;
    story.do({ type: "undoNext", by: LENA, path: null });
    story.now = closesAt;
    expect(story.do({ type: "alarm", key, dueAt: closesAt })).toEqual([]);
  });

  test("on a round that is over, from an old page, changes nothing", () => {
    expect(new Story().writing().refused({ type: "next", by: LENA, path: nowhere })).toBe("refuse.roundOver");
  });
});

describe("closing a sealed phase", () => {
  test("given five who wrote, it closes; the settle ends its key and the round", () => {
    const story = new Story().writing();
    expect(story.next()).toEqual(["phaseClosed"]);
    expect(story.settle().slice(0, 2)).toEqual(["phaseSettled", "keyEnded"]);
    expect(Object.keys(story.session.boxes)).toHaveLength(0);
  });

  test("a settle that comes twice decides to nothing the second time", () => {
    const story = new Story().writing();
    story.next();
    const { path, phaseNumber } = story.run;
    story.settle();
    expect(story.do({ type: "settle", path, phaseNumber, settled: { items: [], figures: null } })).toEqual([]);
  });

  test("a settle of a phase that is still open decides to nothing", () => {
    const story = new Story().writing();
    expect(story.settle()).toEqual([]);
  });

  test("given a box that nobody can open, it is held; trying again needs the team, and a box that can be opened", () => {
    const story = new Story().writing();
    story.box = "lost";
    expect(story.next()).toEqual(["phaseHeld"]);
    expect(story.refused({ type: "proceed", by: ASH, path: null })).toBe("refuse.onlyFacilitator");
    expect(story.refused({ type: "proceed", by: LENA, path: null })).toBe("refuse.stillLost");
    story.box = { contributors: 6, bySide: {}, complete: false };
    expect(story.do({ type: "proceed", by: LENA, path: null })).toEqual(["phaseClosed"]);
  });

  test("given four, it is extended once, then held, and can not be opened", () => {
    const story = new Story().writing();
    story.box = { contributors: 4, bySide: {}, complete: false };
    expect(story.next()).toEqual(["phaseExtended"]);
    expect(story.next()).toEqual(["phaseHeld"]);
    expect(story.run.heldFor).toBe("tooFew");
    expect(story.refused({ type: "proceed", by: LENA, path: null })).toBe("refuse.staysShut");
    expect(story.do({ type: "askAgain", by: LENA, path: null })).toEqual(["phaseDropped", "keyEnded", "phaseOpened"]);
  });

  test("given too few of a role whose label would stand there, it is extended once, then opened without the labels", () => {
    const byRole = (steps: readonly Step[]): readonly Step[] =>
      steps.map((step) => (step.id === "silent" ? ({ ...step, attribution: "role" } as Step) : step));
    const story = new Story("ngt", {}, VOICES, byRole).writing();
    story.box = { contributors: 6, bySide: {}, byRole: { participant: 4 }, complete: false };
    expect(story.next()).toEqual(["phaseExtended"]);
    expect(story.next()).toEqual(["phaseClosed"]);
    const labelled = new Story("ngt", {}, VOICES, byRole).writing();
    labelled.box = { contributors: 6, bySide: {}, byRole: { participant: 5 }, complete: false };
    expect(labelled.next()).toEqual(["phaseClosed"]);
  });

  test("given enough to hide but no quorum, the facilitator may open it all the same", () => {
    const more = ["gum", "ivy", "jute", "kelp"] as readonly string[] as typeof VOICES;
    const story = new Story("ngt", {}, [...VOICES, ...more]).writing();
    story.box = { contributors: 5, bySide: {}, complete: false };
    expect(story.next()).toEqual(["phaseExtended"]);
    expect(story.next()).toEqual(["phaseHeld"]);
    expect(story.run.heldFor).toBe("quorum");
    expect(story.do({ type: "proceed", by: LENA, path: null })).toEqual(["phaseClosed"]);
  });

  test("nobody can skip, pause or close while the box is being opened", () => {
    const story = new Story().writing();
    story.next();
    expect(story.refused({ type: "skip", by: LENA, path: null })).toBe("refuse.beingOpened");
    expect(story.refused({ type: "pause", by: LENA, path: null })).toBe("refuse.nothingToPause");
    expect(story.refused({ type: "close", by: LENA })).toBe("refuse.beingOpened");
  });
});

describe("a box found shut before its time", () => {
  const lost = (story: Story): unknown =>
    story.do({ type: "notOpened", path: story.run.path, phaseNumber: story.run.phaseNumber, why: "lost" });

  test("goes on with the time it had left once it can be opened, and is not closed by that", () => {
    const story = new Story().writing();
    const left = (story.run.dueAt ?? 0) - story.pass(MINUTE).now;
    lost(story);
    story.pass(HOUR);
    expect(story.do({ type: "proceed", by: LENA, path: null })).toEqual(["phaseReopened"]);
    expect(story.run).toMatchObject({ stage: "open", dueAt: story.now + left });
  });

  test("once asked again it says so", () => {
    const story = new Story().writing();
    lost(story);
    story.do({ type: "askAgain", by: LENA, path: null });
    expect(story.run.askedAgain).toBe(true);
  });
});

describe("time", () => {
  test("a live round whose time runs out asks the facilitator and stays open", () => {
    const story = new Story().writing();
    expect(story.ring("due")).toEqual(["timeRanOut"]);
    expect(story.run).toMatchObject({ stage: "open", timeIsUp: true });
  });

  test("an asynchronous round closes by the clock", () => {
    const story = new Story("ngt", { mode: "async" }).writing();
    expect(story.ring("due")).toEqual(["phaseClosed"]);
  });

  test("a pause keeps the time that was left", () => {
    const story = new Story().writing();
    const left = (story.run.dueAt ?? 0) - story.pass(MINUTE).now;
    story.do({ type: "pause", by: LENA, path: null });
    story.pass(HOUR).do({ type: "resume", by: LENA, path: null });
    expect(story.run.dueAt).toBe(story.now + left);
  });

  test("an alarm that rings early, or for another moment, decides to nothing", () => {
    const story = new Story().writing();
    const key = `due ${story.run.path}@${story.run.phaseNumber}`;
    const dueAt = story.run.dueAt ?? 0;
    expect(story.do({ type: "alarm", key, dueAt })).toEqual([]);
    story.now = dueAt;
    expect(story.do({ type: "alarm", key, dueAt: dueAt - 1 })).toEqual([]);
    expect(story.do({ type: "alarm", key: "due nowhere@1", dueAt })).toEqual([]);
  });
});

describe("lockdown", () => {
  test("stops everything at once; two of the team release it together, into a hold", () => {
    const story = new Story().writing();
    expect(story.do({ type: "lockdown", by: KAI })).toEqual(["phasePaused", "sessionLocked"]);
    expect(story.refused({ type: "next", by: LENA, path: null })).toBe("refuse.notRunning");
    expect(story.refused({ type: "join", by: "late" as never })).toBe("refuse.notInvited");
    expect(story.do({ type: "unlock", by: LENA })).toEqual(["unlockAsked"]);
    expect(story.do({ type: "unlock", by: LENA })).toEqual([]);
    expect(story.do({ type: "unlock", by: KAI })).toEqual(["unlockAsked", "sessionUnlocked"]);
    expect(story.session.status).toBe("held");
    expect(story.do({ type: "resume", by: LENA, path: null })).toEqual(["sessionResumed", "phaseResumed"]);
  });

  test("a facilitator alone releases it alone", () => {
    const story = new Story().writing();
    story.do({ type: "leave", by: KAI });
    story.do({ type: "lockdown", by: LENA });
    expect(story.do({ type: "unlock", by: LENA })).toEqual(["unlockAsked", "sessionUnlocked"]);
  });

  test("twice does one thing, and a participant can neither lock nor unlock", () => {
    const story = new Story().writing();
    expect(story.refused({ type: "lockdown", by: ASH })).toBe("refuse.onlyFacilitator");
    story.do({ type: "lockdown", by: LENA });
    expect(story.do({ type: "lockdown", by: LENA })).toEqual([]);
    expect(story.refused({ type: "unlock", by: ASH })).toBe("refuse.onlyFacilitator");
  });
});

describe("people", () => {
  const invite = (story: Story, person: string): unknown =>
    story.do({ type: "invite", by: LENA, people: [{ person: person as never, role: "participant", side: null }] });

  test("somebody who comes late takes part in the round that is open, after the terms", () => {
    const story = new Story();
    invite(story, "late");
    story.writing();
    expect(story.do({ type: "join", by: "late" as never })).toEqual(["memberJoined"]);
    expect(story.run.eligible).not.toContain("late");
    expect(story.do({ type: "acceptTerms", by: "late" as never, version: story.session.plan.termsVersion })).toEqual([
      "termsAccepted",
      "eligibleAdded",
    ]);
  });

  test("somebody invited while a box is open acts from the next phase on, and those who are in are told", () => {
    const story = new Story().writing();
    invite(story, "puppet");
    story.do({ type: "join", by: "puppet" as never });
    story.do({ type: "acceptTerms", by: "puppet" as never, version: story.session.plan.termsVersion });
    expect(story.run.eligible).not.toContain("puppet");
    expect(story.session.arrivals).toEqual([{ by: LENA, at: story.now - (story.now % MINUTE), roles: { participant: 1 } }]);
    story.next();
    story.settle();
    expect(story.run.shutTo).toEqual([]);
  });

  test("who has left does not come back by the old door; somebody of the team does", () => {
    const story = new Story().everybodyIn();
    story.do({ type: "leave", by: ASH });
    expect(story.refused({ type: "join", by: ASH })).toBe("refuse.leftForGood");
    story.do({ type: "leave", by: LENA });
    expect(story.do({ type: "join", by: LENA })).toEqual(["memberJoined"]);
  });

  test("old terms are not accepted", () => {
    const story = new Story();
    story.do({ type: "join", by: ASH });
    expect(story.refused({ type: "acceptTerms", by: ASH, version: 0 })).toBe("refuse.termsChanged");
  });

  test("coming in twice, and leaving twice, does one thing", () => {
    const story = new Story().everybodyIn();
    expect(story.do({ type: "join", by: ASH })).toEqual([]);
    expect(story.do({ type: "leave", by: ASH })).toEqual(["memberLeft"]);
    expect(story.do({ type: "leave", by: ASH })).toEqual([]);
  });
});

describe("the end", () => {
  test("closing ends every key at once and sets the clock of erasure", () => {
    const story = new Story().writing();
    expect(story.do({ type: "close", by: LENA })).toEqual(["keyEnded", "sessionEnded"]);
    expect(story.session.destroyAt).toBe(story.now + story.session.plan.retention.wordsMs);
    expect(story.ring("destroy")).toEqual(["contentDestroyed"]);
    expect(story.refused({ type: "join", by: ASH })).toBe("refuse.destroyed");
  });

  test("what is kept of consent is a version, a day and a count", () => {
    const story = new Story().everybodyIn();
    story.do({ type: "destroy", by: LENA });
    expect(story.session.consents).toEqual([{ version: 1, day: Math.floor(START / (24 * HOUR)), count: VOICES.length }]);
  });
});

test("an event of a newer version is not guessed at", () => {
  const story = new Story("ngt");
  expect(() => evolve(story.session, { type: "somethingNewer" } as never, kinds)).toThrow("UNKNOWN_EVENT");
});

test("a snapshot of an earlier version is filled up", () => {
  const story = new Story("ngt").writing();
  const { arrivals: _a, newLinks: _n, aside: _s, startsAt: _t, ...old } = story.session;
  const runs = Object.fromEntries(Object.entries(old.runs).map(([path, run]) => [path, { ...run, shutTo: undefined }]));
  const { hours: _h, language: _l, ...plan } = old.plan;
  const whole = upgraded(JSON.parse(JSON.stringify({ ...old, runs, plan })) as never, kinds);
  expect(whole).toMatchObject({ arrivals: [], newLinks: [], plan: { hours: null, language: "en" } });
  expect(JSON.stringify(whole.runs).includes('"shutTo":[]')).toBe(true);
  expect(
    evolve(whole, { type: "peopleInvited", people: [{ person: "new" as never, role: "participant", side: null }] }, kinds).members,
  ).toHaveProperty("new");
});

test("a round that an earlier version opened goes on: what its kind did not know then is filled up", () => {
  const story = new Story("circle").everybodyIn();
  story.next();
  const {
    floor,
    isSilentInvited: _i,
    ...own
  } = story.run.own as { floor: { speakers: object[]; timing: object }; isSilentInvited: boolean };
  const speakers = floor.speakers.map((each) => ({ ...each, share: undefined }));
  const { seatMs: _m, perSideMs: _p, ...timing } = floor.timing as Record<string, number>;
  const before = { ...own, floor: { ...floor, speakers, timing } };
  const runs = { [story.run.path]: { ...story.run, own: before } };
  const whole = upgraded(JSON.parse(JSON.stringify({ ...story.session, runs })) as never, kinds);
  expect(whole.runs[story.run.path]?.own).toEqual(story.run.own);
  const event = {
    type: "phaseOpened",
    path: story.run.path,
    phaseNumber: 1,
    phase: story.run.phase,
    eligible: [],
    dueAt: null,
    box: null,
    own: before,
  };
  expect(evolve(story.session, event as never, kinds).runs[story.run.path]?.own).toEqual(story.run.own);
});
