import { describe, expect, test } from "vitest";
import type { FloorRules } from "../../src/floor/state.ts";
import { countWords } from "../../src/floor/words.ts";
import { aRoom } from "./room.ts";

const open: FloorRules = { by: "open", slow: 20, shareCap: 0.25 };

describe("an open floor", () => {
  test("lets anyone speak, but not twice within the slow seconds", () => {
    const room = aRoom(open, ["cedar", "birch"]).do({ do: "say", by: "cedar" }, { do: "say", by: "birch" }).wait(19);
    expect(room.try({ do: "say", by: "cedar" })).toBe("talk.refuse.slowMode");
    expect(room.wait(1).try({ do: "say", by: "cedar" })).toBeNull();
  });

  test("a pause is not counted as waiting", () => {
    const room = aRoom(open, ["cedar"]).do({ do: "say", by: "cedar" }, { do: "pause" }).wait(600).do({ do: "resume" });
    expect(room.try({ do: "say", by: "cedar" })).toBe("talk.refuse.slowMode");
  });

  test("caps the share of one person, once three people have spoken and there are 60 words", () => {
    const room = aRoom({ ...open, slow: 0 }, ["cedar", "birch", "elm"], { slowMs: 0 });
    room.do({ do: "say", by: "cedar", words: 50 }, { do: "say", by: "birch", words: 5 });
    expect(room.try({ do: "say", by: "cedar", words: 50 })).toBeNull();
    room.do({ do: "say", by: "elm", words: 5 });
    expect(room.try({ do: "say", by: "cedar", words: 1 })).toBe("talk.refuse.overShare");
  });

  test("never caps the least heard, so that three people can go on talking under a cap of a quarter", () => {
    const room = aRoom(open, ["cedar", "birch", "elm"], { slowMs: 0 });
    room.do({ do: "say", by: "cedar", words: 30 }, { do: "say", by: "birch", words: 30 }, { do: "say", by: "elm", words: 30 });
    expect(room.try({ do: "say", by: "elm", words: 10 })).toBeNull();
    expect(room.try({ do: "say", by: "elm", words: 10 })).toBe("talk.refuse.overShare");
    expect(room.try({ do: "say", by: "birch", words: 10 })).toBeNull();
  });

  test("has nobody holding the floor", () => {
    const room = aRoom(open, ["cedar"]);
    expect(room.try({ do: "raise", by: "cedar" })).toBe("talk.refuse.openFloor");
    expect(room.try({ do: "skip" })).toBe("talk.refuse.nobodyHolds");
    expect(room.line).toEqual([]);
  });
});

test("words are counted in any script", () => {
  expect(countWords("Two gauges, one river.")).toBe(4);
  expect(countWords("نهر واحد")).toBe(2);
  expect(countWords("一条河流")).toBeGreaterThan(1);
});
