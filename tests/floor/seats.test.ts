import { describe, expect, test } from "vitest";
import type { FloorRules } from "../../src/floor/state.ts";
import { aRoom } from "./room.ts";

const two: FloorRules = { by: "seats", seats: 2, open: 1, swap: true };
const everybody = ["cedar", "birch", "elm", "fir", "oak"] as const;
const MINUTE = 60;

describe("a circle of seats", () => {
  test("is taken by those who ask first, and the open seat by anyone", () => {
    const room = aRoom(two, everybody).do({ do: "take", by: "elm" }, { do: "take", by: "cedar" }, { do: "take", by: "oak" });
    expect(room.sitting).toEqual(["elm", "cedar", "oak"]);
  });

  test("lets all who sit speak, in any order, and nobody else", () => {
    const room = aRoom(two, everybody).do({ do: "take", by: "elm" }, { do: "take", by: "cedar" });
    room.do({ do: "say", by: "cedar" }, { do: "say", by: "elm" }, { do: "say", by: "cedar" });
    expect(room.try({ do: "say", by: "birch" })).toBe("talk.refuse.notSeated");
  });

  test("seats the next as soon as somebody leaves, those first who have not sat yet", () => {
    const room = aRoom(two, everybody).do({ do: "take", by: "elm" }, { do: "take", by: "cedar" }, { do: "take", by: "oak" });
    room.do({ do: "stand", by: "elm" }, { do: "take", by: "birch" });
    expect(room.sitting).toEqual(["cedar", "oak", "birch"]);
    room.do({ do: "take", by: "elm" }, { do: "take", by: "fir" });
    expect(room.line).toEqual(["fir", "elm"]);
    expect(room.do({ do: "stand", by: "oak" }).sitting).toEqual(["cedar", "birch", "fir"]);
  });

  test("gives nobody more than ten minutes when others wait, and any time when nobody does", () => {
    const room = aRoom(two, everybody).do({ do: "take", by: "elm" }).wait(60);
    room.do({ do: "take", by: "cedar" }, { do: "take", by: "oak" }).wait(30 * MINUTE);
    expect(room.sitting).toEqual(["elm", "cedar", "oak"]);
    expect(room.do({ do: "take", by: "birch" }).sitting).toEqual(["cedar", "oak", "birch"]);

    const full = aRoom(two, everybody).do({ do: "take", by: "elm" }, { do: "take", by: "cedar" }, { do: "take", by: "oak" });
    full
      .wait(4 * MINUTE)
      .do({ do: "take", by: "birch" })
      .wait(6 * MINUTE - 1);
    expect(full.sitting).toEqual(["elm", "cedar", "oak"]);
    expect(full.wait(1).sitting).toEqual(["cedar", "oak", "birch"]);
  });

  test("stops that clock in a pause", () => {
    const room = aRoom(two, everybody).do({ do: "take", by: "elm" }, { do: "take", by: "cedar" }, { do: "take", by: "oak" });
    room.do({ do: "take", by: "birch" }).wait(9 * MINUTE);
    room
      .do({ do: "pause" })
      .wait(60 * MINUTE)
      .do({ do: "resume" });
    expect(room.wait(MINUTE - 1).sitting).toContain("elm");
    expect(room.wait(1).sitting).not.toContain("elm");
  });

  test("is free again when somebody leaves the conversation; who comes late sits outside", () => {
    const room = aRoom(two, ["cedar", "birch", "elm", "fir"]).do({ do: "take", by: "elm" }, { do: "take", by: "cedar" });
    room.do({ do: "take", by: "birch" }, { do: "take", by: "fir" }, { do: "join", person: "oak" });
    expect(room.sitting).toEqual(["elm", "cedar", "birch"]);
    expect(room.do({ do: "leave", person: "cedar" }).sitting).toEqual(["elm", "birch", "fir"]);
  });

  test("can be filled by the facilitator, who frees a seat as well", () => {
    const room = aRoom(two, everybody).do({ do: "seat", person: "fir" }, { do: "seat", person: "oak" }, { do: "seat", person: "elm" });
    expect(room.try({ do: "seat", person: "cedar" })).toBe("talk.refuse.noSeat");
    expect(room.do({ do: "passFor", person: "oak" }, { do: "seat", person: "cedar" }).sitting).toEqual(["fir", "elm", "cedar"]);
  });
});

describe("where two sides meet", () => {
  test("one side sits in the middle from the start, and the other has the open seat", () => {
    const room = aRoom(two, ["cedar", "birch", "elm", "fir"], { side: "lower" });
    expect(room.sitting).toEqual(["elm", "fir"]);
    room.do({ do: "take", by: "cedar" }, { do: "take", by: "birch" });
    expect(room.sitting).toEqual(["elm", "fir", "cedar"]);
    // The seats of those who listen are the open ones alone: a seat of the inner side stays theirs.
    expect(room.do({ do: "stand", by: "elm" }).sitting).toEqual(["fir", "cedar"]);
    expect(room.do({ do: "stand", by: "cedar" }).sitting).toEqual(["fir", "birch"]);
  });

  test("a side that does not fit in takes its seats as it likes", () => {
    expect(aRoom({ ...two, seats: 1 }, ["cedar", "birch", "elm"], { side: "upper" }).sitting).toEqual([]);
  });
});

describe("when the circles change places", () => {
  test("those sit who did not before, and the others have the open seat", () => {
    const room = aRoom(two, everybody, { before: ["cedar", "birch", "elm"] });
    expect(room.sitting).toEqual(["fir", "oak"]);
    room.do({ do: "take", by: "cedar" }, { do: "take", by: "birch" });
    expect(room.sitting).toEqual(["fir", "oak", "cedar"]);
  });

  test("nobody has to watch empty seats: what they leave free is for all", () => {
    const room = aRoom(two, everybody, { before: ["cedar", "birch", "elm", "fir"] });
    expect(room.sitting).toEqual(["oak"]);
    room.do({ do: "take", by: "cedar" }, { do: "take", by: "birch" }, { do: "take", by: "elm" });
    expect(room.sitting).toEqual(["oak", "cedar", "birch"]);
  });

  test("without an open seat those who sat before listen", () => {
    const room = aRoom({ ...two, open: 0 }, everybody, { before: ["cedar", "birch", "elm"] });
    expect(room.try({ do: "take", by: "cedar" })).toBe("talk.refuse.listenNow");
  });
});
