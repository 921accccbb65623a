import { describe, expect, test } from "vitest";
import type { ItemId } from "../../src/model/ids.ts";
import type { Judge } from "../../src/model/vocabulary.ts";
import { judge } from "../../src/rounds/judge/index.ts";
import { resultCard } from "../../src/rounds/judge/result/index.ts";
import { nominalBallots, nominalOptions, nominalResult } from "../judgement/fixtures/nominal.ts";
import { aTable, anItem } from "./table.ts";

const aVote = (own: Partial<Judge> = {}): Judge => ({
  kind: "judge",
  id: "vote",
  title: "t-title",
  who: { roles: "voices" },
  attribution: "anonymous",
  items: { from: ["ideas"] },
  scale: { s: "rank", top: 5, points: "borda" },
  reason: "none",
  tally: ["sumPoints", "voters"],
  breakdown: "none",
  pass: false,
  timing: { live: 5, async: 24 },
  ...own,
});
const dots = aVote({ scale: { s: "dots", n: 3, perItem: 2 } });
const input = nominalOptions.map((id) => anItem(id));
const ranking = (...items: readonly string[]) => ({ ballot: { ranking: items } });
const pass = { ballot: { pass: true } };

function admitted(spec: Judge, body: unknown): string | null {
  return judge.admit?.(aTable(judge, { spec, input }).round, body)?.reason ?? null;
}

describe("a ballot", () => {
  test("may rank fewer than asked, but nothing twice, nothing else, and not more", () => {
    expect(admitted(aVote(), ranking("O01", "O02"))).toBeNull();
    expect(admitted(aVote(), ranking("O01", "O01"))).toBe("judge.refuse.twice");
    expect(admitted(aVote(), ranking("O99"))).toBe("judge.refuse.notAsked");
    expect(admitted(aVote(), ranking("O01", "O02", "O03", "O04", "O05", "O06"))).toBe("judge.refuse.tooMany");
    expect(admitted(aVote(), ranking())).toBe("judge.refuse.unreadable");
  });

  test("may give no more dots than there are, in all and on one item", () => {
    expect(admitted(dots, { ballot: { dots: { O01: 2, O02: 1 } } })).toBeNull();
    expect(admitted(dots, { ballot: { dots: { O01: 2, O02: 2 } } })).toBe("judge.refuse.tooManyDots");
    expect(admitted(dots, { ballot: { dots: { O01: 3 } } })).toBe("judge.refuse.tooManyOnOne");
    expect(admitted(dots, { ballot: { dots: { O99: 1 } } })).toBe("judge.refuse.notAsked");
    expect(admitted(dots, { ballot: { dots: { O01: 0 } } })).toBe("judge.refuse.noDots");
  });

  test("is of the sort the round asks for", () => {
    expect(admitted(dots, ranking("O01"))).toBe("judge.refuse.unreadable");
    expect(admitted(aVote(), { ballot: { dots: { O01: 1 } } })).toBe("judge.refuse.unreadable");
  });

  test("may pass only where the protocol lets it", () => {
    expect(admitted(aVote(), pass)).toBe("judge.refuse.noPass");
    expect(admitted(aVote({ pass: true }), pass)).toBeNull();
  });
});

describe("the phase", () => {
  test("is sealed, and opens only with enough ballots", () => {
    const { phase } = aTable(judge, { spec: aVote(), input }).round.run;
    expect(phase).toMatchObject({
      name: "ballot",
      lasts: 300_000,
      box: { keyEndsWith: "@phase", minContributors: 5, named: false, closesWhenAllActed: false },
      close: { when: "facilitator", quorum: 0.7, quorumPerSide: 0.5, extendTimes: 1, extendBy: 180_000 },
    });
    expect(aTable(judge, { spec: aVote({ minSet: 8 }), input }).round.run.phase.box?.minContributors).toBe(8);
  });

  test("gives every ballot the same size, whatever it says", () => {
    const padTo = aTable(judge, { spec: dots, input }).round.run.phase.box?.padTo ?? 0;
    const longest = JSON.stringify({ ballot: { dots: Object.fromEntries(nominalOptions.map((item) => [item, 50])) } });
    expect(padTo).toBeGreaterThan(longest.length);
  });
});

describe("counting", () => {
  const ballots = nominalBallots.map((ballot) => ranking(...ballot));

  test("gives points and voters, and hands on the items in order of rank", () => {
    const table = aTable(judge, { spec: aVote(), input });
    const figures = table.settle(ballots)?.figures;
    const rows = (figures as { rows: { item: string; points: number; voters: number }[] }).rows;
    expect(rows.map((row) => [row.item, row.points, row.voters])).toEqual(nominalResult);
    expect(table.after(figures)).toEqual({ done: { items: nominalResult.map(([item]) => item), figures } });
  });

  test("works out Kendall's W only where the protocol asks for it", () => {
    expect(aTable(judge, { spec: aVote(), input }).settle(ballots)?.figures).toMatchObject({ w: null });
    const asked = aTable(judge, { spec: aVote({ tally: ["kendallW"] }), input }).settle(ballots)?.figures;
    expect(asked).toMatchObject({ w: expect.any(Number) });
  });

  test("counts a pass as taking part and as nothing else", () => {
    const spec = aVote({ pass: true, tally: ["kendallW"] });
    const figures = aTable(judge, { spec, input: input.slice(0, 2) }).settle([ranking("O01", "O02"), ranking("O01", "O02"), pass])?.figures;
    expect(figures).toMatchObject({ ballots: 3, w: 1, rows: [{ item: "O01", voters: 2 }, { item: "O02" }] });
  });

  test("counts dots", () => {
    const figures = aTable(judge, { spec: dots, input: input.slice(0, 2) }).settle([{ ballot: { dots: { O02: 2 } } }])?.figures;
    expect(figures).toMatchObject({
      scale: "dots",
      rows: [
        { item: "O02", dots: 2, voters: 1, rank: 1 },
        { item: "O01", dots: 0 },
      ],
    });
  });

  test("hands on the items as they came when nothing was released", () => {
    expect(aTable(judge, { spec: aVote(), input: input.slice(0, 2) }).after()).toEqual({ done: { items: ["O01", "O02"], figures: null } });
  });
});

describe("what people see", () => {
  test("a voice gets the form; others only that people are judging; nobody a count", () => {
    const table = aTable(judge, { spec: aVote({ pass: true }), input });
    expect(table.shows("cedar")).toContain('"command":"vote"');
    expect(table.shows("cedar")).toContain('"args":{"pass":"yes"}');
    for (const name of ["sage", "reed"]) {
      expect(table.shows(name)).not.toContain('"command":"vote"');
      expect(table.shows(name)).toContain("judge.othersJudge");
    }
  });

  test("an own ballot comes back only on request", () => {
    const table = aTable(judge, { spec: aVote(), input });
    expect(table.shows("cedar")).toContain('"chosen":[]');
    expect(table.shows("cedar", ranking("O07", "O01"))).toContain('"chosen":["O07","O01"]');
  });

  test("offers no more places than there are items", () => {
    expect(aTable(judge, { spec: aVote(), input: input.slice(0, 3) }).shows("cedar")).toContain('"places":3');
  });

  test("the result shows both columns, ties as ties, and agreement in a word", () => {
    const rows = [
      { item: "a" as ItemId, points: 9, voters: 2, rank: 1 },
      { item: "b" as ItemId, points: 4, voters: 2, rank: 2 },
      { item: "c" as ItemId, points: 4, voters: 2, rank: 2 },
    ];
    const card = JSON.stringify(resultCard({ scale: "rank", ballots: 5, rows, w: 0.687 }));
    expect(card).toContain('"say":"judge.result.rank","with":{"rank":1}');
    expect(card.match(/judge\.result\.tied/g)).toHaveLength(2);
    expect(card).toContain('"agreed":"moderate","w":0.69');
  });
});
