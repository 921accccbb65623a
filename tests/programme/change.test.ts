import { describe, expect, test } from "vitest";
import type { SessionId } from "../../src/model/ids.ts";
import type { Programme } from "../../src/model/programme.ts";
import { begin, change, type Change } from "../../src/programme/change.ts";

const STAGES = ["Engage", "Map", "Probe"];
const session = (id: string): SessionId => id as SessionId;

describe("a group that meets again", () => {
  test("begins at the first of its stages, or has none", () => {
    expect(aGroup()).toMatchObject({ stage: 1, stages: STAGES, moves: [], meetings: [] });
    expect(aGroup([])).toMatchObject({ stage: 0, stages: [] });
  });

  test("moves on and back, each time with a reason", () => {
    const there = done(aGroup(), { do: "moveStage", to: 3, why: "We know what to focus on." }, { do: "moveStage", to: 2, why: "Not yet." });
    expect(there.stage).toBe(2);
    expect(there.moves).toEqual([
      { from: 1, to: 3, why: "We know what to focus on.", on: 100 },
      { from: 3, to: 2, why: "Not yet.", on: 100 },
    ]);
  });

  test.each([
    [{ do: "moveStage", to: 2, why: "  " }, "programme.empty.why"],
    [{ do: "moveStage", to: 2, why: "w".repeat(301) }, "programme.long.why"],
    [{ do: "moveStage", to: 2, why: "a \u202E b" }, "programme.words.why"],
    [{ do: "moveStage", to: 4, why: "On." }, "programme.no.stage"],
    [{ do: "moveStage", to: 0, why: "On." }, "programme.no.stage"],
    [{ do: "moveStage", to: 1.5, why: "On." }, "programme.no.stage"],
    [{ do: "moveStage", to: 1, why: "On." }, "programme.no.sameStage"],
    [{ do: "describe", name: " ", covenant: "" }, "programme.empty.name"],
    [{ do: "describe", name: "River", covenant: "c".repeat(4_001) }, "programme.long.covenant"],
  ] as const)("%o is refused", (asked, reason) => {
    const changed = change(aGroup(), asked, 100);
    expect(!changed.ok && changed.refusal.reason).toBe(reason);
  });

  test("one stage alone is none", () => {
    const begun = begin({ name: "River", language: "en", stages: ["Only"] });
    expect(!begun.ok && begun.refusal.reason).toBe("programme.no.stages");
  });

  test("a covenant has the day on which its words were last changed", () => {
    const first = done(aGroup(), { do: "describe", name: "River", covenant: "We listen." });
    const named = change(first, { do: "describe", name: "The river", covenant: "We listen." }, 200);
    expect(named.ok && named.programme.covenant).toEqual({ words: "We listen.", since: 100 });
    const changed = change(first, { do: "describe", name: "River", covenant: "We listen first." }, 200);
    expect(changed.ok && changed.programme.covenant).toEqual({ words: "We listen first.", since: 200 });
  });

  test("its meetings are counted, with the stage they were at", () => {
    const met = done(
      aGroup(),
      { do: "meet", session: session("one") },
      { do: "moveStage", to: 2, why: "On." },
      { do: "meet", session: session("two") },
    );
    expect(met.meetings.map(({ number, stage }) => [number, stage])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  test("a meeting that is erased leaves its number, its papers, and nothing that leads to it; once", () => {
    const put: Change = { do: "putAway", session: session("one"), papers: [{ id: "p1", title: "Recap" }] };
    const away = done(aGroup(), { do: "meet", session: session("one") }, put);
    expect(away.meetings).toEqual([{ number: 1, on: 100, stage: 1, session: null }]);
    expect(away.papers).toEqual([{ id: "p1", title: "Recap", meeting: 1, on: 100 }]);
    expect(done(away, put)).toEqual(away);
  });

  test("a list that was written before a member went off it does not put them back", () => {
    const members = [member("Cedar"), member("Birch")];
    const listed = done(aGroup(), { do: "list", sides: [], members, was: 0 });
    const without = done(listed, { do: "takeOff", name: "Cedar" });
    const late = change(without, { do: "list", sides: [], members: [...members, member("Elm")], was: listed.listVersion }, 100);
    expect(!late.ok && late.refusal.reason).toBe("programme.listMoved");
    const seen = done(without, { do: "list", sides: [], members: [member("Elm")], was: without.listVersion });
    expect(seen.members).toEqual([member("Elm")]);
  });

  test("somebody goes off the list by their name, however it is written", () => {
    const listed = done(aGroup(), { do: "list", sides: [], members: [member("Cedar"), member("Birch")], was: 0 });
    expect(done(listed, { do: "takeOff", name: " CEDAR " }).members).toEqual([member("Birch")]);
  });
});

const member = (name: string) => ({ name, fullName: null, role: "participant", side: null }) as const;

function aGroup(stages: readonly string[] = STAGES): Programme {
  const begun = begin({ name: "River", language: "en", stages });
  if (!begun.ok) throw new Error(begun.refusal.reason);
  return begun.programme;
}

const done = (group: Programme, ...changes: readonly Change[]): Programme =>
  changes.reduce((now, each) => {
    const changed = change(now, each, 100);
    if (!changed.ok) throw new Error(changed.refusal.reason);
    return changed.programme;
  }, group);
