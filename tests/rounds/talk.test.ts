import { describe, expect, test } from "vitest";
import type { ItemId, PersonId } from "../../src/model/ids.ts";
import type { Talk } from "../../src/model/vocabulary.ts";
import { talk } from "../../src/rounds/talk/index.ts";
import { aTable, anItem, aPlan } from "./table.ts";

const aTalk = (own: Partial<Talk> = {}): Talk => ({
  kind: "talk",
  id: "round",
  title: "t-title",
  who: { roles: "voices" },
  attribution: "named",
  floor: { by: "circle", order: "fixed", cycles: 1, pass: true },
  crossTalk: false,
  capture: true,
  timing: { live: 30, async: 24, perTurn: 120 },
  ...own,
});
const queue = aTalk({ floor: { by: "queue" } });
const open = aTalk({ floor: { by: "open", slow: 20, shareCap: 0.25 } });
const items = [anItem("i-1"), anItem("i-2")];

describe("a protocol", () => {
  test("with speakers who are not named, or limits for sides that are not there, is refused with what to do", () => {
    const limited = aTalk({ floor: { by: "queue", perSide: { turns: 3 } } });
    expect(talk.check(limited, { sides: 0 })).toMatchObject([{ path: "floor/perSide" }]);
    expect(talk.check(limited, { sides: 2 })).toEqual([]);
    expect(talk.check(aTalk({ attribution: "anonymous" }), { sides: 2 })).toMatchObject([{ path: "attribution" }]);
    expect(talk.check(aTalk(), { sides: 2 })).toEqual([]);
  });

  test("may let only the author answer where the items carry their author", () => {
    const spec = aTalk({ floor: { by: "queue" }, over: { from: ["ideas"] }, answers: "authorOnly" });
    expect(talk.check(spec, { sides: 0 })).toMatchObject([{ path: "answers" }]);
    expect(talk.check(spec, { sides: 0, attributionOf: () => "anonymous" })).toMatchObject([{ path: "answers" }]);
    expect(talk.check(spec, { sides: 0, attributionOf: () => "named" })).toEqual([]);
  });
});

describe("a typed circle", () => {
  test("takes words from the holder only, and its events hold no words", () => {
    const table = aTable(talk, { spec: aTalk() });
    expect(table.try("birch", { do: "say", text: "Me first." })).toBe("talk.refuse.notYourTurn");
    table.do("cedar", { do: "say", text: "Good morning." });
    expect(table.texts).toEqual(["Good morning."]);
    expect(JSON.stringify(table.own)).not.toContain("Good morning");
    expect(table.own.lines).toEqual([{ text: "id-1", person: "cedar", as: "turn" }]);
  });

  test("is over when everyone has had a turn", () => {
    const table = aTable(talk, { spec: aTalk() });
    table.do("cedar", { do: "say", text: "One.", done: true }).do("birch", { do: "pass" });
    expect(table.isOver).toBe(false);
    expect(table.do("elm", { do: "done" }).isOver).toBe(true);
  });

  test("is over when the last who has not spoken leaves, or gives no sign twice", () => {
    const left = aTable(talk, { spec: aTalk() }).do("cedar", { do: "done" }).do("birch", { do: "done" }).leave("elm");
    expect(left.isOver).toBe(true);
    const absent = aTable(talk, { spec: aTalk() }).do("cedar", { do: "done" }).do("birch", { do: "done" }).wait(179);
    expect(absent.isOver).toBe(false);
    expect(absent.wait(1).isOver).toBe(true);
  });

  test("makes room for somebody who comes late", () => {
    const table = aTable(talk, { spec: aTalk() }).join("fir");
    table.do("cedar", { do: "done" }).do("birch", { do: "done" }).do("elm", { do: "done" });
    expect(table.shows("fir")).toContain("talk.yourTurn");
  });

  test("stops its clock in a pause", () => {
    const table = aTable(talk, { spec: aTalk() }).do("cedar", { do: "here" }).pause().wait(3600).resume();
    expect(table.shows("birch")).toContain('"lasting":120000');
  });

  test("runs its clock faster in a rehearsal", () => {
    const table = aTable(talk, { spec: aTalk(), plan: { pace: 60 } });
    expect(table.own.floor.timing).toMatchObject({ turnMs: 2000, signWithinMs: 1500, graceMs: 500 });
  });
});

describe("who may do what", () => {
  test("observers only listen", () => {
    const table = aTable(talk, { spec: open });
    expect(table.try("reed", { do: "say", text: "Hello." })).toBe("talk.refuse.notASpeaker");
    expect(aTable(talk, { spec: queue }).try("reed", { do: "raise" })).toBe("talk.refuse.notASpeaker");
  });

  test("the facilitator speaks about the procedure, at any time, and it is marked", () => {
    const table = aTable(talk, { spec: aTalk() }).do("sage", { do: "say", text: "Two minutes each." });
    expect(table.own.lines).toMatchObject([{ person: "sage", as: "process" }]);
    expect(table.shows("birch")).toContain("talk.line.process");
    expect(table.own.floor.turn?.person).toBe("cedar");
  });

  test("the facilitator skips, passes for somebody, and ends a turn that was spoken", () => {
    const table = aTable(talk, { spec: aTalk() });
    expect(table.try("birch", { do: "skip" })).toBe("talk.refuse.teamOnly");
    table.do("sage", { do: "skip" }).do("sage", { do: "passFor", person: "birch" }).do("sage", { do: "done" });
    expect(table.own.floor.turn?.person).toBe("cedar");
    expect(table.own.floor.speakers.find((each) => each.person === "elm")?.heard).toBe(1);
  });
});

test("pressed twice, or late, the facilitator ends the turn that was meant and not the next one", () => {
  const table = aTable(talk, { spec: aTalk() });
  const { turn } = table.own.floor;
  const meant = turn?.beganAt ?? 0;
  table.wait(1).do("sage", { do: "done", turn: meant });
  const next = table.own.floor.turn?.person;
  expect(next).not.toBe(turn?.person);
  for (const act of ["done", "skip"] as const) expect(table.try("sage", { do: act, turn: meant })).toBe("talk.refuse.turnOver");
  expect(table.own.floor.turn?.person).toBe(next);
});

describe("a round over several items", () => {
  const over = aTalk({ floor: { by: "queue", max: 1 }, over: { from: ["ideas"] } });

  test("moves on by the facilitator's hand; the last item is left to 'Next'", () => {
    const table = aTable(talk, { spec: over, input: items });
    expect(table.shows("cedar")).toContain('"item":"i-1"');
    expect(table.try("cedar", { do: "nextItem" })).toBe("talk.refuse.teamOnly");
    table.do("sage", { do: "nextItem" });
    expect(table.shows("cedar")).toContain('"item":"i-2"');
    expect(table.try("sage", { do: "nextItem" })).toBe("talk.refuse.lastItem");
  });

  test("lets a circle go round once for each item", () => {
    const table = aTable(talk, { spec: aTalk({ over: { from: ["ideas"] } }), input: items, people: ["cedar", "sage"] });
    expect(table.do("cedar", { do: "done" }).isOver).toBe(false);
    expect(table.do("sage", { do: "nextItem" }).do("cedar", { do: "done" }).isOver).toBe(true);
  });

  test("calls the author first where only the author answers, and marks the answer", () => {
    const byElm = anItem("i-1", { as: "person", person: "elm" as PersonId });
    const table = aTable(talk, { spec: { ...over, answers: "authorOnly" }, input: [byElm] });
    table.do("cedar", { do: "raise" }).do("birch", { do: "raise" }).do("elm", { do: "raise" });
    table.do("cedar", { do: "say", text: "What is a gauge?", done: true }).do("elm", { do: "say", text: "A mark in the river." });
    expect(table.own.lines.map((line) => line.as)).toEqual(["turn", "answer"]);
  });
});

describe("captured points", () => {
  test("belong to nobody, point to the item talked about, and are the round's output", () => {
    const table = aTable(talk, { spec: aTalk({ over: { from: ["ideas"] } }), input: items, people: ["cedar", "birch", "sage", "moss"] });
    table.do("moss", { do: "capture", text: "Both read the gauge at dawn." });
    const point = table.own.points[0] as ItemId;
    expect(table.items[point]).toMatchObject({ label: { as: "nobody" }, about: "i-1" });
    expect(table.after()).toEqual({ done: { items: [point], figures: null } });
  });

  test("are the rapporteur's to record; without one, anyone's who speaks", () => {
    const point = { do: "capture", text: "A point." };
    expect(aTable(talk, { spec: aTalk(), people: ["cedar", "moss"] }).try("cedar", point)).toBe("talk.refuse.rapporteurCaptures");
    expect(aTable(talk, { spec: aTalk() }).try("cedar", point)).toBeNull();
    expect(aTable(talk, { spec: aTalk() }).try("reed", point)).toBe("talk.refuse.notASpeaker");
    expect(aTable(talk, { spec: aTalk({ capture: false }) }).try("sage", point)).toBe("talk.refuse.noCapture");
  });
});

describe("a round spoken on a call", () => {
  const spoken = { speech: "spoken" } as const;

  test("keeps order and clock, and takes no words from voices", () => {
    const table = aTable(talk, { spec: aTalk(), plan: spoken });
    expect(table.try("cedar", { do: "say", text: "Hello." })).toBe("talk.refuse.spoken");
    expect(table.shows("cedar")).not.toContain('"command":"say"');
    expect(table.shows("cedar")).toContain("talk.speakOnTheCall");
    expect(table.do("cedar", { do: "done" }).own.floor.turn?.person).toBe("birch");
  });

  test("asks for no sign before the time and the grace are over", () => {
    const table = aTable(talk, { spec: aTalk(), plan: spoken }).wait(149);
    expect(table.own.floor.turn?.person).toBe("cedar");
    expect(table.wait(1).own.floor.turn?.person).toBe("birch");
  });
});

describe("what people see", () => {
  test("the holder can speak, pass and be done; the others see their place in line", () => {
    const table = aTable(talk, { spec: aTalk() });
    for (const part of ["talk.yourTurn", '"command":"say"', '"command":"pass"', "talk.done"]) expect(table.shows("cedar")).toContain(part);
    expect(table.shows("elm")).toContain('"say":"talk.yourPlace","with":{"place":2}');
    expect(table.shows("elm")).not.toContain('"command":"say"');
  });

  test("in a queue one asks to speak, and only the facilitator sees the whole line with its reasons", () => {
    const table = aTable(talk, { spec: queue }).do("cedar", { do: "raise" }).do("birch", { do: "raise" });
    expect(table.shows("elm")).toContain("talk.raise");
    expect(table.shows("birch")).toContain("talk.lower");
    expect(table.shows("sage")).toContain("talk.reason.notHeardYet");
    expect(table.shows("elm")).not.toContain("talk.reason");
  });

  test("in an open floor whoever had more than their share is told privately", () => {
    const table = aTable(talk, { spec: open });
    const long = Array.from({ length: 60 }, () => "word").join(" ");
    table.do("cedar", { do: "say", text: long }).do("birch", { do: "say", text: "Yes." }).do("elm", { do: "say", text: "No." }).wait(20);
    expect(table.try("cedar", { do: "say", text: "And also" })).toBe("talk.refuse.overShare");
    expect(table.shows("cedar")).toContain("talk.othersFirst");
    expect(table.shows("birch")).not.toContain("talk.othersFirst");
  });

  test("nothing can be pressed while the round is paused", () => {
    expect(aTable(talk, { spec: aTalk() }).pause().shows("cedar")).not.toContain('"button"');
  });

  test("only the last fifty lines are kept", () => {
    const table = aTable(talk, { spec: aTalk() });
    for (let n = 0; n < 60; n++) table.do("cedar", { do: "say", text: `Line ${n}` });
    expect(table.own.lines).toHaveLength(50);
  });
});

test("asynchronously the piece moves on after four hours", () => {
  const table = aTable(talk, { spec: aTalk(), plan: { ...aPlan, mode: "async" } }).wait(4 * 3600 - 1);
  expect(table.own.floor.turn?.person).toBe("cedar");
  expect(table.wait(1).own.floor.turn?.person).toBe("birch");
});
