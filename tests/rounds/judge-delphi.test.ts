import { readFileSync } from "node:fs";
import { expect, test, describe } from "vitest";
import { aJudge, aJudgement, aRepeat, asOutput, ballots, delphi, figuresOf, rowOf, type Voter } from "./judging.ts";
import type { Entry } from "../../src/model/session.ts";

/** The scenario delphi-15, played through the round: two passes of ratings, and the ranking after them. */
interface Pass {
  readonly n: number;
  readonly median: number;
  readonly q1: number;
  readonly q3: number;
  readonly iqr: number;
  readonly pct7to9: number;
  readonly pct1to3: number;
  readonly disagreement: boolean;
  readonly hist: Readonly<Record<string, number>>;
}
interface Scenario {
  readonly statements: readonly { readonly id: string }[];
  readonly ratings: Readonly<Record<"R2" | "R3", Readonly<Record<string, Readonly<Record<string, number>>>>>>;
  readonly reasons: readonly { readonly round: string; readonly by: string; readonly statement: string; readonly text: string }[];
  readonly ranking: Readonly<Record<string, readonly string[]>>;
  readonly expected: {
    readonly statements: Readonly<
      Record<string, { readonly r2: Pass; readonly r3: Pass; readonly stable: boolean; readonly outcome: string }>
    >;
    readonly stableShare: number;
    readonly top10: readonly string[];
    readonly kendallW: number;
  };
}
const scenario = JSON.parse(readFileSync(new URL("../scenarios/files/delphi-15.json", import.meta.url), "utf8")) as Scenario;
const over = scenario.statements.map(({ id }) => id);
const panel = Array.from({ length: 15 }, (_, index) => `e${String(index + 1).padStart(2, "0")}`);
const WORD: Readonly<Record<string, string>> = {
  agreedFor: "agreed-for",
  agreedAgainst: "agreed-against",
  polarised: "polarised",
  open: "open",
};

const spec = aJudge({
  reason: "ifOutside",
  feedback: { own: true, group: "median+iqr", reasons: true },
  tally: ["median", "iqr", "pctTop", "stability", "histogram"],
});

/** Entries keep the number of their person from one pass to the next, as the engine pairs them by token. */
function entriesOf(pass: "R2" | "R3"): Entry[] {
  const voters = panel.flatMap((id, who): { who: number; voter: Voter }[] => {
    const choices = scenario.ratings[pass][id];
    const given = scenario.reasons.filter((each) => each.round === pass && each.by === id);
    return choices ? [{ who, voter: { choices, reasons: Object.fromEntries(given.map((each) => [each.statement, each.text])) } }] : [];
  });
  return ballots(voters.map(({ voter }) => voter)).map((entry, index) => ({ ...entry, who: voters[index]?.who ?? -1 }));
}

const first = aJudgement({ spec, over, people: { none: 15 }, around: aRepeat(delphi) });
// The first ratings are pass 2 of the story and pass 1 of the repeat; nobody is asked for reasons in it.
const firstFigures = figuresOf("rate", first, entriesOf("R2"));
const second = aJudgement({ spec, over, people: { none: 15 }, around: aRepeat(delphi, { pass: 2, before: asOutput(firstFigures) }) });
const figures = figuresOf("rate", second, entriesOf("R3"), entriesOf("R2"));

describe("the panel of the scenario delphi-15, through the round", () => {
  test.each(over)("is published as expected on %s in both passes", (id) => {
    const expected = scenario.expected.statements[id];
    for (const [found, pass] of [[firstFigures, expected?.r2] as const, [figures, expected?.r3] as const]) {
      const row = rowOf(found.rows, id);
      expect([row.n, row.median, row.q25, row.q75, row.iqr, row.disagreement]).toEqual([
        pass?.n,
        pass?.median,
        pass?.q1,
        pass?.q3,
        pass?.iqr,
        pass?.disagreement,
      ]);
      const share = (count: number | null): number => Math.round(((count ?? 0) / row.voters) * 1000) / 10;
      expect([share(row.high), share(row.low)]).toEqual([pass?.pct7to9, pass?.pct1to3]);
      expect(row.histogram).toEqual(Array.from({ length: 9 }, (_, index) => pass?.hist[String(index + 1)] ?? 0));
    }
    const row = rowOf(figures.rows, id);
    expect([row.stable, WORD[row.outcome ?? ""]]).toEqual([expected?.stable, expected?.outcome]);
    expect(rowOf(firstFigures.rows, id).stable).toBeNull();
  });

  test("goes on after the first ratings and ends after the second, since 83 % of the statements are stable", () => {
    expect(firstFigures).toMatchObject({ panel: 15, ballots: 14, stop: { stop: false, why: "another" } });
    expect(figures).toMatchObject({ panel: 15, ballots: 13, stop: { stop: true, why: "stable" } });
    const stable = figures.rows.filter((row) => row.stable).length;
    expect(Math.round((stable / figures.rows.length) * 1000) / 1000).toBe(scenario.expected.stableShare);
  });

  test("publishes of changed minds only whether a statement is stable", () => {
    const text = JSON.stringify(figures);
    for (const told of ["netChange", "changed", "medianMoved", "pairs", "who", "before"]) expect(text).not.toContain(`"${told}"`);
  });

  test("hands on the ten strongest to be ranked", () => {
    const strongest = figures.rows.slice(0, 10).map((row) => row.item as string);
    expect(strongest.toSorted()).toEqual(scenario.expected.top10.toSorted());
    const ranks = figures.rows.map((row) => row.rank);
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  });
});

test("the ranking of the ten strongest agrees as expected, and is not yet strong", () => {
  const rank = aJudge({ scale: { s: "rank", top: 10, points: "borda" }, tally: ["kendallW", "sumPoints"] });
  const cast = Object.values(scenario.ranking).map((ranking, who): Entry => ({
    who,
    side: null,
    person: null,
    body: { ballot: { ranking } },
  }));
  const found = figuresOf("rank", aJudgement({ spec: rank, over: scenario.expected.top10, people: { none: 15 } }), cast);
  expect(found.ballots).toBe(13);
  expect(Math.round((found.w ?? 0) * 10_000) / 10_000).toBe(scenario.expected.kendallW);
  expect(found.rows[0]?.item).toBe("d02");
});

describe("a Delphi ends", () => {
  const round = (pass: number, people: number) =>
    aJudgement({ spec, over: ["a"], people: { none: people }, around: aRepeat(delphi, { pass }) });
  const seven = ballots(Array.from({ length: 7 }, () => ({ choices: { a: 7 } })));

  test("when fewer than 70 % answered, which is told before anything else", () => {
    expect(figuresOf("rate", round(3, 11), seven, seven).stop).toEqual({ stop: true, why: "response" });
    expect(figuresOf("rate", round(1, 10), seven).stop).toEqual({ stop: false, why: "another" });
  });

  test("after the last pass it may take", () => expect(figuresOf("rate", round(3, 7), seven).stop).toEqual({ stop: true, why: "passes" }));

  test("when all pass: nobody answered, nothing is published, and it does not fail", () => {
    const found = figuresOf("rate", round(1, 7), ballots(Array.from({ length: 7 }, () => "pass" as const)));
    expect(found).toMatchObject({
      ballots: 7,
      stop: { stop: true, why: "response" },
      rows: [{ item: "a", n: 0, median: null, outcome: null }],
    });
  });

  test("nowhere but in a Delphi: elsewhere the figures say nothing of stopping", () => {
    const alone = aJudgement({ spec, over: ["a"], people: { none: 7 } });
    expect(figuresOf("rate", alone, seven).stop).toBeNull();
  });
});
