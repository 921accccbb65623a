import { describe, expect, test } from "vitest";
import type { FloorRules } from "../../src/floor/state.ts";
import { aRoom } from "./room.ts";

const queue: FloorRules = { by: "queue" };
const alternating: FloorRules = { by: "queue", alternateSides: true };

describe("a queue", () => {
  test("calls whoever asks while nobody speaks", () => {
    const room = aRoom(queue, ["cedar", "birch"]);
    expect(room.holder).toBeNull();
    expect(room.do({ do: "raise", by: "birch" }).holder).toBe("birch");
  });

  test("calls the least heard first, and says why", () => {
    const room = aRoom(queue, ["cedar", "birch", "elm"]);
    room.do({ do: "raise", by: "cedar" }, { do: "done", by: "cedar" }, { do: "raise", by: "birch" });
    room.do({ do: "raise", by: "cedar" }, { do: "raise", by: "elm" });
    expect(room.line).toEqual(["elm", "cedar"]);
    expect(room.reasons).toEqual({ elm: "notHeardYet", cedar: "askedFirst" });
  });

  test("says of somebody who has spoken before that they were heard less than those they overtake", () => {
    const room = aRoom(queue, ["cedar", "birch", "elm"]);
    const turn = (by: "cedar" | "birch" | "elm") => room.do({ do: "raise", by }, { do: "done", by });
    turn("cedar");
    turn("cedar");
    turn("birch");
    room.do({ do: "raise", by: "elm" }, { do: "raise", by: "cedar" }, { do: "raise", by: "birch" });
    expect(room.line).toEqual(["birch", "cedar"]);
    expect(room.reasons).toEqual({ birch: "heardLess", cedar: "askedFirst" });
  });

  test("alternates sides where the protocol wants it", () => {
    const room = aRoom(alternating, ["cedar", "birch", "elm", "fir"]);
    room.do({ do: "raise", by: "cedar" }, { do: "raise", by: "birch" }, { do: "raise", by: "elm" }, { do: "raise", by: "fir" });
    expect(room.holder).toBe("cedar");
    expect(room.line).toEqual(["elm", "birch", "fir"]);
    expect(room.reasons).toEqual({ elm: "sideHeardLess", birch: "notHeardYet", fir: "notHeardYet" });
  });

  test("limits the turns of one person in a segment, and starts counting again with the next", () => {
    const room = aRoom({ by: "queue", max: 1 }, ["cedar", "birch"]).do({ do: "raise", by: "cedar" }, { do: "done", by: "cedar" });
    expect(room.try({ do: "raise", by: "cedar" })).toBe("talk.refuse.turnsUsed");
    expect(room.do({ do: "nextSegment" }, { do: "raise", by: "cedar" }).holder).toBe("cedar");
  });

  test("uses up no turn when somebody passes or was absent", () => {
    const room = aRoom({ by: "queue", max: 1 }, ["cedar"]).do({ do: "raise", by: "cedar" }, { do: "pass", by: "cedar" });
    room.do({ do: "raise", by: "cedar" }).wait(90);
    expect(room.holder).toBeNull();
    expect(room.do({ do: "raise", by: "cedar" }).holder).toBe("cedar");
  });

  test("calls the author first where only the author answers", () => {
    const room = aRoom({ by: "queue", max: 1 }, ["cedar", "birch", "elm"], { answers: "elm" });
    room.do({ do: "raise", by: "cedar" }, { do: "raise", by: "birch" }, { do: "raise", by: "elm" });
    expect(room.line).toEqual(["elm", "birch"]);
    expect(room.reasons).toMatchObject({ elm: "answers" });
  });

  test("forgets a hand that was lowered, and the hand of somebody who left", () => {
    const room = aRoom(queue, ["cedar", "birch", "elm"]).do(
      { do: "raise", by: "cedar" },
      { do: "raise", by: "birch" },
      { do: "raise", by: "elm" },
    );
    room.do({ do: "lower", by: "birch" }, { do: "leave", person: "elm" });
    expect(room.line).toEqual([]);
  });

  test("answers a slip with what to do", () => {
    const room = aRoom(queue, ["cedar", "birch"]).do({ do: "raise", by: "cedar" }, { do: "raise", by: "birch" });
    expect(room.try({ do: "raise", by: "birch" })).toBe("talk.refuse.askedAlready");
    expect(room.try({ do: "raise", by: "cedar" })).toBe("talk.refuse.youHaveTheFloor");
    expect(room.try({ do: "lower", by: "cedar" })).toBe("talk.refuse.didNotAsk");
    expect(room.try({ do: "say", by: "birch" })).toBe("talk.refuse.notYourTurn");
  });
});
