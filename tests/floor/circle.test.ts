import { describe, expect, test } from "vitest";
import { turnEndsAt, turnLeft } from "../../src/floor/clock.ts";
import type { FloorRules } from "../../src/floor/state.ts";
import { aRoom } from "./room.ts";

const once: FloorRules = { by: "circle", order: "fixed", cycles: 1, pass: true };
const twice: FloorRules = { ...once, cycles: 2 };

describe("a circle", () => {
  test("goes round in the order of the list, and ends by itself", () => {
    const room = aRoom(once, ["cedar", "birch", "elm"]);
    expect(room.holder).toBe("cedar");
    expect(room.line).toEqual(["birch", "elm"]);
    room.do({ do: "say", by: "cedar" }, { do: "done", by: "cedar" }, { do: "say", by: "birch", ends: true }, { do: "pass", by: "elm" });
    expect(room.holder).toBeNull();
    expect(room.floor).toMatchObject({ completed: true });
  });

  test("gives the right to speak to the holder alone", () => {
    const room = aRoom(once, ["cedar", "birch"]);
    expect(room.try({ do: "say", by: "birch" })).toBe("talk.refuse.notYourTurn");
    expect(room.try({ do: "done", by: "birch" })).toBe("talk.refuse.notYourTurn");
    expect(room.try({ do: "raise", by: "birch" })).toBe("talk.refuse.everyoneGetsATurn");
    expect(room.try({ do: "say", by: "oak" })).toBe("talk.refuse.notASpeaker");
  });

  test("lets the holder say several things before the turn is done", () => {
    const room = aRoom(once, ["cedar", "birch"]).do({ do: "say", by: "cedar" }, { do: "say", by: "cedar" });
    expect(room.holder).toBe("cedar");
    expect(room.do({ do: "say", by: "cedar", ends: true }).holder).toBe("birch");
  });

  test("begins the second cycle with those who passed", () => {
    const room = aRoom(twice, ["cedar", "birch", "elm"]);
    room.do({ do: "done", by: "cedar" }, { do: "pass", by: "birch" }, { do: "done", by: "elm" });
    expect([room.holder, ...room.line]).toEqual(["birch", "cedar", "elm"]);
  });

  test("lets somebody pass before the piece arrives", () => {
    const room = aRoom(twice, ["cedar", "birch", "elm"]).do({ do: "pass", by: "elm" });
    expect(room.line).toEqual(["birch"]);
    room.do({ do: "done", by: "cedar" }, { do: "done", by: "birch" });
    expect([room.holder, ...room.line]).toEqual(["elm", "cedar", "birch"]);
  });

  test("has no pass where the protocol says so, except through the facilitator", () => {
    const room = aRoom({ ...once, pass: false }, ["cedar", "birch"]);
    expect(room.try({ do: "pass", by: "cedar" })).toBe("talk.refuse.noPass");
    expect(room.do({ do: "passFor", person: "cedar" }).holder).toBe("birch");
  });

  test("does not say that sides take turns where nobody has one", () => {
    const alternating: FloorRules = { ...twice, order: "alternateSides" };
    expect(aRoom(alternating, ["oak", "ash"]).reasons).toEqual({ ash: "listOrder" });
    expect(Object.values(aRoom(alternating, ["cedar", "elm"]).reasons)).toEqual(["sidesTakeTurns"]);
  });

  test("alternates sides, the least heard first", () => {
    const room = aRoom({ ...twice, order: "alternateSides" }, ["cedar", "birch", "elm", "fir"]);
    const first = [room.holder, ...room.line];
    const sides = first.map((name) => (name === "cedar" || name === "birch" ? "upper" : "lower"));
    expect(sides[0]).not.toBe(sides[1]);
    expect(sides).toEqual([sides[0], sides[1], sides[0], sides[1]]);
    for (const name of first) room.do({ do: "done", by: name as "cedar" });
    const secondBegins = room.holder === "cedar" || room.holder === "birch" ? "upper" : "lower";
    expect(secondBegins).not.toBe(sides[0]);
  });

  test("draws the order by lot", () => {
    const orders = [1, 2, 3, 4, 5, 6].map((seed) => {
      const room = aRoom({ ...once, order: "random" }, ["cedar", "birch", "elm", "fir"], { seed });
      return [room.holder, ...room.line].join();
    });
    expect(new Set(orders).size).toBeGreaterThan(1);
  });
});

describe("somebody who is not there at their turn", () => {
  test("is skipped after 90 s without a sign and returns to the end of the cycle, once", () => {
    const room = aRoom(once, ["cedar", "birch", "elm"]).wait(89);
    expect(room.holder).toBe("cedar");
    expect(room.wait(1).holder).toBe("birch");
    expect(room.line).toEqual(["elm", "cedar"]);
    expect(room.reasons).toMatchObject({ cedar: "wasAbsent" });
    room.do({ do: "done", by: "birch" }, { do: "done", by: "elm" });
    expect(room.holder).toBe("cedar");
    room.wait(90);
    expect(room.floor).toMatchObject({ completed: true });
  });

  test("keeps the turn by saying 'I am here', until the time and the grace run out", () => {
    const room = aRoom(once, ["cedar", "birch"]).do({ do: "here", by: "cedar" }).wait(149);
    expect(room.holder).toBe("cedar");
    expect(room.wait(1).holder).toBe("birch");
    expect(room.line).toEqual([]);
  });

  test("can be skipped by the facilitator at once", () => {
    const room = aRoom(once, ["cedar", "birch"]).do({ do: "skip" });
    expect([room.holder, ...room.line]).toEqual(["birch", "cedar"]);
  });
});

describe("coming and going", () => {
  test("a late comer joins this cycle, before those who were absent", () => {
    const room = aRoom(once, ["cedar", "birch"]).do({ do: "skip" }, { do: "join", person: "fir" });
    expect(room.line).toEqual(["fir", "cedar"]);
    expect(room.reasons).toEqual({ fir: "joinedLate", cedar: "wasAbsent" });
  });

  test("the piece moves on when its holder leaves, and leaving gives nobody a second turn", () => {
    const room = aRoom(once, ["cedar", "birch"]).do({ do: "say", by: "cedar" }, { do: "leave", person: "cedar" });
    expect(room.holder).toBe("birch");
    expect(room.do({ do: "join", person: "cedar" }).line).toEqual([]);
  });

  test("a circle whose people all left waits for somebody to come back", () => {
    const room = aRoom(twice, ["cedar", "birch"]);
    room.do({ do: "leave", person: "birch" }, { do: "leave", person: "cedar" });
    expect(room.floor).toMatchObject({ completed: false, turn: null });
    expect(room.do({ do: "join", person: "birch" }).holder).toBe("birch");
  });
});

test("a pause moves the clock and loses nothing", () => {
  const room = aRoom(once, ["cedar", "birch"]).do({ do: "here", by: "cedar" }).wait(60).do({ do: "pause" });
  expect(turnEndsAt(room.floor)).toBeNull();
  room.wait(3600);
  expect(turnLeft(room.floor, room.now)).toBe(60_000);
  expect(room.try({ do: "say", by: "cedar" })).toBe("talk.refuse.paused");
  room.do({ do: "resume" });
  expect(turnEndsAt(room.floor)).toBe(room.now + 60_000);
});

test("the next segment begins the circle anew", () => {
  const room = aRoom(once, ["cedar", "birch"]).do({ do: "done", by: "cedar" }, { do: "nextSegment" });
  expect([room.holder, ...room.line]).toEqual(["cedar", "birch"]);
});
