import { describe, expect, test } from "vitest";
import type { Output } from "../../src/model/session.ts";
import type { Talk } from "../../src/model/vocabulary.ts";
import { talk } from "../../src/rounds/talk/index.ts";
import { aPlan, aTable } from "./table.ts";

const spec: Talk = {
  kind: "talk",
  id: "inner",
  title: "t-title",
  who: { roles: "voices" },
  floor: { by: "seats", seats: 2, open: 1, swap: true },
  crossTalk: true,
  capture: true,
};
const people = ["cedar", "birch", "elm", "fir", "sage"];
const noSides = { sides: [] };
const sitting = (table: { own: { floor: object } }) =>
  ((table.own.floor as { sitting?: { person: string }[] }).sitting ?? []).map((each) => each.person);
const left = (table: { after: () => unknown }): Output => ({ kind: "talk", ...(table.after() as { done: Omit<Output, "kind"> }).done });

describe("a talk on seats", () => {
  test("of two sides seats one of them, and the other when places change", () => {
    const first = aTable(talk, { spec, people });
    expect(sitting(first)).toEqual(["cedar", "birch"]);
    first.do("elm", { do: "take" });
    const second = aTable(talk, { spec, people, earlier: [left(first)] });
    expect(sitting(second)).toEqual(["elm", "fir"]);
    expect(sitting(aTable(talk, { spec, people, earlier: [left(first), left(second)] }))).toEqual(["cedar", "birch"]);
  });

  test("without sides is begun by those who ask first; when places change, those sit who did not", () => {
    const first = aTable(talk, { spec, people, plan: noSides });
    expect(sitting(first)).toEqual([]);
    first.do("cedar", { do: "take" }).do("fir", { do: "take" });
    expect(sitting(aTable(talk, { spec, people, plan: noSides, earlier: [left(first)] }))).toEqual(["birch", "elm"]);
  });

  test("remembers who sat by ids alone", () => {
    const table = aTable(talk, { spec, people, plan: noSides }).do("cedar", { do: "take" }).do("cedar", { do: "stand" });
    expect(left(table).figures).toEqual({ circle: { sat: ["cedar"], side: null } });
  });

  test("shows everybody who sits and what they can do: take a seat, leave it, speak", () => {
    const table = aTable(talk, { spec, people, plan: noSides }).do("cedar", { do: "take" });
    for (const part of ["talk.seats.stand", '"command":"say"']) expect(table.shows("cedar")).toContain(part);
    expect(table.shows("elm")).toContain("talk.seats.take");
    expect(table.shows("elm")).not.toContain('"command":"say"');
    expect(table.shows("elm")).toContain('"say":"talk.person","with":{"person":{"person":"cedar"}}');
    expect(table.try("elm", { do: "say", text: "Hello." })).toBe("talk.refuse.notSeated");
    expect(table.do("cedar", { do: "say", text: "Good morning." }).texts).toEqual(["Good morning."]);
  });

  test("tells whoever sat longest how long they may stay, once all seats are wanted", () => {
    const table = aTable(talk, { spec, people, plan: noSides }).do("cedar", { do: "take" }).wait(120);
    table.do("birch", { do: "take" }).do("elm", { do: "take" });
    expect(table.shows("cedar")).toContain("talk.seats.makeRoom");
    table.do("fir", { do: "take" });
    expect(table.shows("cedar")).toContain('"say":"talk.seats.until","with":{"left":{"lasting":480000}}');
    expect(table.shows("birch")).not.toContain("talk.seats.until");
    expect(sitting(table.wait(480))).toEqual(["birch", "elm", "fir"]);
  });

  test("only the facilitator offers and frees seats", () => {
    const table = aTable(talk, { spec, people, plan: noSides });
    expect(table.try("elm", { do: "seat", person: "fir" })).toBe("talk.refuse.teamOnly");
    expect(sitting(table.do("sage", { do: "seat", person: "fir" }))).toEqual(["fir"]);
    expect(sitting(table.do("sage", { do: "passFor", person: "fir" }))).toEqual([]);
  });

  test("on a call keeps the seats and takes no words", () => {
    const table = aTable(talk, { spec, people, plan: { ...noSides, speech: "spoken" } }).do("cedar", { do: "take" });
    expect(table.shows("cedar")).toContain("talk.seats.speak");
    expect(table.try("cedar", { do: "say", text: "Hello." })).toBe("talk.refuse.spoken");
  });

  test("divides the ten minutes by the pace of a rehearsal", () => {
    expect(aTable(talk, { spec, people, plan: { ...aPlan, pace: 60 } }).own.floor.timing.seatMs).toBe(10_000);
  });
});
