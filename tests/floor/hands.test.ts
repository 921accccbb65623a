import { describe, expect, test } from "vitest";
import type { FloorRules } from "../../src/floor/state.ts";
import { aRoom } from "./room.ts";

const queue: FloorRules = { by: "queue" };
const everybody = ["cedar", "birch", "elm", "fir", "oak"] as const;

describe("what one asks to speak for", () => {
  test("decides who is called first: a point of order, a reply, a question for clarification, a new point", () => {
    const room = aRoom(queue, everybody).do({ do: "raise", by: "cedar" }, { do: "done", by: "cedar" });
    room.do({ do: "raise", by: "oak" }, { do: "raise", by: "fir" }, { do: "raise", by: "elm", as: "clarification" });
    room.do({ do: "raise", by: "cedar", as: "reply" }, { do: "raise", by: "birch", as: "order" });
    expect(room.line).toEqual(["birch", "cedar", "elm", "fir"]);
    expect(room.reasons).toEqual({ birch: "order", cedar: "reply", elm: "clarification", fir: "notHeardYet" });
  });

  test("an author who answers comes before all but a point of order", () => {
    const room = aRoom(queue, everybody, { answers: "elm" }).do({ do: "raise", by: "cedar" }, { do: "raise", by: "fir" });
    room.do({ do: "raise", by: "oak", as: "clarification" }, { do: "raise", by: "elm" }, { do: "raise", by: "birch", as: "order" });
    expect(room.line).toEqual(["birch", "elm", "oak", "fir"]);
  });

  test("a point of order is each person's once in a segment", () => {
    const room = aRoom(queue, everybody).do({ do: "raise", by: "cedar", as: "order" }, { do: "done", by: "cedar" });
    expect(room.try({ do: "raise", by: "cedar", as: "order" })).toBe("talk.refuse.orderUsed");
    expect(room.do({ do: "nextSegment" }).try({ do: "raise", by: "cedar", as: "order" })).toBeNull();
  });

  test("a reply is for those who have spoken in this segment, once for each time", () => {
    const room = aRoom(queue, everybody);
    expect(room.try({ do: "raise", by: "cedar", as: "reply" })).toBe("talk.refuse.replyFirst");
    room.do({ do: "raise", by: "cedar" }, { do: "done", by: "cedar" });
    room.do({ do: "raise", by: "cedar", as: "reply" }, { do: "done", by: "cedar" });
    expect(room.try({ do: "raise", by: "cedar", as: "reply" })).toBe("talk.refuse.replyUsed");
  });

  test("questions have the limit of turns, and one of their own where turns have none", () => {
    const limited = aRoom({ by: "queue", max: 1 }, everybody);
    limited.do({ do: "raise", by: "cedar", as: "clarification" }, { do: "done", by: "cedar" });
    expect(limited.try({ do: "raise", by: "cedar", as: "clarification" })).toBe("talk.refuse.clarificationsUsed");
    expect(limited.try({ do: "raise", by: "cedar" })).toBeNull();
    const free = aRoom(queue, everybody);
    for (let asked = 0; asked < 3; asked++) free.do({ do: "raise", by: "cedar", as: "clarification" }, { do: "done", by: "cedar" });
    expect(free.try({ do: "raise", by: "cedar", as: "clarification" })).toBe("talk.refuse.clarificationsUsed");
  });
});

describe("whoever has the floor", () => {
  test("may give the rest of the turn to somebody in line, who keeps their place there", () => {
    const room = aRoom(queue, everybody).do({ do: "raise", by: "cedar" }, { do: "raise", by: "birch" }, { do: "raise", by: "elm" });
    room.do({ do: "say", by: "cedar" }).wait(80).do({ do: "yield", by: "cedar", to: "elm" });
    expect(room.holder).toBe("elm");
    expect(room.floor.turn?.lasts).toBe(40_000);
    expect(room.line).toEqual(["birch", "elm"]);
    // The time and the grace of what was left.
    expect(room.do({ do: "here", by: "elm" }).wait(69).holder).toBe("elm");
    expect(room.wait(1).holder).toBe("birch");
  });

  test("gives it to nobody who does not wait, and nothing when the time is up", () => {
    const room = aRoom(queue, everybody).do({ do: "raise", by: "cedar" }, { do: "raise", by: "birch" }, { do: "here", by: "cedar" });
    expect(room.try({ do: "yield", by: "cedar", to: "fir" })).toBe("talk.refuse.notInLine");
    expect(room.try({ do: "yield", by: "birch", to: "birch" })).toBe("talk.refuse.notYourTurn");
    expect(room.wait(125).try({ do: "yield", by: "cedar", to: "birch" })).toBe("talk.refuse.nothingLeft");
  });
});

describe("moving back", () => {
  const line = () => {
    const room = aRoom(queue, everybody).do({ do: "raise", by: "oak" });
    return room.do({ do: "raise", by: "cedar" }, { do: "raise", by: "birch" }, { do: "raise", by: "elm" });
  };

  test("lets the next in line go first, one place at a time", () => {
    const room = line().do({ do: "moveBack", person: "cedar" });
    expect(room.line).toEqual(["birch", "cedar", "elm"]);
    expect(room.reasons["cedar"]).toBe("movedBack");
    expect(room.do({ do: "moveBack", person: "cedar" }).line).toEqual(["birch", "elm", "cedar"]);
    expect(room.try({ do: "moveBack", person: "cedar" })).toBe("talk.refuse.lastInLine");
    expect(room.try({ do: "moveBack", person: "fir" })).toBe("talk.refuse.notInLine");
  });

  test("two who let each other go first do not stand still", () => {
    const room = line().do({ do: "moveBack", person: "cedar" }, { do: "moveBack", person: "birch" });
    expect(room.line).toEqual(["cedar", "birch", "elm"]);
  });
});

describe("where each side has a budget", () => {
  const perSide: FloorRules = { by: "queue", perSide: { turns: 2 } };
  const speak = (by: (typeof everybody)[number]) => [{ do: "raise", by } as const, { do: "done", by } as const];

  test("its hands wait, once it is used, until the other side has used its own; then all begin anew", () => {
    const room = aRoom(perSide, everybody).do(...speak("cedar"), ...speak("birch"));
    room.do({ do: "raise", by: "cedar" }, { do: "raise", by: "elm" });
    expect(room.holder).toBe("elm");
    expect(room.reasons).toEqual({ cedar: "waitsForOthers" });
    room.do({ do: "done", by: "elm" });
    expect(room.holder).toBeNull();
    room.do(...speak("fir"));
    expect(room.holder).toBe("cedar");
  });

  test("people of no side, and points of order, wait for nobody", () => {
    const room = aRoom(perSide, everybody).do(...speak("cedar"), ...speak("birch"), { do: "raise", by: "oak" });
    expect(room.holder).toBe("oak");
    expect(room.do({ do: "raise", by: "cedar", as: "order" }, { do: "done", by: "oak" }).holder).toBe("cedar");
  });

  test("in minutes it is what the turns took", () => {
    const room = aRoom({ by: "queue", perSide: { minutes: 1 } }, everybody, { perSideMs: 60_000 });
    room.do({ do: "raise", by: "cedar" }).wait(59).do({ do: "done", by: "cedar" }, { do: "raise", by: "birch" });
    expect(room.holder).toBe("birch");
    room.wait(1).do({ do: "done", by: "birch" }, { do: "raise", by: "cedar" });
    expect(room.holder).toBeNull();
  });

  test("the facilitator may let all speak again, and so does the last of a side that leaves", () => {
    const spent = () => aRoom(perSide, ["cedar", "birch", "elm"]).do(...speak("cedar"), ...speak("birch"), { do: "raise", by: "cedar" });
    expect(spent().holder).toBeNull();
    expect(spent().do({ do: "renew" }).holder).toBe("cedar");
    expect(spent().do({ do: "leave", person: "elm" }).holder).toBe("cedar");
  });
});
